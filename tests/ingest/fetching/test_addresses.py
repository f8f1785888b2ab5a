from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fetching.addresses import INTRANET, is_public, may_reach

PUBLIC = ("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946")


def wrapped(inner: IPv4Address) -> list[IPv6Address]:
    """Put an IPv4 address into every form of IPv6 that leads to it."""
    low = int(inner)
    return [
        IPv6Address(0xFFFF << 32 | low),
        IPv6Address((0x64FF9B << 96) | low),
        IPv6Address((0x2002 << 112) | low << 80),
        IPv6Address((0x20010000 << 96) | low << 64 | 0xFFFF_FFFF),
        IPv6Address((0x20010000 << 96) | 0x01010101 << 64 | (low ^ 0xFFFF_FFFF)),
        IPv6Address((0x26062800 << 96) | 0x5EFE << 32 | low),
        IPv6Address((0x26062800 << 96) | 0x02005EFE << 32 | low),
        IPv6Address(low),
        IPv6Address(0xFFFF0000 << 32 | low),
    ]


@pytest.mark.parametrize("address", PUBLIC)
def test_it_works(address: str) -> None:
    assert is_public(ip_address(address))
    assert may_reach(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
        "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "198.18.0.1", "203.0.113.5", "::", "::1", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1", "64:ff9b:1::a00:1",
    ],
)  # fmt: skip
def test_what_is_not_of_the_public_internet_is_not_reached(address: str) -> None:
    assert not is_public(ip_address(address))
    assert not may_reach(ip_address(address))


@given(st.sampled_from([n for n in INTRANET if n.version == 4]), st.integers(0, 2**32))
def test_no_other_clothes_make_a_private_address_public(network: object, number: int) -> None:
    inner = network[number % network.num_addresses]
    assert not is_public(inner)
    assert [form for form in wrapped(inner) if is_public(form)] == []


def test_a_public_address_behind_a_translator_is_reached() -> None:
    inner = IPv4Address(PUBLIC[0])
    assert [is_public(form) for form in wrapped(inner)[:2]] == [True, True]


def test_what_is_allowed_by_hand_is_reached_and_nothing_else() -> None:
    also = (ip_network("10.1.0.0/16"),)
    assert may_reach(ip_address("10.1.2.3"), also)
    assert may_reach(ip_address("::ffff:10.1.2.3"), also)
    assert not may_reach(ip_address("10.2.0.1"), also)


@pytest.mark.parametrize("address", ["169.254.169.254", "fe80::1", "100.100.100.200", "0.0.0.0"])
def test_an_intranet_does_not_hold_what_clouds_hide(address: str) -> None:
    assert not may_reach(ip_address(address), INTRANET)
