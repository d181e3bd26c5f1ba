"""The pages of a draft: parse, one action or one query, render."""
