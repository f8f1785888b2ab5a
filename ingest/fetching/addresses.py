"""Which addresses of the internet may be connected to."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

INTRANET: tuple[Network, ...] = tuple(
    ip_network(network)
    for network in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "fc00::/7",
        "::1/128",
    )
)
"""Where intranets live. Link-local addresses are missing: clouds keep their keys behind them."""

# Behind these addresses of the inside, which count as public or as an intranet's, clouds keep what
# their machines must not give away: Azure's "wire server", a service of Alibaba's, Oracle's.
_CLOUD_KEYS = (
    IPv4Network("168.63.129.16/32"),
    IPv4Network("100.100.100.200/32"),
    IPv4Network("192.0.0.0/24"),
)
_TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052: the rest is the IPv4 address
_ISATAP = 0x5EFE  # RFC 5214: stands before an IPv4 address, with any prefix
_LOW_32_BITS = 0xFFFF_FFFF


def may_reach(address: Address, also: Sequence[Network] = ()) -> bool:
    """Whether an address is public, or in one of the networks that were allowed by hand."""
    plain = _translated(address) or address
    return is_public(plain) or (not _is_within(plain, _CLOUD_KEYS) and _is_within(plain, also))


def is_public(address: Address) -> bool:
    """Whether an address, and every one that travels inside it, is of the public internet."""
    if isinstance(address, IPv4Address):
        return _is_global(address)
    inner = _translated(address)
    if inner is not None:
        return is_public(inner)
    return _is_global(address) and all(map(is_public, _tunnelled(address)))


def _is_global(address: Address) -> bool:
    return address.is_global and not (
        _is_within(address, _CLOUD_KEYS)
        or address.is_multicast
        or address.is_reserved
        or address.is_link_local
        or (isinstance(address, IPv6Address) and address.is_site_local)
    )


def _is_within(address: Address, networks: Sequence[Network]) -> bool:
    return any(address in network for network in networks)


def _translated(address: Address) -> IPv4Address | None:
    """Unpack ``::ffff:10.0.0.1`` and ``64:ff9b::10.0.0.1``, which are IPv4 in other clothes."""
    if isinstance(address, IPv4Address):
        return None
    if address in _TRANSLATED:
        return _low(address)
    return address.ipv4_mapped


def _tunnelled(address: IPv6Address) -> list[IPv4Address]:
    """Unpack the IPv4 ends of the tunnels 6to4, Teredo and ISATAP."""
    ends = [address.sixtofour, *(address.teredo or ())]
    if (int(address) >> 32) & 0xFCFF_FFFF == _ISATAP:
        ends.append(_low(address))
    return [end for end in ends if end is not None]


def _low(address: IPv6Address) -> IPv4Address:
    return IPv4Address(int(address) & _LOW_32_BITS)
