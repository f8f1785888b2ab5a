"""`deskproof redact`: hide personal data in a text, and say what is hidden and why."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from redaction.company.checking import found_in
from redaction.company.kinds import OwnKind
from redaction.profiles import KINDS, Profile
from redaction.recognizers.legible import legible
from redaction.redactor import Redactor
from service.api.presenting import entity_out
from service.cli.loading import with_epilog
from service.cli.piping import redact_pipe
from service.cli.terminal import (
    AsJson,
    AsJsonLines,
    answer_lines,
    console,
    print_json,
    settings,
    standard_input,
)
from service.helpdesk.knowing import context_from, profile_named
from service.helpdesk.redacting import redact_text
from service.settings import DetectorName
from service.wiring.redaction import open_company, open_redactor

EXAMPLES = """
[bold]Examples[/]

  echo "I am Ada, ada@example.com" | deskproof redact

  deskproof redact --profile hipaa < message.txt

  deskproof redact --jsonl < tickets.jsonl > redacted.jsonl

  tail -f transcript.txt | deskproof redact --stream

  deskproof redact --explain gdpr_strict

  deskproof redact --check-settings redaction.toml

[bold]A line for --jsonl[/], of which only the text is needed

  {"id": 7, "text": "it is Ro", "previous": "May I have your name?",
   "history": ["My lamp is broken"], "known": {"email": "ro@example.com"}}
"""


@with_epilog(EXAMPLES)
def redact(
    *,
    profile: Annotated[
        str,
        typer.Option(
            help="support, pci, hipaa, gdpr_strict or the company's own; without it, the one that "
            "the settings name."
        ),
    ] = "",
    detector: Annotated[
        DetectorName | None,
        typer.Option(
            help="trained: patterns and a small model; patterns: patterns, checksums and labels "
            "alone; presidio: Presidio's language model too. Without it, what the settings name."
        ),
    ] = None,
    as_json_lines: AsJsonLines = False,
    stream: Annotated[
        bool,
        typer.Option("--stream", help="Give plain text on sentence by sentence, as it comes."),
    ] = False,
    explain: Annotated[
        str,
        typer.Option(metavar="PROFILE", help="Print what a profile hides and keeps, and why."),
    ] = "",
    check_settings: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Check a company's settings file on its own examples."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Replace the personal data in a text from standard input by placeholders.

    Prints one JSON object with the redacted text and what was found: kinds, and offsets into the
    text as it was. With --jsonl, a line may also carry `previous` (the other side's last turn),
    `history` (earlier turns) and `known` (name, email, phone, ... of the requester); one that
    cannot be read gets an object with its number and an error, and the rest go on.
    """
    chosen = settings()
    company = open_company(check_settings or chosen.redaction, chosen.company)
    if check_settings:
        _show_kinds(company.kinds)
        return
    if explain:
        _explain(profile_named(explain, company.profiles), as_json=as_json)
        return
    redactor = open_redactor(
        profile or chosen.redaction_profile,
        detector=detector or chosen.redaction_detector,
        pipeline=chosen.presidio_pipeline,
        company=company,
    )
    if stream:
        redact_pipe(redactor)
        return
    if as_json_lines:
        answer_lines(lambda asked: _redacted(redactor, asked, company.profiles))
        return
    print_json(_redacted(redactor, {"text": standard_input()}, company.profiles))


def _redacted(
    redactor: Redactor, asked: Mapping[str, Any], profiles: Mapping[str, Profile]
) -> dict[str, Any]:
    if asked.get("profile"):
        redactor = redactor.with_profile(profile_named(str(asked["profile"]), profiles))
    redaction = redact_text(redactor, asked["text"], context=context_from(asked))
    entities = [entity_out(entity).model_dump() for entity in redaction.entities]
    return {"text": redaction.text, "entities": entities}


def _explain(profile: Profile, *, as_json: bool) -> None:
    rules = {kind: {"hidden": rule.hidden, "why": rule.why} for kind, rule in profile.rules.items()}
    if as_json:
        about = {"name": profile.name, "about": profile.about, "least_score": profile.least_score}
        print_json({**about, "keeps_last_four": profile.keeps_last_four, "kinds": rules})
        return
    table = Table("kind", "what", "", "why", title=profile.name, caption=profile.about)
    for kind, rule in profile.rules.items():
        said = "[bold]hidden[/]" if rule.hidden else "[green]kept[/]"
        table.add_row(kind, KINDS.get(kind, "the company's own"), said, Text(rule.why))
    console.print(table)


def _show_kinds(kinds: tuple[OwnKind, ...]) -> None:
    table = Table("kind", "example", "found", "score", title="Own kinds on their examples")
    for kind in kinds:
        for example in kind.examples:
            text = legible(example).text
            for entity in found_in(kind, example):
                value = text[entity.start : entity.end]
                table.add_row(kind.name, Text(example), Text(value), f"{entity.score:.2f}")
    console.print(table)
    console.print("All patterns run on RE2, in time linear in the text: none can backtrack.")
