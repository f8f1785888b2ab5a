"""The error tree: whose fault it is, whether a retry is worth it, and what to say.

    DeskError
    ├── NotFoundError               caller   the ticket, suggestion or article is not there
    ├── ConflictError               caller   the state has moved on
    │   ├── AlreadyDecidedError
    │   └── SuggestionStaleError
    ├── InvalidRequestError         caller   it cannot be done as asked
    │   ├── TooLargeError
    │   └── UnknownProfileError
    ├── VaultErasedError            caller   what was hidden is erased for ever
    ├── SettingsError               caller   a setting or a settings file cannot be used
    ├── NotAllowedError             caller   not signed in, wrong key, wrong password
    ├── RedactionUnavailableError   desk     personal data could not be hidden: nothing left
    ├── ModelUnavailableError       outside  the language model failed: the articles serve
    │   └── RewritingUnavailableError        a draft cannot be said again: it stays as it is
    └── HelpdeskUnavailableError    outside  the helpdesk did not answer

Messages are shown to people and written to logs: they never hold a customer's words.
"""

from typing import ClassVar, Literal

Fault = Literal["caller", "desk", "outside"]


class DeskError(Exception):
    """Base of every error the desk raises on purpose."""

    fault: ClassVar[Fault] = "desk"
    retryable: ClassVar[bool] = False
    help: ClassVar[str] = "Something went wrong on our side. Nothing was sent."


class NotFoundError(DeskError):
    """What was asked for is not there."""

    fault = "caller"
    help = "Check the id; it may have been removed."


class ConflictError(DeskError):
    """The state has moved on since the caller looked."""

    fault = "caller"
    help = "Load it again and decide on what you see then."


class AlreadyDecidedError(ConflictError):
    """A suggestion is decided once."""

    help = "Somebody has decided on this suggestion already. Load it again to see what was sent."


class SuggestionStaleError(ConflictError):
    """The ticket has changed since the suggestion was drafted."""

    help = "The customer wrote again, or more was hidden. Ask for a new suggestion."


class InvalidRequestError(DeskError):
    """It cannot be done as asked."""

    fault = "caller"
    help = "Correct the request and send it again."


class TooLargeError(InvalidRequestError):
    """The request is larger than the desk reads."""

    help = "Send less text at once."


class UnknownProfileError(InvalidRequestError):
    """No profile of redaction has this name."""

    help = "`deskproof redact --explain NAME` prints what a profile hides and keeps, and why."


class SettingsError(DeskError):
    """A setting, or a file that a setting names, cannot be used as it is."""

    fault = "caller"
    help = "Settings are listed in docs/settings.md, a company's own kinds in docs/profiles.md."


class VaultErasedError(DeskError):
    """What was hidden in a ticket has been erased, and nobody can read it again."""

    fault = "caller"
    help = "The redacted text is still there. For new questions, open a new ticket."


class NotAllowedError(DeskError):
    """The caller is not signed in, or not allowed to."""

    fault = "caller"
    help = "Sign in, or send a valid API key as `Authorization: Bearer …`."


class RedactionUnavailableError(DeskError):
    """Personal data could not be hidden, so the text went nowhere."""

    retryable = True
    help = "The text could not be checked for personal data, so it was not used. Try again."


class ModelUnavailableError(DeskError):
    """The language model failed, was late, or answered nonsense."""

    fault = "outside"
    retryable = True
    help = "The language model did not answer; the draft was assembled from the articles."


class RewritingUnavailableError(ModelUnavailableError):
    """A draft could not be said again in the manner that was asked for."""

    help = "The draft stays as it is. Most manners need a language model: see docs/settings.md."


class HelpdeskUnavailableError(DeskError):
    """The helpdesk did not answer."""

    fault = "outside"
    retryable = True
    help = "The helpdesk did not answer; we will try again."
