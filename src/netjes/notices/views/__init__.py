"""The pages of this room: what somebody was told, and the letters that go out."""
