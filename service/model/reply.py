"""What the desk proposes and what the agent does with it. Everything here is redacted text."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from redaction.entities import Entity
from redaction.text import NOTHING, RedactedText
from retrieval.articles import Audience, Hit, Leg

Verdict = Literal["supported", "partly", "unsupported", "courtesy"]
Fault = Literal[
    "unproven",
    "number",
    "negation",
    "actor",
    "condition",
    "order",
    "link",
    "name",
    "promise",
    "placeholder",
    "markup",
    "instruction",
]
"""What keeps a sentence from being supported: the words are not there, or one of them differs."""

RefusalReason = Literal[
    "empty_question",
    "nothing_found",
    "weak_evidence",
    "sources_conflict",
    "out_of_scope",
    "needs_account_data",
    "needs_person",
    "unclear",
]
Concern = Literal["legal_threat", "self_harm", "safety", "anger", "asks_for_person"]
"""Why a person has to answer, whatever the articles say."""

SuggestionKind = Literal["draft", "refusal", "person"]
SuggestionState = Literal["waiting", "accepted", "edited", "rejected", "stale"]
Action = Literal["accepted", "edited", "rejected"]
RejectReason = Literal["wrong", "outdated_article", "wrong_tone", "incomplete", "not_needed"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence's pointer to the words that prove it: ``quote == article.text[start:end]``."""

    article_id: str
    title: str
    url: str
    passage_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A hit as it stood when the suggestion was made; ``text`` is the passage's."""

    article_id: str
    title: str
    url: str
    passage_id: str
    text: str
    score: float
    audience: Audience = "public"
    updated_at: datetime | None = None
    headings: tuple[str, ...] = ()
    legs: dict[str, Leg] = field(default_factory=dict)

    @classmethod
    def of(cls, hit: Hit) -> "Evidence":
        """Take down a hit as it stands now."""
        article = hit.passage.article
        return cls(
            article_id=article.id,
            title=article.title,
            url=article.url,
            passage_id=hit.passage.id,
            text=hit.passage.text,
            score=hit.score,
            audience=article.audience,
            updated_at=article.updated_at,
            headings=hit.passage.headings,
            legs=dict(hit.legs),
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a draft, with its verdict and its proof.

    ``lead`` is what stands before it in the reply: a space, a new paragraph, a step's number.
    ``score`` between 0 and 1 says how well it is proven, ``faults`` what it lacks.
    """

    text: RedactedText
    verdict: Verdict
    citations: tuple[Citation, ...] = ()
    lead: str = " "
    score: float = 1.0
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed reply, still redacted. ``confidence`` is between 0 and 1.

    Unsupported sentences stay in ``sentences`` for the agent to see; ``text`` leaves them out.
    ``fallback`` says, in words, why the writer asked for did not write it; empty if it did.
    """

    sentences: tuple[Sentence, ...]
    confidence: float
    writer: str
    fallback: str = ""

    @property
    def text(self) -> RedactedText:
        """The reply as it would be sent."""
        sent = (s for s in self.sentences if s.verdict != "unsupported")
        return RedactedText("".join(s.lead + s.text for s in sent).strip())

    @property
    def id(self) -> str:
        """A name for exactly these words, to tell whether they were said again since."""
        return hashlib.sha256(self.text.encode(errors="surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Refusal:
    """The desk's reasoned "I do not know".

    ``concern`` goes with *needs_person*; ``question``, which would settle it, with *unclear*;
    ``sides``, the words that contradict each other, with *sources_conflict*. ``unproven`` is what
    a model wrote and nothing supports, for the agent to see and never to be sent.
    """

    reason: RefusalReason
    confidence: float
    writer: str
    fallback: str = ""
    concern: Concern | None = None
    question: RedactedText = NOTHING
    sides: tuple[Citation, ...] = ()
    unproven: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A draft or a refusal as offered to an agent, for one last message of one ticket.

    ``original`` is the draft as it was written first, where an agent had it said again.
    """

    id: str
    ticket_id: str
    message_id: str
    reply: Draft | Refusal
    hits: tuple[Evidence, ...]
    entities: tuple[Entity, ...]
    created_at: datetime
    state: SuggestionState = "waiting"
    timings_ms: dict[str, float] = field(default_factory=dict)
    original: Draft | None = None

    @property
    def kind(self) -> SuggestionKind:
        """What the queue calls it while it waits: a draft, nothing, or work for a person."""
        if isinstance(self.reply, Draft):
            return "draft"
        return "person" if self.reply.reason == "needs_person" else "refusal"


@dataclass(frozen=True, slots=True)
class Decision:
    """What the agent did with a suggestion.

    ``text`` is the reply as sent, redacted; empty if rejected.
    ``diff`` lists the changes against the draft as unified-diff lines, redacted too.
    ``sent_at`` is None until the helpdesk has taken the reply.
    """

    suggestion_id: str
    action: Action
    by: str
    at: datetime
    text: RedactedText = NOTHING
    diff: tuple[str, ...] = ()
    reason: RejectReason | None = None
    sent_at: datetime | None = None
