import urllib.error
import urllib.request

import pytest

from eval.endpoint import Act, answers, breaks_off, completion, sends, serving, streams


def ask(url: str) -> bytes:
    request = urllib.request.Request(f"{url}/chat/completions", b"{}")
    with urllib.request.urlopen(request, timeout=5) as response:
        read: bytes = response.read()
    return read


def test_it_works() -> None:
    with serving(answers("Hold it.")) as endpoint:
        assert ask(endpoint.url) == completion("Hold it.")
        assert endpoint.bodies == [b"{}"]
        assert endpoint.most_at_once == 1


def test_it_plays_one_act_after_the_other_and_the_last_from_then_on() -> None:
    with serving(answers("One."), answers("Two.")) as endpoint:
        assert [ask(endpoint.url) for _ in range(3)] == [
            completion("One."),
            completion("Two."),
            completion("Two."),
        ]


def test_a_stream_has_its_pieces_its_usage_and_its_end() -> None:
    with serving(streams(["Hold ", "it."], usage=(7, 2))) as endpoint:
        told = ask(endpoint.url).decode()
    assert '"content": "Hold "' in told
    assert '"prompt_tokens": 7' in told
    assert told.endswith("data: [DONE]\n\n")


@pytest.mark.parametrize("act", [sends(b"{}", 500), breaks_off("Hold")])
def test_it_fails_as_it_is_told(act: Act) -> None:
    with serving(act) as endpoint, pytest.raises((urllib.error.HTTPError, ConnectionResetError)):
        ask(endpoint.url)
