"""Mailboxes that belong to a function rather than to a person."""

_ROLES = """
    noreply no-reply no_reply donotreply do-not-reply do_not_reply mailer-daemon postmaster
    hostmaster webmaster abuse noc security auth notifications notification alerts support help
    helpdesk privacy dpo legal press newsletter
"""
_OF_A_ROLE = frozenset(_ROLES.split())


def of_a_role(address: str) -> bool:
    """Whether an address is a company's function's, such as ``no-reply@``: an answer names it.

    The names are RFC 2142's and those that machines write from. "info@" and "office@" are not among
    them, for small firms are known by them.
    """
    return address.strip().partition("@")[0].casefold() in _OF_A_ROLE
