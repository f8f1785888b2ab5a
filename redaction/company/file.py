"""What a company's settings file may hold; anything else in it is an error, not a silence."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from redaction.company.kinds import OWN

_Word = Annotated[str, Field(min_length=1, max_length=200)]
_Example = Annotated[str, Field(min_length=1, max_length=1_000)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class KindInFile(_Part):
    """A ``[[kind]]``: see docs/profiles.md for each field."""

    name: Annotated[str, Field(max_length=31, pattern=r"^[A-Z]{2,}(?:_[A-Z]+)*$")]
    pattern: Annotated[str, Field(min_length=1)]
    examples: Annotated[list[_Example], Field(min_length=1, max_length=50)]
    counter_examples: Annotated[list[_Example], Field(max_length=50)] = []
    about: Annotated[str, Field(max_length=200)] = ""
    match_case: bool = False
    checksum: str = ""
    score: Annotated[float, Field(gt=0, lt=1)] = OWN
    context: Annotated[list[_Word], Field(max_length=50)] = []


class ProfileInFile(_Part):
    """The ``[profile]``. ``hide`` and ``keep`` are lists of kinds, or tables of kind = reason."""

    name: Annotated[str, Field(max_length=40, pattern=r"^[a-z][a-z0-9_]*$")] = "company"
    base: str = "support"
    hide: list[str] | dict[str, str] = []
    keep: list[str] | dict[str, str] = []
    # Above .75 even what a checksum or a label tells would be shown.
    least_score: Annotated[float | None, Field(ge=0.1, le=0.75)] = None
    keep_last_four: bool | None = None


class CompanyFile(_Part):
    """The whole file."""

    kind: Annotated[list[KindInFile], Field(max_length=100)] = []
    profile: ProfileInFile | None = None
    products: Annotated[list[_Word], Field(max_length=10_000)] = []
