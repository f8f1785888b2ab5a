import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retrieval.articles import Article, Scope
from retrieval.library.admitting import Admitted, Mirrored

SCOPES = (
    Scope(),
    Scope(brand="acme"),
    Scope(frozenset({"public", "internal"})),
    Scope(frozenset()),
)
ARTICLES = st.builds(
    Article,
    id=st.sampled_from("abcde"),
    title=st.just("Lamp"),
    text=st.just(""),
    audience=st.sampled_from(["public", "internal"]),
    brand=st.sampled_from(["", "acme", "globex"]),
)
CHANGES = st.lists(st.tuples(st.booleans(), ARTICLES, st.integers(0, 3)), max_size=12)


def test_it_works() -> None:
    admitted = Admitted()
    there = {"a": Mirrored(Article("a", "A", "", audience="internal"), (1, 2))}
    assert admitted.within(Scope(), there) is not None
    assert admitted.within(SCOPES[2], there) is None


@given(changes=CHANGES)
def test_it_says_after_any_changes_what_counting_anew_says(
    changes: list[tuple[bool, Article, int]],
) -> None:
    admitted, there, next_key = Admitted(), dict[str, Mirrored](), 1
    for scope in SCOPES:
        admitted.within(scope, there)
    for is_put, article, passages in changes:
        old = there.pop(article.id, None)
        admitted.remove(old.keys if old else ())
        if is_put:
            there[article.id] = Mirrored(article, tuple(range(next_key, next_key + passages)))
            admitted.add([there[article.id]])
            next_key += passages
        everything = sorted(key for one in there.values() for key in one.keys)
        for scope in SCOPES:
            counted = Admitted().within(scope, there)
            kept = admitted.within(scope, there)
            assert np.array_equal(
                everything if kept is None else kept, everything if counted is None else counted
            )
