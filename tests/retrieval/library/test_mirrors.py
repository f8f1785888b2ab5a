from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.articles import Article, Scope, SplitArticle
from retrieval.library import Library

CHANGES = st.lists(
    st.lists(st.tuples(st.sampled_from("abcde"), st.integers(0, 3)), min_size=1, max_size=3),
    max_size=6,
)


def test_it_works(library: Library, cut: Callable[..., SplitArticle]) -> None:
    library.put([cut(Article("a", "Lamp", "One.\n\nTwo."))])
    library.refresh()
    keys = library._mirrors.keys_of("a")
    assert [library._mirrors.article_of(key) for key in keys] == ["a", "a"]
    assert library._mirrors.keys_of("b") == ()


@pytest.mark.parametrize("scopes", [200])
def test_asking_within_ever_other_scopes_takes_no_more_room(library: Library, scopes: int) -> None:
    for number in range(scopes):
        library._mirrors.allowed(Scope(brand=str(number)))
    assert len(library._mirrors._admitted._by_scope) < 100


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=CHANGES)
def test_they_equal_the_truth_after_any_changes(
    changes: list[list[tuple[str, int]]],
    open_library: Callable[..., Library],
    cut: Callable[..., SplitArticle],
) -> None:
    """A number of 0 removes the article, any other puts it with so many passages."""
    library = open_library()
    for change in changes:
        articles = [
            Article(name, name, "\n\n".join(f"word{n} of {name}" for n in range(count)))
            for name, count in change
            if count
        ]
        library.put([cut(article) for article in articles])
        library.remove({name for name, count in change if not count})
        library.refresh()
    assert library.audit().problems == ()
