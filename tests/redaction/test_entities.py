import itertools
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from redaction.entities import Entity, settle

ENTITIES = st.builds(
    lambda start, length, kind, score: Entity(start, start + length, kind, score),
    st.integers(0, 60),
    st.integers(1, 20),
    st.sampled_from(["PERSON", "EMAIL", "CARD"]),
    st.sampled_from([0.5, 0.75, 1.0]),
)


def test_it_works() -> None:
    email, person = Entity(5, 20, "EMAIL", 0.95), Entity(5, 9, "PERSON", 0.75)
    assert settle([person, email]) == [email]


def test_of_two_equally_sure_the_longer_wins() -> None:
    assert settle([Entity(0, 4, "A", 0.5), Entity(0, 9, "B", 0.5)]) == [Entity(0, 9, "B", 0.5)]


def test_what_only_a_weaker_entity_covers_stays_covered() -> None:
    person, email = Entity(0, 30, "PERSON", 0.75), Entity(12, 20, "EMAIL", 0.95)
    assert settle([person, email]) == [
        Entity(0, 12, "PERSON", 0.75),
        email,
        Entity(20, 30, "PERSON", 0.75),
    ]


def test_overlapping_entities_of_one_kind_are_one() -> None:
    first, both = Entity(0, 4, "PERSON", 0.9), Entity(0, 11, "PERSON", 0.75)
    assert settle([first, both]) == [Entity(0, 11, "PERSON", 0.9)]


def test_neighbours_of_one_kind_stay_two() -> None:
    neighbours = [Entity(0, 4, "CARD", 1.0), Entity(4, 8, "CARD", 1.0)]
    assert settle(neighbours) == neighbours


@given(st.lists(ENTITIES, max_size=12))
def test_it_covers_the_same_characters_without_overlap(entities: list[Entity]) -> None:
    settled = settle(entities)
    assert all(a.end <= b.start for a, b in itertools.pairwise(settled))
    assert _covered(settled) == _covered(entities)


@given(st.lists(ENTITIES, max_size=12))
def test_the_order_found_does_not_matter(entities: list[Entity]) -> None:
    shuffled = sorted(entities, key=lambda e: (e.end, e.kind, -e.start, e.score))
    assert settle(shuffled) == settle(entities)


def test_ten_times_the_entities_take_about_ten_times_as_long() -> None:
    few, many = _seconds(4_000), _seconds(40_000)
    assert many < 30 * few + 0.05


def _seconds(count: int) -> float:
    entities = [
        Entity(3 * i, 3 * i + 5, kind, score)
        for i in range(count)
        for kind, score in (("A", 0.5), ("B", 0.9))
    ]
    start = perf_counter()
    settle(entities)
    return perf_counter() - start


def _covered(entities: list[Entity]) -> set[int]:
    return {i for entity in entities for i in range(entity.start, entity.end)}
