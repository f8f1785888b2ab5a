"""Know what is not known: how sure a draft is, and why there is none."""
