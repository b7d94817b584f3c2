"""What commands write: one JSON object or plain text on stdout, everything else on stderr."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from ingest.errors import NotabeneError, reason_of

if TYPE_CHECKING:
    from assistant.answer.types import Citation


def prepare() -> None:
    """Make both streams take any text: UTF-8 where a program reads them, and never an error over a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def errors() -> Console:
    """Return the console on stderr, for progress and messages."""
    return Console(stderr=True, highlight=False)


def complain(sentence: str) -> int:
    """Write one sentence on stderr and return exit status 1."""
    typer.echo(" ".join(sentence.split()), err=True)
    return 1


def announce(sentence: str) -> None:
    """Write one line on stderr about what takes time."""
    complain(sentence)


def emit(value: Mapping[str, object]) -> None:
    """Write one JSON object on stdout; text that is not valid Unicode is made visible rather than refused."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write(text.encode("utf-8", "replace").decode() + "\n")


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Say in one sentence what went wrong where a file that a user asked for is written.

    Raises:
        NotabeneError: it cannot be written there.
    """
    try:
        yield
    except OSError as error:
        raise NotabeneError(
            f"{file} kan niet worden geschreven ({reason_of(error)}); kies een ander bestand."
        ) from error


def write_file(file: Path, content: bytes) -> None:
    """Write what a user asked for to a file.

    Raises:
        NotabeneError: it cannot be written there.
    """
    with writing(file):
        file.write_bytes(content)


def sources(citations: "Sequence[Citation]") -> None:
    """Write on stdout where each citation stands, and its quote on one line; nothing where there is none."""
    if citations:
        typer.echo("\nBronnen")
    for citation in citations:
        page = f", p. {citation.page}" if citation.page else ""
        source = f"{citation.title} ({citation.kind}, {citation.date or 'zonder datum'})"
        typer.echo(f"[{citation.n}] {source}, {citation.section}{page}")
        typer.echo(f"    «{' '.join(citation.quote.split())}»")


def table(headings: list[str], rows: list[list[str]]) -> None:
    """Write a table on stdout; where that is no terminal, a line a row with tabs between the cells and nothing cut."""
    if not sys.stdout.isatty():
        for row in rows:
            typer.echo("\t".join(" ".join(cell.split()) for cell in row))
        return
    from rich import box
    from rich.table import Table

    drawn = Table(box=box.SIMPLE_HEAD, header_style="bold")
    for heading in headings:
        drawn.add_column(heading, overflow="fold")
    for row in rows:
        drawn.add_row(*row)
    Console(highlight=False, markup=False).print(drawn)
