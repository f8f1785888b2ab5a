"""Every setting, its default and its meaning; the only reader of the environment."""

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal, Self

from platformdirs import user_cache_path
from pydantic import BeforeValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "DESKPROOF_"
_OF_THE_TESTS = frozenset({"DESKPROOF_CHROMIUM", "DESKPROOF_TEST_BROWSER"})

DetectorName = Literal["trained", "patterns", "presidio"]


def _prompt(value: str | None) -> str | None:
    """Tell a prompt that is not set from one that is not wanted."""
    if value == "":
        return None
    return "" if value == "none" else value


Prompt = Annotated[str | None, BeforeValidator(_prompt)]


class Settings(BaseSettings):
    """Read from variables that start with ``DESKPROOF_``, for example ``DESKPROOF_HOME``."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid")

    home: Path = Field(
        default=Path(".deskproof"),
        description="Folder of the library, the database and the keys.",
    )
    company: str = Field(default="", description="The company's name in replies and on pages.")
    signature: str = Field(
        default="",
        description="Last line of a drafted reply; empty means “The COMPANY team”, or “The "
        "support team” where no company is set.",
    )
    tone: Annotated[Path | None, BeforeValidator(lambda path: path or None)] = Field(
        default=None,
        description="File of the company's greeting, closing and manner (TOML, see "
        "docs/drafting.md); empty means the usual ones.",
    )
    link_hosts: str = Field(
        default="",
        description="Hosts that a reply may link to besides those of the articles found, with "
        "spaces between; what stands below them is meant too.",
    )
    host: str = Field(default="127.0.0.1", description="Address the server listens on.")
    port: int = Field(default=8765, ge=0, le=65535, description="Port the server listens on.")
    log_level: str = Field(default="info", description="Least severe log line that is written.")

    embedder: str = Field(
        default="",
        description="Embedding model: a sentence-transformers name or folder, or `mpnet` for the "
        "packaged all-mpnet-base-v2; empty means the packaged all-MiniLM-L6-v2.",
    )
    query_prompt: Prompt = Field(
        default=None,
        description="What is put before a question for `DESKPROOF_EMBEDDER`, to the character; "
        "`none` for nothing; empty means what the model or its family asks for.",
    )
    passage_prompt: Prompt = Field(
        default=None,
        description="What is put before a passage for `DESKPROOF_EMBEDDER`, to the character; "
        "`none` for nothing; empty means what the model or its family asks for.",
    )
    reranker: str = Field(
        default="",
        description="Model that reads the best hits a second time: a cross-encoder's "
        "sentence-transformers name or folder; empty means none.",
    )
    reranker_depth: int = Field(
        default=20, ge=1, le=200, description="How many hits the reranker reads at most."
    )
    reranker_deadline_s: float = Field(
        default=0.5,
        gt=0,
        le=60,
        description="Seconds after which a search no longer waits for the reranker; hits that were "
        "not read by then keep their places.",
    )
    model_cache: Path = Field(
        default=user_cache_path("deskproof") / "models",
        description="Folder in which prepared models are kept between runs.",
    )

    model_url: str = Field(
        default="",
        description="Base URL of an OpenAI-compatible endpoint; empty means that replies are "
        "assembled from the articles, with no language model.",
    )
    model_key: SecretStr = Field(default=SecretStr(""), description="API key for that endpoint.")
    model_name: str = Field(default="", description="Name of the model at that endpoint.")
    model_timeout_s: float = Field(
        default=20.0,
        gt=0,
        le=120,
        description="Seconds after which a draft is there: the model is given up a little before, "
        "so that the articles can serve in time.",
    )
    model_first_words_s: float = Field(
        default=12.0,
        gt=0,
        le=120,
        description="Seconds after which a model that has not begun to answer is given up.",
    )
    model_calls_at_once: int = Field(
        default=8, ge=1, le=64, description="How many answers a process waits for at a time."
    )
    model_answer_tokens: int = Field(
        default=700,
        ge=100,
        le=100_000,
        description="Most tokens of an answer; models that think before they answer need more.",
    )
    model_prompt_price: float = Field(
        default=0.0, ge=0, description="Price of a million tokens that the model reads."
    )
    model_answer_price: float = Field(
        default=0.0, ge=0, description="Price of a million tokens that the model writes."
    )
    model_daily_budget: float = Field(
        default=0.0,
        ge=0,
        description="What the model may cost a day (UTC), in the currency of the prices; once it "
        "is spent, drafts are assembled from the articles. 0 means no bound.",
    )

    redaction_profile: str = Field(
        default="",
        description="What is hidden: `support`, `pci`, `hipaa`, `gdpr_strict` or the name of the "
        "company's own profile; empty means its own where it has one, else `support`.",
    )
    redaction_detector: DetectorName = Field(
        default="trained",
        description="What finds personal data: `trained` (patterns and a small model), `patterns` "
        "alone, or `presidio` (both, and Presidio with a spaCy pipeline).",
    )
    presidio_pipeline: str = Field(
        default="",
        description="spaCy pipeline for `presidio`: a name or a folder; empty means the packaged "
        "small English one.",
    )
    redaction: Annotated[Path | None, BeforeValidator(lambda path: path or None)] = Field(
        default=None,
        description="File of the company's own kinds, profile and products (TOML, see "
        "docs/profiles.md); empty means none.",
    )

    error_budget: float = Field(
        default=0.2,
        gt=0,
        le=1,
        description="Share of drafts that may be wrong: the desk says that it does not know where "
        "it cannot keep to it.",
    )
    vault_key: SecretStr = Field(
        default=SecretStr(""),
        description="Vault key, which wraps the keys of tickets (32 bytes, base64), or several "
        "with spaces between, the newest first; empty means a key file in the home folder, made at "
        "the first start.",
    )
    session_hours: float = Field(
        default=12, gt=0, description="Hours after which an agent has to sign in again."
    )
    max_request_bytes: int = Field(
        default=1_000_000, ge=1000, description="Size of a request body above which it is refused."
    )
    secure_cookies: bool = Field(
        default=False,
        description="Send the session cookie over HTTPS only; set it wherever the desk is not "
        "opened on localhost.",
    )

    @model_validator(mode="after")
    def prompts_have_a_model(self) -> Self:
        """Refuse prompts for the packaged model, which was trained without any."""
        if not self.embedder and (self.query_prompt or self.passage_prompt):
            raise ValueError(
                f"{PREFIX}QUERY_PROMPT and {PREFIX}PASSAGE_PROMPT are for a model that "
                f"{PREFIX}EMBEDDER names, which is empty"
            )
        return self

    @model_validator(mode="after")
    def a_budget_has_prices(self) -> Self:
        """Refuse a budget that nothing would ever be counted against."""
        if self.model_daily_budget and not (self.model_prompt_price or self.model_answer_price):
            raise ValueError(
                f"{PREFIX}MODEL_DAILY_BUDGET needs {PREFIX}MODEL_PROMPT_PRICE or "
                f"{PREFIX}MODEL_ANSWER_PRICE"
            )
        return self

    @model_validator(mode="after")
    def no_variable_is_misspelt(self) -> Self:
        """Refuse a variable that is no setting: a misspelt profile must not go unnoticed."""
        names = [f"{PREFIX}{name.upper()}" for name in type(self).model_fields]
        wrong = [
            name
            for name in sorted(os.environ)
            if name.upper().startswith(PREFIX) and name.upper() not in {*names, *_OF_THE_TESTS}
        ]
        if wrong:
            raise ValueError("; ".join(_unknown(name, names) for name in wrong))
        return self


_REPLACED = {
    f"{PREFIX}REFUSE_BELOW": f"it was replaced by {PREFIX}ERROR_BUDGET, a share of drafts",
}


def _unknown(name: str, names: list[str]) -> str:
    if name.upper() in _REPLACED:
        return f"there is no setting {name} any more: {_REPLACED[name.upper()]}"
    near = get_close_matches(name.upper(), names, n=1, cutoff=0.8)
    return f"there is no setting {name}{f', do you mean {near[0]}?' if near else ''}"
