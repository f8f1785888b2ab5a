"""What is put before questions and passages, because a model was trained with it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

_SEARCH = "Represent this sentence for searching relevant passages: "
_OWN_PASSAGE_KEYS = ("document", "passage", "corpus")


@dataclass(frozen=True, slots=True)
class Prompts:
    """What is put before a question and before a passage, to the character; mostly nothing."""

    query: str = ""
    passage: str = ""

    @property
    def mark(self) -> str:
        """What a model's name gets behind it: with other prompts its vectors are others."""
        if self == Prompts():
            return ""
        both = f"{self.query}\0{self.passage}"
        return f"+{hashlib.sha256(both.encode()).hexdigest()[:8]}"


FAMILIES: tuple[tuple[str, Prompts], ...] = (
    (
        r"multilingual-e5-large-instruct",
        Prompts(
            "Instruct: Given a web search query, retrieve relevant passages that answer the query"
            "\nQuery: "
        ),
    ),
    (r"(multilingual-)?e5-(small|base|large)", Prompts("query: ", "passage: ")),
    (r"bge-(small|base|large)-en", Prompts(_SEARCH)),
    (r"bge-(small|base|large)-zh", Prompts("为这个句子生成表示以用于检索相关文章：")),  # noqa: RUF001
    (r"(mxbai-embed|uae)-large-v1", Prompts(_SEARCH)),
    (r"snowflake-arctic-embed-[ml]-v2", Prompts("query: ")),
    (r"snowflake-arctic-embed-", Prompts(_SEARCH)),
    (r"nomic-embed-text-|modernbert-embed-", Prompts("search_query: ", "search_document: ")),
)
"""Prompts by how a model's name begins, as the models' cards ask for them.

Copies of these models often lack the configuration that says it, and older ones never had it.
"""


def prompts_for(
    model: str,
    own: Mapping[str, str],
    *,
    query: str | None = None,
    passage: str | None = None,
) -> Prompts:
    """Choose a model's prompts: what is given, else its own, else those of its family.

    ``own`` are the prompts of the model's configuration by their names. None means that nothing is
    given; an empty text means that no prompt is wanted.
    """
    usual = _own(own) or _of_family(model) or Prompts()
    return Prompts(
        query=usual.query if query is None else query,
        passage=usual.passage if passage is None else passage,
    )


def _own(own: Mapping[str, str]) -> Prompts | None:
    """Read the prompts of a configuration, under the names that sentence-transformers looks for."""
    passages = (own[key] for key in _OWN_PASSAGE_KEYS if own.get(key))
    found = Prompts(own.get("query") or "", next(passages, ""))
    return None if found == Prompts() else found


def _of_family(model: str) -> Prompts | None:
    """Look a model up by the last part of its name or path."""
    name = model.rstrip("/").rpartition("/")[2].casefold()
    return next((prompts for begin, prompts in FAMILIES if re.match(begin, name)), None)
