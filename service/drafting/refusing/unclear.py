"""Find the one question that would settle which of several articles a customer needs."""

from collections.abc import Sequence

from redaction.text import RedactedText
from retrieval.articles import Article, Hit
from retrieval.questions.words import telling
from service.drafting.port import Question
from service.drafting.refusing.signs import QUESTION_CHARACTERS, stems

FEW_WORDS = 5
"""A message with more telling words than this says what it is about."""

AS_GOOD = 0.85
"""Share of the best article's score from which on another one fits as well."""

TITLE_CHARACTERS = 80

_ASKING = {
    "en": ("Is this about “{}” or about “{}”?", "What are you trying to do, and what happens?"),
    "de": ("Geht es um „{}“ oder um „{}“?", "Was möchten Sie tun, und was geschieht?"),
    "fr": ("Est-ce au sujet de « {} » ou de « {} » ?", "Que souhaitez-vous faire ?"),
    "es": ("¿Se trata de «{}» o de «{}»?", "¿Qué quiere hacer, y qué ocurre?"),
    "it": ("Si tratta di «{}» o di «{}»?", "Che cosa vuole fare, e che cosa succede?"),
    "nl": ("Gaat het om “{}” of om “{}”?", "Wat wilt u doen, en wat gebeurt er?"),
}
"""What is asked where two articles fit, and where a message says nothing, by language."""


def settling_question(question: Question, hits: Sequence[Hit]) -> RedactedText | None:
    """Ask which of two articles is meant, if a few words fit both as well; None if they do not.

    Articles of nearly the same title, editions of one text for two brands for example, are not two
    things to choose from.
    """
    # A long message says what it is about, however short the question in it.
    asked = telling(question.text[:QUESTION_CHARACTERS])
    if len(asked) > FEW_WORDS or not hits:
        return None
    which, what = _ASKING.get(question.language[:2].lower(), _ASKING["en"])
    if not asked:
        return RedactedText(what)
    best = hits[0]
    other = next((hit for hit in hits if _fits_as_well(hit, best)), None)
    if other is None:
        return None
    return RedactedText(which.format(_title(best.passage.article), _title(other.passage.article)))


def _fits_as_well(hit: Hit, best: Hit) -> bool:
    one, other = hit.passage.article, best.passage.article
    differ = stems(one.title) != stems(other.title)
    return one.id != other.id and differ and hit.score >= AS_GOOD * best.score


def _title(article: Article) -> str:
    """Cut a title to what fits into a question, at a word's end."""
    title = " ".join(article.title.split())
    if len(title) <= TITLE_CHARACTERS:
        return title
    return title[:TITLE_CHARACTERS].rpartition(" ")[0] + " …"
