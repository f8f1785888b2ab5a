"""The one error of reading: something is there, but it cannot be taken as an article."""


class UnreadableError(Exception):
    """Cannot be taken as an article. The message is a sentence for whoever keeps the source."""
