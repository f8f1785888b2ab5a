"""The refusal suite: is the desk silent where it would be wrong, and how sure is it?"""
