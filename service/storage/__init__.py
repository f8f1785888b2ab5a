"""Keep tickets, suggestions, decisions and who may sign in."""
