"""Send tickets through servers, from their arrival to the agent's decision."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http import HTTPStatus
from http.client import HTTPException

from eval.generating.tickets import CanaryTicket, canary_ticket
from eval.progress import Progress
from eval.suites.leaks.serving import Server

_ERRORS = "errors.http"
_AGAIN_EVERY, _WRONG_EVERY = 5, 10
_FINE = frozenset((HTTPStatus.OK, HTTPStatus.CREATED))


def sent(servers: Sequence[Server], tickets: int, progress: Progress) -> Iterator[int]:
    """Send the tickets, each server's in turn; give each ticket's failed requests."""
    with ExitStack() as running:
        # One thread for each server: its tickets follow each other, as its connection demands.
        threads = [running.enter_context(ThreadPoolExecutor(1)) for _ in servers]
        sent = [
            threads[n % len(servers)].submit(_failures, servers[n % len(servers)], n)
            for n in range(tickets)
        ]
        for future in progress(sent, "Asking"):
            yield future.result()


def _failures(server: Server, number: int) -> int:
    try:
        return _ask(server, number)
    except (OSError, HTTPException):
        # One ticket that gets no answer must not end a run of an hour; the report counts it.
        server.hang_up()
        return 1


def _ask(server: Server, number: int) -> int:
    """Take one ticket from its arrival to the agent's decision; count the requests that failed."""
    ticket = canary_ticket(number)
    requester = {"name": ticket.name, "email": ticket.email, "phone": ticket.phone or None}
    body = {"id": ticket.id, "subject": ticket.subject, "text": ticket.text, "requester": requester}
    statuses = [server.post("/v1/tickets", body)[0]]
    if number % _AGAIN_EVERY == 0:
        again = {"text": f"One more thing: {ticket.canaries['phone']} is right. {ticket.name}"}
        statuses.append(server.post(f"/v1/tickets/{ticket.id}/messages", again)[0])
    status, answer = server.post(f"/v1/tickets/{ticket.id}/suggestions", {})
    statuses.append(status)
    if status == HTTPStatus.OK:
        path = f"/v1/suggestions/{json.loads(answer)['id']}/decision"
        statuses.append(server.post(path, _decision(ticket, number))[0])
        if number % _WRONG_EVERY == 0:
            _ask_wrongly(server, ticket, path)
    return sum(status not in _FINE for status in statuses)


def _decision(ticket: CanaryTicket, number: int) -> dict[str, str]:
    """Reject one in four; edit the others, with the customer's own data in the reply."""
    if number % 4 == 0:
        return {"action": "rejected", "reason": "incomplete"}
    said = f"We will write to {ticket.email} or call {ticket.canaries['phone']}."
    return {"action": "edited", "text": f"Dear {ticket.name},\n\n{said}\n\nBen"}


def _ask_wrongly(server: Server, ticket: CanaryTicket, path: str) -> None:
    """Make the server refuse requests that hold personal data; keep what it says."""
    said = "; ".join(ticket.canaries.values())
    refusals = (
        server.post(path, {"action": "edited", "text": said}),
        server.post(path, {"action": said}),
        server.post("/v1/tickets", {"text": said, said: said}),
        server.post("/v1/tickets", {"subject": said * 10, "text": ""}),
        server.post("/v1/tickets", f'{{"text": "{said}'.encode()),
        server.post("/v1/suggestions", {"text": [said]}),
    )
    with (server.home / _ERRORS).open("ab") as file:
        for status, answer in refusals:
            file.write(f"{status}\n".encode() + answer + b"\n")
