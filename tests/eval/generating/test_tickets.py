from eval.generating.tickets import SENTENCES, canary_ticket


def test_it_works() -> None:
    ticket = canary_ticket(7)
    assert set(ticket.canaries) == set(SENTENCES)
    for what, canary in ticket.canaries.items():
        assert canary in ticket.text, what
        assert len(canary) >= 8, what


def test_a_number_has_always_the_same_ticket() -> None:
    assert canary_ticket(7) == canary_ticket(7)
    assert canary_ticket(7) != canary_ticket(8)


def test_tickets_share_next_to_nothing() -> None:
    canaries = [canary for n in range(200) for canary in canary_ticket(n).canaries.values()]
    assert len(set(canaries)) > 1990


def test_the_helpdesk_knows_a_phone_number_of_every_other_requester() -> None:
    tickets = [canary_ticket(n) for n in range(10)]
    assert [bool(ticket.phone) for ticket in tickets] == [False, True] * 5
