"""Professional accounts: which are really of this school, and who follows whom."""
