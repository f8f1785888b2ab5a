from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.articles import Scope
from retrieval.keywords import KeywordEntry, KeywordIndex

AGENTS = Scope(audiences=frozenset({"public", "internal"}))
ENTRY = KeywordEntry(1, "", "", "", "public", "", "en")


def entry(key: int, body: str, title: str = "", **more: str) -> KeywordEntry:
    return replace(ENTRY, key=key, title=title, body=f"{title}\n{body}", **more)


@pytest.fixture(scope="module")
def index() -> KeywordIndex:
    index = KeywordIndex()
    index.change(
        [],
        [
            entry(1, "Hold the button for ten seconds.", "Reset your hub"),
            entry(2, "Error RV-12 means the valve is stuck; RV-1 is a warning.", "Error codes"),
            entry(3, "Rückgabe: crème brûlée is not a part.", "Returns", brand="globex"),
            entry(4, "Agents may reset any hub from the console.", audience="internal"),
            entry(5, "The hub resets itself after updating to 1.8.2.", language="de"),
            entry(6, "See config.yaml, version 1.8.3, twelve rv parts."),
        ],
    )
    return index


def keys(index: KeywordIndex, query: str, scope: Scope = AGENTS) -> list[int]:
    return [key for key, _ in index.search(query, 10, scope)]


def test_it_works(index: KeywordIndex) -> None:
    found = index.search("resetting hubs", 10, Scope())
    assert found[0][0] == 1
    assert 0 < found[0][1] < 2


def test_words_match_without_case_accents_and_endings(index: KeywordIndex) -> None:
    assert keys(index, "CREME BRULEE") == [3]
    assert keys(index, "returned") == [3]


@pytest.mark.parametrize(("code", "key"), [("rv-12", 2), ("1.8.2", 5), ("Config.YAML", 6)])
def test_a_code_is_found_to_the_character(index: KeywordIndex, code: str, key: int) -> None:
    assert keys(index, f"what does {code} mean")[0] == key


def test_a_code_counts_more_than_its_parts() -> None:
    index = KeywordIndex()
    parts = "RV kits: 12 RV parts, 12 RV screws, 12 RV caps"
    index.change([], [entry(1, parts), entry(2, "Should RV-12 come up, stop the pump and wait.")])
    assert keys(index, "RV-12") == [2, 1]


def test_common_words_find_something_only_where_there_are_no_others(index: KeywordIndex) -> None:
    assert keys(index, "is not a")[0] == 3
    assert 3 not in keys(index, "hub xyzzy")


def test_customers_never_see_internal_passages(index: KeywordIndex) -> None:
    assert 4 in keys(index, "console")
    assert keys(index, "console", Scope()) == []
    assert keys(index, "console", Scope(audiences=frozenset())) == []


def test_a_brand_sees_its_own_passages_and_those_of_none(index: KeywordIndex) -> None:
    assert keys(index, "returns", Scope(brand="globex")) == [3]
    assert keys(index, "returns", Scope(brand="acme")) == []
    assert 1 in keys(index, "hub", Scope(brand="acme"))
    assert keys(index, "hub", Scope(language="de")) == [5]


HOSTILE = [
    "audience:internal console",
    "console OR audience:*",
    '+audience:internal +"console',
    "console) OR (audience:internal",
    "brand:[* TO *] console",
    "*:* console^9 ~",
    "NOT hub console\\",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_nothing_in_a_query_widens_the_scope(index: KeywordIndex, query: str) -> None:
    assert 4 not in keys(index, query, Scope())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_query(index: KeywordIndex, query: str) -> None:
    text = query.encode("utf-8", "ignore").decode()
    assert 4 not in keys(index, text + " console", Scope())


def test_a_passage_can_be_replaced_and_removed() -> None:
    index = KeywordIndex()
    index.change([], [entry(1, "red lamp"), entry(2, "blue lamp")])
    index.change([1], [entry(1, "green lamp")])
    assert keys(index, "red") == []
    assert keys(index, "green") == [1]
    index.change([1, 2, 99], [])
    assert keys(index, "lamp") == []
    assert index.keys() == set()


def test_a_long_query_is_bounded(index: KeywordIndex) -> None:
    assert keys(index, " ".join(f"word{n}" for n in range(5000)) + " hub") == []
    assert keys(index, "hub " * 5000)


def test_most_passages_being_for_others_hides_none_of_ones_own() -> None:
    index = KeywordIndex()
    index.change([], [entry(n, "hub lamp", audience="internal") for n in range(50)])
    index.change([], [entry(100 + n, "hub and many other words beside it") for n in range(60)])
    assert len(index.search("hub lamp", 40, Scope())) == 40
    assert all(key >= 100 for key in keys(index, "hub lamp", Scope()))


def test_words_are_weighed_by_their_rarity_wherever_a_piece_of_them_stands(
    index: KeywordIndex,
) -> None:
    text = "Resetting hubs"
    whole, piece, hubs = index.weights(text, [(0, 5), (5, 9), (10, 14)])
    assert whole == piece
    assert hubs > 0
    (unknown,) = index.weights("qqqqq", [(0, 5)])
    assert unknown >= max(whole, hubs)
    assert index.weights("", []) == []


@pytest.mark.parametrize("typo", ["vavle", "consoel", "updatng", "bruleee"])
def test_a_mistyped_word_is_found(index: KeywordIndex, typo: str) -> None:
    meant = {"vavle": 2, "consoel": 4, "updatng": 5, "bruleee": 3}
    assert keys(index, typo) == [meant[typo]]


def test_a_mistyped_word_counts_less_than_the_right_one(index: KeywordIndex) -> None:
    (right,), (wrong,) = index.search("valve", 1, AGENTS), index.search("vavle", 1, AGENTS)
    assert wrong[1] < right[1]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("wifi", "Turn Wi-Fi on"),
        ("wi-fi", "Turn wifi on"),
        ("wi fi", "Turn wifi on"),
        ("e-mail", "Send an email"),
        ("email", "Send an e-mail"),
        ("login", "You can log in here"),
        ("set-up", "The setup begins"),
        ("timezone", "Your time zone"),
        ("paid", "How to pay"),
        ("favourites", "Your favorite list"),
        ("organisations", "For organizations"),
        ("cancellation", "Orders that were canceled"),
        ("batteries", "One battery"),
    ],
)
def test_one_word_is_found_by_the_ways_to_write_it(query: str, text: str) -> None:
    index = KeywordIndex()
    index.change([], [entry(1, text), entry(2, "Something else")])
    assert keys(index, query) == [1]


@pytest.mark.parametrize("quote", ['"{}"', "'{}'", "**{}**", "\u201c{}\u201d", "`{}`"])
def test_a_quoted_label_is_found_word_by_word(quote: str) -> None:
    index = KeywordIndex()
    others = [entry(n, "To close an account save its id; save, save, close it.") for n in range(9)]
    index.change([], [*others, entry(10, "Choose Save & close to keep what you wrote so far.")])
    query = f"What does {quote.format('Save & close')} do in an account?"
    assert keys(index, query)[0] == 10


@pytest.mark.parametrize("name", ["max_upload_size", "editor.fontSize", "0x80070005", "E-1042"])
def test_a_setting_or_code_stands_first(name: str) -> None:
    index = KeywordIndex()
    words = "max upload size editor font fontSize e 1042 0x8007"
    others = [entry(n, f"{words} size upload", "Editor and upload size") for n in range(9)]
    index.change([], [*others, entry(10, f"One more thing about {name} is said here.")])
    assert keys(index, f"where do I set {name} of the upload")[0] == 10
