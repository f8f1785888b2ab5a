from random import Random

from eval.training.carriers import carriers, filled, joined
from eval.training.examples import Example, labels
from eval.training.questions import KINDS, question
from eval.training.synthesis import fragments, generated, names_nobody, unanswered
from eval.training.values import Values
from eval.training.writing import as_typed, with_made_up_words
from redaction.recognizers.asking import asked
from redaction.tagging.tokens import tokens

FILLER = ["How do I return it?", "the app is slow", "Where is my parcel"]


def test_every_slot_of_every_carrier_can_be_filled() -> None:
    for name in ("carriers", "measures"):
        for carrier in carriers(name):
            assert "{" not in filled(carrier, Values(Random(1))).text


def test_values_stand_where_the_spans_say() -> None:
    example = filled("I am {first} from {city}.", {"first": "Ada", "city": "Turin"}.__getitem__)
    assert example == Example("I am Ada from Turin.", ((5, 8, "PERSON"), (14, 19, "LOCATION")))
    both = joined(Example("Hi."), example, " ")
    assert [both.text[start:end] for start, end, _ in both.spans] == ["Ada", "Turin"]


def test_spans_move_with_what_is_typed() -> None:
    example = Example("O'Neil, A.-B., here", ((0, 6, "PERSON"), (8, 13, "PERSON")))
    for seed in range(40):
        typed = as_typed(example, Random(seed))
        values = [typed.text[start:end].lower() for start, end, _ in typed.spans]
        assert values in (["o'neil", "a.-b."], ["oneil", "ab"])


def test_the_same_seed_makes_the_same_messages() -> None:
    first, second = (list(generated(50, Random(3), FILLER)) for _ in range(2))
    assert first == second


def test_fragments_and_empty_answers_mark_nothing() -> None:
    made = [*fragments(200, Random(3), FILLER), *unanswered(50, Random(3), FILLER)]
    assert all(example.spans == () for example in made)
    assert all(names_nobody(example.text) for example in made[:150])


def test_what_is_asked_for_in_training_is_understood_as_asked_for() -> None:
    for kind in KINDS - {"LOCATION"}:
        questions = {question([kind], Random(seed)) for seed in range(40)}
        assert all(asked(one) for one in questions), kind


def test_tokens_are_labelled_by_the_span_they_lie_in() -> None:
    cut = tokens("I am Ada Byron from Turin")
    assert list(labels(cut, [(5, 14, "PERSON"), (20, 25, "LOCATION")])) == [
        "O", "O", "PERSON", "PERSON", "O", "LOCATION",
    ]  # fmt: skip


def test_words_that_are_nowhere_common_are_made_up() -> None:
    text = with_made_up_words("Connect the Portenta H7 to your Portenta, please", Random(2))
    words = text.replace(",", "").split()
    assert words[:2] + words[3:6] + words[7:] == ["Connect", "the", "H7", "to", "your", "please"]
    assert words[2] == words[6] != "Portenta"
    assert words[2].istitle()
