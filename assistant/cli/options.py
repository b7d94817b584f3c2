"""Options that several commands share, and what they stand for."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from assistant.settings import Settings
from ingest.document import Kind
from ingest.index.filters import Filters

_T = TypeVar("_T")


def day(value: str | date) -> date:
    """Return the day that was typed.

    Raises:
        typer.BadParameter: it is no day.
    """
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter(f"schrijf de datum als 2099-01-31, niet als {value}") from error


def readable(value: str) -> str:
    """Return what was typed with bytes that are no text made visible."""
    return value.encode("utf-8", "replace").decode()


def _folder(value: str | Path) -> Path:
    if not str(value):
        raise typer.BadParameter("geef een map")
    return Path(value)


IndexFolder = Annotated[
    Path | None,
    typer.Option(
        "--index", parser=_folder, metavar="MAP", help="Map van de index (anders NOTABENE_INDEX, of .notabene)."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Eén JSON-object op stdout.")]
Kinds = Annotated[list[Kind] | None, typer.Option("--kind", help="Alleen deze soort; te herhalen.")]
Since = Annotated[date | None, typer.Option("--since", parser=day, metavar="JJJJ-MM-DD", help="Vanaf deze datum.")]
Until = Annotated[date | None, typer.Option("--until", parser=day, metavar="JJJJ-MM-DD", help="Tot en met.")]
Dossiers = Annotated[
    list[str] | None,
    typer.Option("--dossier", metavar="NUMMER", help="Alleen dit dossier, zoals '36 410 IV'; te herhalen."),
]
Documents = Annotated[
    list[str] | None, typer.Option("--document", metavar="ID", help="Alleen dit document; te herhalen.")
]
Access = Annotated[
    list[str] | None, typer.Option("--access", metavar="LABEL", help="Alleen met dit toegangslabel; te herhalen.")
]


@cache
def settings() -> Settings:
    """Return the settings of this process.

    Raises:
        typer.BadParameter: a ``NOTABENE_…`` variable has a value that it cannot have.
    """
    from pydantic import ValidationError

    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"NOTABENE_{str(first['loc'][0]).upper()}"
        raise typer.BadParameter(f"{name} heeft een waarde die niet kan: {first['input']!r}") from error


def misused(sentence: str) -> typer.BadParameter:
    """Return the error for options that do not go together, or that lack another; ``sentence`` is a clause in Dutch."""
    return typer.BadParameter(sentence, param_hint="de opties")


def index_folder(given: Path | None) -> Path:
    """Return the index folder to use."""
    return given or settings().index


def filters(
    kinds: list[Kind] | None,
    since: date | None,
    until: date | None,
    dossiers: list[str] | None,
    documents: list[str] | None,
    access: list[str] | None,
) -> Filters:
    """Return the filters that the options stand for."""
    return Filters(_all(kinds), since, until, _all(dossiers), _all(documents), _all(access))


def _all(values: list[_T] | None) -> tuple[_T, ...]:
    return tuple(values or ())
