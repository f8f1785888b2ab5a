from redaction.tagging.features import features
from redaction.tagging.tokens import tokens


def test_a_word_is_seen_with_its_neighbours() -> None:
    rows = features(tokens("call Anna today please"))
    assert {"w:anna", "-1w:call", "+1w:today", "+2w:please"} <= set(rows[1])
    assert "-1:start" in rows[0]
    assert "+1:end" in rows[3]


def test_words_alike_are_in_one_group() -> None:
    monday, friday = (features(tokens(word))[0] for word in ("monday", "friday"))
    groups = [{f for f in row if f.startswith("c:")} for row in (monday, friday)]
    assert groups[0] == groups[1] != {"c:none"}


def test_the_surroundings_matter_to_short_messages_only() -> None:
    assert any("asked:PERSON" in f for f in features(tokens("viswa"), ["asked:PERSON"])[0])
    long = features(tokens("it stopped working again on the first day of the week"), ["asked"])
    assert not any("asked" in f for row in long for f in row)


def test_without_lists_a_name_is_a_word_like_others() -> None:
    assert "n:?" in features(tokens("Anna"), lists=False)[0]


def test_a_word_of_any_length_has_short_features() -> None:
    assert all(len(f) < 200 for f in features(tokens("a" * 10_000))[0])
