import pytest

from service.drafting.proving.naming import invents_link, invents_name, links, pointed_at
from service.drafting.proving.spans import Span, spans_of
from service.drafting.proving.wording import read
from service.drafting.reading.units import Unit

NOTHING: frozenset[str] = frozenset()


@pytest.fixture
def spans(units: list[Unit]) -> list[Span]:
    return spans_of(units)


def test_it_works(spans: list[Span]) -> None:
    assert invents_link("See https://evil.example/x.", spans, NOTHING)
    assert not invents_link("See https://help.acme.example/reset.", spans, NOTHING)


def test_addresses_of_every_kind_are_found() -> None:
    text = "See www.a.example/b, http://c.example, d.example.com, e@f.example or +44 20 7946 0958."
    assert len(links(text)) == 5
    assert not links("Open app.ino in version 2.4.1 e.g. on Mondays, 16/10/2025.")


def test_a_longer_host_is_another_one(spans: list[Span]) -> None:
    for link in ("https://help.acme.example.evil.com/reset", "https://evilhelp.acme.example/reset"):
        assert invents_link(f"See {link}", spans, NOTHING)


def test_a_part_of_an_address_may_be_named_with_its_host_alone(spans: list[Span]) -> None:
    assert not invents_link("See https://acme.example/", spans, frozenset({"acme.example"}))
    assert invents_link("See https://acme.example/x", spans, frozenset({"acme.example"}))


@pytest.mark.parametrize(
    ("text", "is_invented"),
    [
        ("Open Settings > Members.", False),
        ("Open Settings > Teams.", True),
        ("Now open Settings > Members.", False),
        ("Go to Settings > Members.", False),
        ("Visit Settings > Members. Then go to Settings > Members.", False),
        ("Now open Gadgets > Members.", True),
        ("Go to Settings > Members > Teams > Members.", True),
        ("Tap **Reset**.", False),
        ("Tap **Erase**.", True),
        ('Tap "Erase all".', True),
        ("Use the LampMaster for it.", True),
        ("Then open Settings, please.", False),
        ("It costs 5 GBP.", False),
    ],
)
def test_a_button_or_name_must_stand_in_the_passage(
    spans: list[Span], text: str, is_invented: bool
) -> None:
    assert invents_name(text, read(text), spans, NOTHING) is is_invented


def test_a_name_the_customer_used_may_be_used(spans: list[Span]) -> None:
    text = "Use the Zorbit for it."
    assert not invents_name(text, read(text), spans, read("my Zorbit").stems)


def test_what_only_leads_to_a_cited_article_points_at_it(spans: list[Span]) -> None:
    assert pointed_at("You can read more here: https://help.acme.example/reset", spans)
    assert not pointed_at("Pay at https://help.acme.example/reset", spans)
    assert not pointed_at("Read more here.", spans)
