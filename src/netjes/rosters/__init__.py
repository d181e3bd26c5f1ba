"""Lists of people from the school's own administration: read, looked over, and only then taken over."""
