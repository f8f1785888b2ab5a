"""Who may use the desk: agents by password, programs by key."""

import hashlib
import secrets
from datetime import UTC, datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from service.errors import InvalidRequestError, NotAllowedError
from service.model.access import Agent, ApiKey
from service.storage.port import AccessStorage

KEY_PREFIX = "dp_"
LEAST_PASSWORD_LENGTH = 10


class Access:
    """Lets agents and programs in."""

    def __init__(self, storage: AccessStorage) -> None:
        self._storage = storage
        self._hasher = PasswordHasher()
        # Checked when an address is unknown, so that a guess costs the same time either way.
        self._nobody = self._hasher.hash(secrets.token_hex(16))

    def add_agent(self, email: str, name: str, password: str) -> bool:
        """Add an agent; False if the address is taken.

        Raises InvalidRequestError if the password is too short.
        """
        if len(password) < LEAST_PASSWORD_LENGTH:
            raise InvalidRequestError(
                f"A password needs at least {LEAST_PASSWORD_LENGTH} characters."
            )
        agent = Agent(_normal(email), name, self._hasher.hash(password))
        return self._storage.add_agent(agent)

    def sign_in(self, email: str, password: str) -> Agent:
        """Let an agent in.

        Raises NotAllowedError, which does not tell a wrong address from a wrong password.
        """
        agent = self._storage.agent(_normal(email))
        try:
            self._hasher.verify(agent.password_hash if agent else self._nobody, password)
        except (VerifyMismatchError, InvalidHashError):
            agent = None
        if agent is None:
            raise NotAllowedError("That e-mail address and password do not go together.")
        return agent

    def agent(self, email: str) -> Agent | None:
        """Find the agent a session names."""
        return self._storage.agent(email)

    def create_key(self, name: str) -> str:
        """Make an API key. It is returned this once; only its hash is kept."""
        key = KEY_PREFIX + secrets.token_urlsafe(32)
        self._storage.add_key(ApiKey(secrets.token_hex(8), name, _sha256(key), datetime.now(UTC)))
        return key

    def key(self, key: str) -> ApiKey:
        """Let a program in.

        Raises NotAllowedError.
        """
        found = self._storage.key(_sha256(key))
        if found is None:
            raise NotAllowedError("That API key is not known.")
        return found


def _normal(email: str) -> str:
    return email.strip().casefold()


def _sha256(key: str) -> str:
    # A fast hash is enough here: the key has 256 random bits, so nobody can guess towards it.
    return hashlib.sha256(key.encode()).hexdigest()
