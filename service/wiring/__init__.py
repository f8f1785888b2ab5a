"""Settings to House; the one place where concrete classes are named.

A room for each door, so that a search need not import the desk.
"""
