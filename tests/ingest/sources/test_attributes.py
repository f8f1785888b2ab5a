import pytest

from ingest.sources.attributes import Attributes, read_attributes, read_language
from ingest.unreadable import UnreadableError


def test_it_works() -> None:
    said = read_attributes({"article_id": 12, "title": " Pair  a lamp ", "tags": "lamp, app, lamp"})
    assert said == Attributes(id="12", title="Pair a lamp", labels=("lamp", "app"))


def test_nothing_said_is_nothing() -> None:
    assert read_attributes({"layout": "wide", "id": None, "title": ""}) == Attributes()


@pytest.mark.parametrize("audience", ["staff", "", "Public, internal", "none", True, ["public"]])
def test_an_unknown_audience_is_never_public(audience: object) -> None:
    for name in ("audience", "visibility"):
        with pytest.raises(UnreadableError, match="audience"):
            read_attributes({name: audience})


def test_the_narrower_of_two_audiences_counts() -> None:
    said = read_attributes({"audience": "Public", "visibility": " INTERNAL "})
    assert said.audience == "internal"


@pytest.mark.parametrize("draft", ["true", "True", "yes", True])
def test_a_draft_is_for_agents_only(draft: object) -> None:
    assert read_attributes({"draft": draft, "audience": "public"}).audience == "internal"
    assert read_attributes({"draft": "false"}).audience == "public"


@pytest.mark.parametrize(
    ("tag", "language"), [("en", "en"), ("pt-BR", "pt"), ("zh_Hant_TW", "zh"), ("", "")]
)
def test_a_language_tag_is_reduced_to_its_language(tag: str, language: str) -> None:
    assert read_language(tag) == language


@pytest.mark.parametrize("tag", ["English", "e", "12", "../x"])
def test_it_refuses_what_is_no_language(tag: str) -> None:
    with pytest.raises(UnreadableError, match="language"):
        read_attributes({"lang": tag})


def test_a_path_is_no_address() -> None:
    assert read_attributes({"url": "/hc/pair"}).url == ""
    assert read_attributes({"url": "HTTPS://a.example/x"}).url == "HTTPS://a.example/x"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_it_refuses_an_address_that_is_not_of_the_web(url: str) -> None:
    with pytest.raises(UnreadableError, match="address of the web"):
        read_attributes({"url": url})


def test_the_day_of_the_last_change_counts_before_the_first() -> None:
    said = read_attributes({"date": "2020-01-01", "last_updated": "2024-03-05"})
    assert said.updated_at is not None
    assert said.updated_at.year == 2024


@pytest.mark.parametrize(
    "fields",
    [{"id": ["a"]}, {"id": True}, {"id": "x" * 501}, {"title": {"en": "x"}}, {"labels": [["a"]]}],
)
def test_it_refuses_values_of_the_wrong_kind(fields: dict[str, object]) -> None:
    with pytest.raises(UnreadableError):
        read_attributes(fields)
