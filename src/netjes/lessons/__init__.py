"""Permission in the lesson: who opens it for whom and until when, and what holds at this moment."""
