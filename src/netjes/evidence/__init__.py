"""What people bring along: chats, letters and pictures, read without trusting them.

Pure: no Django, nothing kept, and no network unless the caller passes a way to look keys up. `recognise` says what a
file is, `read_apart` reads it in a child process under limits, `as_view` makes of it what a page may show.
"""
