"""Tell what only leads elsewhere in an article: teasers, lone links, "see below"."""

import re

_LONE_LINK = re.compile(r"[^\w\[]*\[[^\]\n]*\]\([^)\n]*\)(?:\{[^}\n]*\})?[.!]?")
_TEASER = re.compile(
    r"(?:learn|read|find out|discover|explore) (?:how|what|why|when|where|about|more)\b.*"
    r"|(?:in this|this) (?:article|guide|page|section|topic|post|tutorial)\b"
    r"(?!.{0,60}\b(?:only|not|applies)\b).*"
    r"|(?:related|see also|more (?:information|help|articles)|further reading|contents"
    r"|table of contents|back to top|was this (?:article )?helpful|last updated|next steps?)\b"
    r".{0,80}"
    r"|(?:for|to get) (?:more|further|additional) (?:information|details|help)\b.*"
    r"|details: .{0,120}",
    re.IGNORECASE | re.DOTALL,
)
_AWAY = re.compile(
    r"\b(?:see|shown|listed|described|given|explained|follow|in|use|table|image|picture|screenshot"
    r"|figure|diagram|video|list|sections?|instructions?|steps?)\b[^.!?]{0,40}\b(?:below|above)\b"
    r"|\b(?:below|above|following|next) (?:table|image|picture|screenshot|figure|diagram|video"
    r"|section|links?)\b|\b(?:click|tap|press|go) here\b"
    r"|\bin the (?:table|image|video|screenshot|same (?:place|way|menu))\b"
    r"|\b(?:through|on|in|with) this (?:page|article|guide|list)\b",
    re.IGNORECASE,
)
_SEE = re.compile(
    r"(?:please |also )?(?:see|refer to|check out|go to|visit|read) [^.!?]{1,160}[.!]?"
    r"|[^.!?]{1,80} (?:is|are) (?:explained|described|covered|listed|shown) in [^.!?]{1,120}[.!]?",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[>\s*_]*(?:\[!\w+\]|(?:please )?note\b|important\b|warning\b|caution\b|tip\b|attention\b)",
    re.IGNORECASE,
)
_TITLE_LIKE = 6
_READ = 1000


def leads_elsewhere(quote: str, text: str) -> bool:
    """Whether a sentence leads to an answer and is none: a lone link, "Learn how to …"."""
    quote, text = quote[:_READ], text[:_READ]
    return bool(_LONE_LINK.fullmatch(quote) or _TEASER.fullmatch(text)) or _only_points(quote, text)


def _only_points(quote: str, text: str) -> bool:
    """Whether a sentence says no more than where to read on."""
    return "](" in quote and bool(_SEE.fullmatch(text))


def points_away(text: str) -> bool:
    """Whether a sentence needs what stands elsewhere on its page: "see the table below"."""
    return bool(_AWAY.search(text[:_READ]))


def is_note(quote: str) -> bool:
    """Whether a sentence is marked as a note or a warning, which belongs to what stands before."""
    return bool(_NOTE.match(quote[:_READ]))
