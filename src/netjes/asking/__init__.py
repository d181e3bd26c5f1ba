"""*Mag ik dit?*: from what somebody types to an answer with its reasons. Nothing about the asker is kept."""
