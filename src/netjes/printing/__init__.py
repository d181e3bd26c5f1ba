"""Paper: data in, a PDF out that can be read aloud. No Django and no database; `documents` is the door."""
