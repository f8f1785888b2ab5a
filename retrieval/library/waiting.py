"""Tell a process that cannot compare by meaning yet what it waits for."""

from dataclasses import dataclass

from retrieval.passages import Reading, State


@dataclass(frozen=True, slots=True)
class Waiting:
    """A library whose vectors another embedder made, and how far the rebuild for this one is."""

    embedder: str
    answering_embedder: str
    articles_ready: int
    articles: int

    def __str__(self) -> str:
        """Say it to the people who look after the library."""
        return (
            f"Searches compare words alone: the library holds vectors of {self.answering_embedder},"
            f" not of {self.embedder}. {self.articles_ready} of {self.articles} articles are"
            " rebuilt for it; `deskproof library rebuild` or the next sync does the others."
        )


def waiting(moment: Reading, embedder: str) -> Waiting | None:
    """Tell what a process with this embedder waits for; None if it compares by meaning."""
    standing = moment.standing()
    followed = standing.followed_with(embedder)
    if followed is None or followed.embedder == embedder:
        return None
    building = [
        one for one in standing.editions if one.embedder == embedder and one.state is State.BUILDING
    ]
    ready = max((moment.count(one.key) for one in building), default=0)
    return Waiting(embedder, followed.embedder, ready, moment.count())
