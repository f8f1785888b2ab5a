"""Where in a kept text an agent found something: which words exactly, and may they be hidden?"""

from dataclasses import replace

from redaction.recognizers.known import whole_words
from redaction.text import PLACEHOLDER, RedactedText
from service.errors import ConflictError, InvalidRequestError, NotFoundError
from service.helpdesk.hiding import Place
from service.model.kept import RedactedTicket

LONGEST_VALUE = 300
_LEAST_LETTERS = 2


def text_of(ticket: RedactedTicket, message_id: str) -> RedactedText:
    """Find a message's text; an empty id means the subject.

    Raises NotFoundError.
    """
    if not message_id:
        return ticket.subject
    found = next((turn.text for turn in ticket.messages if turn.id == message_id), None)
    if found is None:
        raise NotFoundError("There is no such message in the ticket.")
    return found


def trimmed(text: str, place: Place) -> Place:
    """Leave out white space at a place's ends.

    Raises InvalidRequestError if the place is not within the text, or has nothing else.
    """
    if not 0 <= place.start < place.end <= len(text):
        raise InvalidRequestError("The span is not within the message.")
    value = text[place.start : place.end]
    if not value.strip():
        raise InvalidRequestError("There is only white space in the span.")
    start = place.start + len(value) - len(value.lstrip())
    return replace(place, start=start, end=start + len(value.strip()))


def whole(text: str, place: Place) -> Place:
    """Widen a place to whole words, and check that hiding it does no harm.

    Raises InvalidRequestError.
    """
    if any(m.start() < place.end and place.start < m.end() for m in PLACEHOLDER.finditer(text)):
        raise InvalidRequestError("Part of that is hidden already. Choose only what is shown.")
    start, end = whole_words(text, place.start, place.end)
    if end - start > LONGEST_VALUE:
        raise InvalidRequestError(f"At most {LONGEST_VALUE} characters are hidden at once.")
    # One Latin letter occurs everywhere; one Chinese character may be a name.
    letters = [character for character in text[start:end] if character.isalnum()]
    if len(letters) < _LEAST_LETTERS and "".join(letters).isascii():
        raise InvalidRequestError("That is too short: it would be hidden all over the ticket.")
    return replace(place, start=start, end=end)


def check_words(text: str, place: Place, words: str | None) -> None:
    """Check that the words which an agent saw still stand at the place, but for white space.

    Raises ConflictError.
    """
    if words is not None and words.split() != text[place.start : place.end].split():
        raise ConflictError("The message has changed since it was shown.")
