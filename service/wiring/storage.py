"""Open the database of tickets and the vaults in it."""

from service.errors import SettingsError
from service.keyring import GivenKeys, KeyFile, open_keyring
from service.settings import Settings
from service.storage.database import open_database
from service.storage.sql import SqlStorage
from service.vaults import Vaults
from service.wiring.library import TENANT


def open_storage(settings: Settings) -> SqlStorage:
    """Open the database of tickets, suggestions and decisions."""
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    return SqlStorage(open_database(f"sqlite:///{settings.home.resolve() / 'desk.db'}"), TENANT)


def open_vaults(settings: Settings, storage: SqlStorage) -> Vaults:
    """Open the vaults of tickets, with the keys that are set or else kept in the home folder.

    Raises SettingsError if a key cannot be read.
    """
    return Vaults(storage.keys, open_keys(settings), TENANT)


def open_keys(settings: Settings) -> KeyFile | GivenKeys:
    """Open the vault keys that are set, or else kept in the home folder.

    Raises SettingsError if one cannot be read: at the start, and not at the first ticket.
    """
    try:
        keyring = open_keyring(settings.home, settings.vault_key.get_secret_value())
        keyring.keys()
    except ValueError as error:
        place = "DESKPROOF_VAULT_KEY" if settings.vault_key else "vault.key in the home folder"
        raise SettingsError(f"{place} cannot be read. {error}") from None
    return keyring
