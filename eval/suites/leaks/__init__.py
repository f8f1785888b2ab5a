"""The leaks suite: no customer's plain word is sent, kept, logged or counted anywhere."""
