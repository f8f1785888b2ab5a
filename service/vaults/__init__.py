"""Open and seal the vaults of tickets, rotate their keys, and erase them."""

from service.vaults.vaults import Vaults

__all__ = ["Vaults"]
