"""Read and check a company's settings file, and say everything that is wrong with it at once."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from redaction.company.checking import wrong_in_kind, wrong_in_profile
from redaction.company.checksums import UnknownChecksumError, checksum
from redaction.company.company import Company, with_kinds
from redaction.company.file import CompanyFile, KindInFile, ProfileInFile
from redaction.company.kinds import OwnKind, any_word
from redaction.company.patterns import Pattern, PatternRefusedError
from redaction.profiles import KINDS, PROFILES, Profile, Rule

LARGEST_FILE_BYTES = 1_000_000


class CompanyFileError(Exception):
    """The file cannot be used as it is; the message has a line for each thing that is wrong."""


def read_company(path: Path) -> Company:
    """Read a company's kinds, profile and products from a TOML file.

    Raises CompanyFileError.
    """
    text = _text(path)
    try:
        file = CompanyFile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise CompanyFileError(f"{path}: it is not TOML: {error}") from None
    except RecursionError:
        raise CompanyFileError(f"{path}: it is nested too deeply.") from None
    except ValidationError as error:
        raise _failure(path, (_said(e["loc"], e["msg"], text) for e in error.errors())) from None
    kinds, wrong = _kinds(file.kind, _heads(text))
    wrong += wrong_in_profile(file.profile, {*KINDS, *(kind.name for kind in file.kind)})
    if wrong:
        raise _failure(path, wrong)
    own = _profile(file.profile, kinds, path) if file.profile else None
    return Company(kinds, tuple(file.products), own)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE_BYTES + 1)
    except OSError as error:
        raise CompanyFileError(f"{path}: it cannot be read ({error.strerror}).") from None
    if len(raw) > LARGEST_FILE_BYTES:
        raise CompanyFileError(f"{path}: it is larger than {LARGEST_FILE_BYTES:,} bytes.")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise CompanyFileError(f"{path}: it is not UTF-8, which TOML is written in.") from None


def _failure(path: Path, wrong: Iterator[str] | Sequence[str]) -> CompanyFileError:
    return CompanyFileError("\n".join(f"{path}: {what}" for what in wrong))


def _heads(text: str) -> list[int]:
    """Give the line of each ``[[kind]]``, counted from 1."""
    lines = text.splitlines()
    return [n for n, line in enumerate(lines, 1) if re.match(r"\s*\[\[\s*kind\s*\]\]", line)]


_NAMES = "A name is two to 31 capital letters with underscores between them, as in MEMBER_NO."


def _said(where: tuple[int | str, ...], message: str, text: str) -> str:
    """Say what Pydantic found, with the line of the kind in which it did."""
    parts = [part for part in where if not str(part).endswith("]")]
    if parts[:1] == ["kind"] and len(parts) > 1 and isinstance(parts[1], int):
        place = _place(parts[1], _heads(text))
        field = ".".join(map(str, parts[2:]))
        return f"{place}: {field or 'it'}: {_NAMES if field == 'name' else message}"
    return f"{'.'.join(map(str, parts)) or 'the file'}: {message}"


def _place(position: int, heads: Sequence[int], name: str = "") -> str:
    line = f"line {heads[position]}, " if position < len(heads) else ""
    return f"{line}kind {name or position + 1}"


def _kinds(
    read: Sequence[KindInFile], heads: Sequence[int]
) -> tuple[tuple[OwnKind, ...], list[str]]:
    kinds, wrong = [], []
    for position, kind in enumerate(read):
        place = _place(position, heads, kind.name)
        try:
            kinds.append(_kind(kind))
        except (PatternRefusedError, UnknownChecksumError) as error:
            wrong.append(f"{place}: {error}")
        else:
            wrong += [f"{place}: {what}" for what in wrong_in_kind(kinds[-1], kind)]
    return tuple(kinds), wrong


def _kind(read: KindInFile) -> OwnKind:
    try:
        pattern = Pattern(read.pattern, match_case=read.match_case)
    except PatternRefusedError as error:
        raise PatternRefusedError(f"The pattern cannot be used: {error}") from None
    kind = OwnKind(
        read.name,
        pattern,
        score=read.score,
        context=any_word(tuple(read.context)),
        about=read.about,
        examples=tuple(read.examples),
    )
    return replace(kind, check=checksum(read.checksum)) if read.checksum else kind


def _profile(read: ProfileInFile, kinds: tuple[OwnKind, ...], path: Path) -> Profile:
    base = with_kinds(PROFILES[read.base], kinds)
    said = f"As {path.name} says."
    rules = dict(base.rules)
    for listed, hidden in ((read.hide, True), (read.keep, False)):
        reasons = listed if isinstance(listed, dict) else dict.fromkeys(listed, said)
        rules |= {kind: Rule(hidden=hidden, why=why) for kind, why in reasons.items()}
    last_four = base.keeps_last_four if read.keep_last_four is None else read.keep_last_four
    return Profile(
        read.name,
        rules,
        about=f"The company's own, made from {read.base}.",
        least_score=base.least_score if read.least_score is None else read.least_score,
        keeps_last_four=last_four,
    )
