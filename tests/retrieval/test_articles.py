from retrieval.articles import HEADING_CHARACTERS, Article, Scope, in_context


def test_it_works() -> None:
    told = in_context("Pair a hub", ("Before you start", ""), "Press **OK**.\n")
    assert told == "Pair a hub > Before you start\nPress OK."


def test_a_long_path_of_headings_is_cut() -> None:
    told = in_context("T" * 500, ("H" * 500,), "words")
    assert told == "T" * HEADING_CHARACTERS + "\nwords"


def test_a_passage_without_any_heading_is_its_words_alone() -> None:
    assert in_context("", (), " words ") == "words"


def test_an_article_without_a_brand_belongs_to_every_brand() -> None:
    scope = Scope(brand="acme")
    assert scope.admits(Article("1", "t", "x"))
    assert scope.admits(Article("1", "t", "x", brand="acme"))
    assert not scope.admits(Article("1", "t", "x", brand="globex"))
    assert not scope.admits(Article("1", "t", "x", audience="internal"))
    assert not Scope(language="de").admits(Article("1", "t", "x"))
