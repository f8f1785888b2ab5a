import pytest

from retrieval.embedding.prompts import Prompts, prompts_for

E5 = Prompts("query: ", "passage: ")


def test_it_works() -> None:
    assert prompts_for("intfloat/e5-small-v2", {"query": "", "document": ""}) == E5
    assert prompts_for("all-mpnet-base-v2", {}) == Prompts()


@pytest.mark.parametrize(
    ("model", "query", "passage"),
    [
        ("intfloat/multilingual-e5-base", "query: ", "passage: "),
        ("/models/e5-large-v2-acme/", "query: ", "passage: "),
        ("intfloat/multilingual-e5-large-instruct", "Instruct: Given a web search query", ""),
        ("BAAI/bge-small-en-v1.5", "Represent this sentence for searching", ""),
        ("WhereIsAI/UAE-Large-V1", "Represent this sentence for searching", ""),
        ("Snowflake/snowflake-arctic-embed-m-v1.5", "Represent this sentence for searching", ""),
        ("Snowflake/snowflake-arctic-embed-l-v2.0", "query: ", ""),
        ("nomic-ai/nomic-embed-text-v1.5", "search_query: ", "search_document: "),
        ("BAAI/bge-m3", "", ""),
        ("thenlper/gte-base", "", ""),
        ("sentence-transformers/all-MiniLM-L6-v2", "", ""),
    ],
)
def test_a_family_has_the_prompts_that_its_cards_ask_for(
    model: str, query: str, passage: str
) -> None:
    found = prompts_for(model, {})
    assert found.query.startswith(query)
    assert bool(found.query) == bool(query)
    assert found.passage == passage


def test_a_models_own_prompts_come_before_its_familys() -> None:
    assert prompts_for("e5-small", {"query": "q: ", "document": ""}) == Prompts("q: ")
    assert prompts_for("e5-small", {"passage": "p: ", "document": ""}) == Prompts("", "p: ")


def test_prompts_that_are_given_come_before_all_others() -> None:
    own = {"query": "q: ", "document": "d: "}
    assert prompts_for("e5-small", own, query="ask: ") == Prompts("ask: ", "d: ")
    assert prompts_for("e5-small", {}, query="", passage="") == Prompts()


def test_other_prompts_have_another_mark_and_none_has_none() -> None:
    assert Prompts().mark == ""
    marks = {Prompts(*both).mark for both in [("a", ""), ("", "a"), ("a", "a"), ("a ", "")]}
    assert len(marks) == 4
    assert Prompts("a").mark == Prompts("a").mark
