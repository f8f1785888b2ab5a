from collections.abc import Callable

import pytest

from redaction.recognizers.network import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "from 203.0.113.77") == [("IP", "203.0.113.77")]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("IP", "10.1.2.3"),
        ("IP", "2001:db8::8a2e:370:7334"),
        ("IP", "fe80::1ff:fe23:4567:890a"),
        ("MAC", "a4:cf:12:9b:33:01"),
        ("MAC", "A4-CF-12-9B-33-01"),
        ("MAC", "a4cf.129b.3301"),
    ],
)
def test_it_finds_each_by_its_shape(find: Find, kind: str, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "127.0.0.1",
        "192.168.1.1",
        "255.255.255.0",
        "version 1.2.3.4",
        "firmware 2.1.0.4",
        "v1.2.3.4",
        "12:30:45",
        "999.1.2.3",
        "::1",
        "1.2.3",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("17[.]102[.]21[.]31", "IP", "17[.]102[.]21[.]31"),
        ("ip 76 dot 40 dot 176 dot 148", "IP", "76 dot 40 dot 176 dot 148"),
        ("186.053.179.241", "IP", "186.053.179.241"),
        ("IP:2a00:62c6::c39d:7fbd:fe73:d003", "IP", "2a00:62c6::c39d:7fbd:fe73:d003"),
        ("MAC:00:E8:25:90:7D:8B", "MAC", "00:E8:25:90:7D:8B"),
        ("MAC address 00 85 7B 9E 79 7A", "MAC", "00 85 7B 9E 79 7A"),
        ("mac 00B15D2EE64E", "MAC", "00B15D2EE64E"),
    ],
)
def test_it_finds_other_spellings(find: Find, text: str, kind: str, value: str) -> None:
    assert find(RECOGNIZERS, text) == [(kind, value)]
