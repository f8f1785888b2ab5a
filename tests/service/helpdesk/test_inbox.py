import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from redaction.detection import PatternDetector
from redaction.entities import Entity
from redaction.profiles import SUPPORT
from redaction.redactor import Redactor
from redaction.vault import VaultKey, VaultSealedError
from service.decisions import Choice
from service.errors import (
    InvalidRequestError,
    NotFoundError,
    RedactionUnavailableError,
    VaultErasedError,
)
from service.helpdesk.inbox import Inbox
from service.helpdesk.redacting import redact_ticket
from service.house import House
from service.keyring import GivenKeys
from service.model.ticket import Message, Ticket
from service.vaults import Vaults


def turn(number: int, text: str = "Any news?") -> Message:
    at = datetime(2026, 11, 20, 12, tzinfo=UTC) + timedelta(minutes=number)
    return Message(f"extra-{number}", "customer", text, at)


async def test_it_works(house: House, ticket: Ticket) -> None:
    assert await house.inbox.create(ticket)
    assert await house.inbox.ticket(ticket.id) == ticket


async def test_it_is_kept_redacted(house: House, ticket: Ticket) -> None:
    await house.inbox.create(ticket)
    kept = house.storage.tickets.get(ticket.id)
    assert kept is not None
    assert kept.requester.name == "<PERSON_1>"
    assert "Ada" not in kept.messages[0].text
    assert b"Ada" not in kept.vault


async def test_a_ticket_needs_a_message(house: House, ticket: Ticket) -> None:
    with pytest.raises(InvalidRequestError):
        await house.inbox.create(replace(ticket, messages=()))


async def test_the_same_value_keeps_its_placeholder_in_later_messages(
    house: House, ticket: Ticket
) -> None:
    await house.inbox.create(ticket)
    await house.inbox.append(ticket.id, turn(1, "It is ada@example.com again, or x@example.org"))
    kept = house.storage.tickets.get(ticket.id)
    assert kept is not None
    assert kept.messages[-1].text == "It is <EMAIL_1> again, or <EMAIL_2>"


async def test_what_the_requester_is_called_stays_hidden_in_any_case(
    house: House, ticket: Ticket
) -> None:
    await house.inbox.create(ticket)
    text = "ADA here, lovelace by name."
    await house.inbox.append(ticket.id, turn(1, text))
    kept = house.storage.tickets.get(ticket.id)
    assert kept is not None
    assert "ADA" not in kept.messages[-1].text
    assert "lovelace" not in kept.messages[-1].text
    assert (await house.inbox.ticket(ticket.id)).messages[-1].text == text


async def test_messages_that_come_together_are_all_kept(house: House, ticket: Ticket) -> None:
    await house.inbox.create(ticket)
    mails = [f"x{n}@example.org" for n in range(4)]
    await asyncio.gather(
        *(house.inbox.append(ticket.id, turn(n, mail)) for n, mail in enumerate(mails))
    )
    messages = (await house.inbox.ticket(ticket.id)).messages[1:]
    assert sorted(message.text for message in messages) == mails


async def test_the_same_message_twice_is_kept_once(house: House, ticket: Ticket) -> None:
    await house.inbox.create(ticket)
    assert await house.inbox.append(ticket.id, turn(1))
    assert not await house.inbox.append(ticket.id, turn(1))


async def test_a_missing_ticket_is_not_found(house: House) -> None:
    for asking in (
        house.inbox.ticket("nope"),
        house.inbox.append("nope", turn(1)),
        house.inbox.reply("nope", "Hello", reply_id="r"),
        house.inbox.hidden("nope"),
    ):
        with pytest.raises(NotFoundError):
            await asking


async def test_another_key_opens_nothing(house: House, ticket: Ticket) -> None:
    await house.inbox.create(ticket)
    strange = Vaults(house.storage.keys, GivenKeys([VaultKey.generate()]), "acme")
    stranger = Inbox(house.storage.tickets, house.redactor, strange)
    with pytest.raises(VaultSealedError):
        await stranger.ticket(ticket.id)


async def test_an_older_key_still_opens(house: House, ticket: Ticket, key: VaultKey) -> None:
    await house.inbox.create(ticket)
    keys = GivenKeys([VaultKey.generate(), key])
    vaults = Vaults(house.storage.keys, keys, "acme")
    rotated = Inbox(house.storage.tickets, house.redactor, vaults)
    assert await rotated.ticket(ticket.id) == ticket


async def test_a_restored_ticket_is_redacted_to_the_same_text(house: House, ticket: Ticket) -> None:
    text = (
        "Ada's card is 4111 1111 1111 1111, CVV: 123, IBAN GB82 WEST 1234 5698 7654 32, <EMAIL_7>"
    )
    await house.inbox.create(replace(ticket, messages=(*ticket.messages, turn(1, text))))
    kept = house.storage.tickets.get(ticket.id)
    again = redact_ticket(house.redactor, await house.inbox.ticket(ticket.id))
    assert kept is not None
    assert kept.messages == again.messages
    assert "CARD_1" in again.messages[-1].text


class Broken(PatternDetector):
    def detect(self, text: str) -> list[Entity]:
        raise RuntimeError(f"cannot read {text}")


async def test_nothing_is_kept_when_redaction_fails(
    house: House, ticket: Ticket, vaults: Vaults
) -> None:
    inbox = Inbox(house.storage.tickets, Redactor(Broken(), SUPPORT), vaults)
    with pytest.raises(RedactionUnavailableError) as caught:
        await inbox.create(ticket)
    assert "Ada" not in str(caught.value)
    assert house.storage.tickets.get(ticket.id) is None


async def test_what_is_hidden_can_be_erased(house: House, ticket: Ticket) -> None:
    await house.inbox.create(ticket)
    offer = await house.desk.suggest(ticket.id)
    await house.inbox.erase(ticket.id, by="ben@acme.example")
    for asking in (
        house.inbox.ticket(ticket.id),
        house.inbox.hidden(ticket.id),
        house.inbox.append(ticket.id, turn(1)),
        house.desk.suggest(ticket.id),
        house.desk.decide(offer.suggestion.id, Choice("accepted"), by="ben@acme.example"),
    ):
        with pytest.raises(VaultErasedError):
            await asking
    kept = house.storage.tickets.get(ticket.id)
    assert kept is not None
    assert kept.erased_at is not None
    assert "<PERSON_1>" in kept.messages[0].text
    again = await house.desk.offer(offer.suggestion.id)
    assert again.suggestion.state == "stale"
    assert again.vault.values == {}
