"""What people bring along: chats, letters and pictures, read without trusting them. Pure; nothing is kept."""
