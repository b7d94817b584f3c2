"""``notabene log``: the stored exchanges: list, export, destroy."""

import json as json_format
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import options, output
from ingest.errors import NotabeneError

if TYPE_CHECKING:
    from assistant.log.entry import Entry
    from assistant.log.log import Log

app = typer.Typer()
_OUTCOMES = {"answered": "beantwoord", "refused": "niet gevonden", "stopped": "gestopt", "failed": "mislukt"}
_THUMBS = {1: "goed", -1: "niet goed"}
Export = Annotated[Path | None, typer.Option("--export", metavar="BESTAND", help="Schrijf ze als JSON, één per regel.")]
Before = Annotated[
    date | None,
    typer.Option(
        "--delete-before", parser=options.day, metavar="JJJJ-MM-DD", help="Vernietig wat ouder is dan deze dag."
    ),
]


@app.command()
def log(
    index: options.IndexFolder = None,
    since: options.Since = None,
    export: Export = None,
    delete_before: Before = None,
    json: options.Json = False,
) -> None:
    """Toon, exporteer of vernietig de bewaarde vragen en antwoorden."""
    with opened_log(options.index_folder(index)) as opened:
        if delete_before:
            gone = opened.delete_before(start_of(delete_before))
            if json:
                output.emit({"deleted": gone})
            else:
                typer.echo(f"{gone} vragen van vóór {delete_before} zijn vernietigd.")
            return
        entries = opened.entries(start_of(since) if since else None)
        if export:
            written = _export(entries, export)
            if json:
                output.emit({"exported": written, "file": str(export)})
            else:
                typer.echo(f"{written} vragen geschreven naar {export}.")
        elif json:
            output.emit({"exchanges": [entry.as_json() for entry in entries]})
        else:
            _show(entries)


@contextmanager
def opened_log(folder: Path) -> "Iterator[Log]":
    """Open the log of an index folder.

    Raises:
        NotabeneError: there is no such folder.
    """
    from assistant.log.log import Log

    if not folder.is_dir():
        raise NotabeneError(f"Er is nog geen index in {folder}; maak er een met: notabene ingest MAP")
    opened = Log(folder, announce=output.announce)
    try:
        yield opened
    finally:
        opened.close()


def start_of(day: date) -> datetime:
    """Return the beginning of a day here, as the log keeps moments."""
    return datetime.combine(day, time.min).astimezone().astimezone(UTC).replace(tzinfo=None)


def _export(entries: "Iterator[Entry]", file: Path) -> int:
    written = 0
    with output.writing(file), file.open("w", encoding="utf-8", errors="replace") as out:
        for entry in entries:
            out.write(json_format.dumps(entry.as_json(), ensure_ascii=False) + "\n")
            written += 1
    return written


def _rated(entry: "Entry") -> str:
    given = entry.feedback
    if given is None:
        return ""
    return ": ".join(part for part in (_THUMBS[given.thumb], ", ".join(given.reasons), given.comment) if part)


def _show(entries: "Iterator[Entry]") -> None:
    rows = [
        [
            entry.at.replace(tzinfo=UTC).astimezone().strftime("%Y-%m-%d %H:%M"),
            _OUTCOMES.get(entry.outcome, entry.outcome),
            _rated(entry),
            entry.understood if "\n" not in entry.understood else entry.question[:200],
        ]
        for entry in entries
    ]
    if not rows:
        typer.echo("Er zijn nog geen vragen bewaard.", err=True)
        return
    output.table(["Wanneer", "Uitkomst", "Oordeel", "Vraag"], rows)
