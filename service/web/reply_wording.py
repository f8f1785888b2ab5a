"""Say verdicts, refusals and rewritings in the words agents read, on pages and in terminals."""

from collections.abc import Mapping, Sequence

from service.drafting.port import Manner
from service.model.reply import (
    Concern,
    Fault,
    Refusal,
    RefusalReason,
    RejectReason,
    Verdict,
)

VERDICTS: Mapping[Verdict, str] = {
    "supported": "proven",
    "partly": "in part",
    "unsupported": "not sent",
    "courtesy": "courtesy",
}

FAULTS: Mapping[Fault, str] = {
    "unproven": "no article says it",
    "number": "a number differs",
    "negation": "the article says the opposite",
    "actor": "the article names somebody else",
    "condition": "a condition is left out",
    "order": "a step is out of order",
    "link": "no article has this link",
    "name": "no article has this name",
    "promise": "the desk cannot do what it promises",
    "placeholder": "a hidden value stands where none belongs",
    "markup": "it has markup",
    "instruction": "it repeats an instruction to a model",
}

REFUSALS: Mapping[RefusalReason, str] = {
    "empty_question": "No answer: the message asks nothing that can be looked up",
    "nothing_found": "No answer: no article says anything about this",
    "weak_evidence": "No answer: the articles come close, but none answers this",
    "sources_conflict": "Sources disagree",
    "out_of_scope": "No answer: this is not about anything that the articles cover",
    "needs_account_data": "No answer: only the customer's account can tell",
    "needs_person": "A person should answer this",
    "unclear": "Unclear: the message can mean several things",
}

CONCERNS: Mapping[Concern, str] = {
    "legal_threat": "Legal threat",
    "self_harm": "Talk of self-harm",
    "safety": "Somebody's safety",
    "anger": "Angry customer",
    "asks_for_person": "Asks for a person",
}

NEXT_STEPS: Mapping[RefusalReason, str] = {
    "empty_question": "Write a reply, or reject this if none is needed.",
    "nothing_found": "Nothing is sent on its own.",
    "weak_evidence": "Nothing is sent on its own.",
    "sources_conflict": "Find out which of them holds, then write a reply.",
    "out_of_scope": "Write a reply, or reject this if none is needed.",
    "needs_account_data": "Look into the account, then write a reply.",
    "needs_person": "Nothing is sent on its own.",
    "unclear": "One question would settle it:",
}

CARE: Mapping[Concern, str] = {
    "legal_threat": "Admit and promise nothing before whoever handles legal matters has read it.",
    "self_harm": "Answer now, as a person to a person, and name a crisis line where they live.",
    "safety": "Answer now: somebody may be in danger.",
    "anger": "Words put together by a program would make it worse.",
    "asks_for_person": "Say who you are; what the articles say can wait.",
}

REJECTIONS: Mapping[RejectReason, str] = {
    "wrong": "wrong",
    "outdated_article": "outdated article",
    "wrong_tone": "wrong tone",
    "incomplete": "incomplete",
    "not_needed": "not needed",
}

MANNERS: Mapping[Manner, tuple[str, str, str]] = {
    "shorter": ("Shorter", "S", "Shortening…"),
    "warmer": ("Warmer", "W", "Warming up…"),
    "simpler": ("Simpler", "M", "Simplifying…"),
    "translated": ("Translate", "T", "Translating…"),
}
"""What the button says, its key, and what it says while the draft is being said again."""

LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "it": "Italiano",
    "nl": "Nederlands",
    "pl": "Polski",
    "pt": "Português",
    "ja": "日本語",
}
"""What can be chosen to translate into, besides the ticket's own language."""

SURE_AT_MOST = 99
"""No draft is shown as certain, for none is."""

HOW_SURE = "Of 100 drafts of which the desk is this sure, so many are right"


def right_in_100(confidence: float) -> str:
    """Say how sure a draft is, as in "right 94 in 100"."""
    return f"right {min(round(confidence * 100), SURE_AT_MOST)} in 100"


def partly_in_words(count: int) -> str:
    """Say how many sentences are proven in part."""
    return "One sentence is proven in part" if count == 1 else f"{count} are proven in part"


def refusal_in_words(refusal: Refusal) -> str:
    """Say why there is no draft."""
    if refusal.concern:
        return f"{CONCERNS[refusal.concern]}: answer yourself"
    return REFUSALS[refusal.reason]


def next_step(refusal: Refusal) -> str:
    """Say what an agent does about a refusal."""
    return CARE[refusal.concern] if refusal.concern else NEXT_STEPS[refusal.reason]


def faults_in_words(faults: Sequence[Fault]) -> str:
    """Say what a sentence lacks, as in "a number differs; a condition is left out"."""
    return "; ".join(FAULTS[fault] for fault in faults)


def languages_for(own: str) -> dict[str, str]:
    """Give nine languages to translate into by code, the ticket's own first."""
    if not own:
        return dict(LANGUAGES)
    first = own.partition("-")[0].lower()
    others = {code: name for code, name in LANGUAGES.items() if code != first}
    return dict([(own, LANGUAGES.get(first, own)), *others.items()][: len(LANGUAGES)])
