import socket
import time
from ipaddress import ip_network
from typing import Any

import httpcore2
import pytest

from ingest.fetching.connecting import CheckedBackend, Deadline, ForbiddenAddressError, resolve
from ingest.unreadable import UnreadableError


def backend(*addresses: str, also: tuple[str, ...] = ("127.0.0.1/32",)) -> CheckedBackend:
    return CheckedBackend(
        Deadline(),
        also=[ip_network(network) for network in also],
        resolve=lambda _host, _port: addresses,
    )


def test_it_works(help_center: Any) -> None:
    port = int(help_center.origin.rpartition(":")[2])
    stream = backend("127.0.0.1").connect_tcp("help.acme.example", port, 5)
    assert stream.get_extra_info("server_addr") == ("127.0.0.1", port)
    stream.close()


@pytest.mark.parametrize("inner", ["127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "fe80::1%1"])
def test_a_name_that_leads_inside_is_refused(inner: str) -> None:
    with pytest.raises(ForbiddenAddressError, match="private address"):
        backend(inner, also=()).connect_tcp("help.acme.example", 443, 5)


def test_one_private_address_among_public_ones_is_enough() -> None:
    with pytest.raises(ForbiddenAddressError):
        backend("93.184.216.34", "10.0.0.1").connect_tcp("help.acme.example", 443, 5)


def test_the_address_that_was_checked_is_the_one_connected_to(help_center: Any) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    checked = CheckedBackend(Deadline(), also=[ip_network("127.0.0.1/32")], resolve=rebinding)
    port = int(help_center.origin.rpartition(":")[2])
    checked.connect_tcp("help.acme.example", port, 5).close()
    assert asked == ["help.acme.example"]
    with pytest.raises(ForbiddenAddressError):
        checked.connect_tcp("help.acme.example", port, 5)


@pytest.mark.parametrize("name", ["2130706433", "0x7f.1", "127.1", "017700000001", "localhost"])
def test_odd_spellings_of_loopback_are_loopback(name: str) -> None:
    with pytest.raises(ForbiddenAddressError):
        CheckedBackend(Deadline()).connect_tcp(name, 80, 5)


def test_a_name_without_an_address_is_no_connection() -> None:
    def nobody(_host: str, _port: int) -> list[str]:
        raise socket.gaierror

    with pytest.raises(httpcore2.ConnectError, match="no address"):
        CheckedBackend(Deadline(), resolve=nobody).connect_tcp("help.acme.example", 80, 5)
    with pytest.raises(httpcore2.ConnectError, match="no address"):
        backend().connect_tcp("help.acme.example", 80, 5)


def test_a_socket_file_is_refused() -> None:
    with pytest.raises(UnreadableError):
        backend().connect_unix_socket("/run/docker.sock")


def test_the_system_is_asked_for_addresses() -> None:
    assert resolve("127.0.0.1", 80) == ["127.0.0.1"]


def test_a_deadline_ends_every_wait() -> None:
    deadline = Deadline()
    assert deadline.left(10) == 10
    deadline.start(0.01)
    assert deadline.left(10) <= 0.01
    assert deadline.left(None) <= 0.01
    time.sleep(0.02)
    with pytest.raises(httpcore2.ReadTimeout):
        deadline.left(10)
