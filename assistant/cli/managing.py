"""What ``notabene documents`` does to documents: correct, take out, put back."""

from collections.abc import Sequence
from pathlib import Path

import typer

from assistant.cli import options, output
from ingest.errors import NotabeneError


def correct(folder: Path, document: str, values: Sequence[str], undo: Sequence[str], *, json: bool) -> None:
    """Correct fields of a document, each written as ``field=value``.

    Raises:
        typer.BadParameter: nothing is to be done, or a value is not written that way.
        NotabeneError: there is no such document or field, or a field cannot have such a value.
    """
    from assistant.contract import document_as_json
    from ingest.correct import NAMES
    from ingest.correct import correct as run

    if not values and not undo:
        raise options.misused("zeg met --set VELD=WAARDE wat er anders moet, of met --undo VELD wat terug moet")
    asked = {}
    for value in values:
        field, sign, text = value.partition("=")
        if not sign:
            raise options.misused(f"schrijf --set als VELD=WAARDE, niet als {value}")
        asked[field.strip()] = options.readable(text)
    record = run(folder, document, asked, undo=undo, chroma_url=options.settings().chroma_url)
    if json:
        output.emit({"document": document_as_json(record) | {"corrected": record.corrected}})
        return
    now: dict[str, object] = {field: getattr(record, field) for field in NAMES} | {"kamerstuk": record.kamerstuk_text}
    rows = [[NAMES[field], str(now[field] or ""), f"was: {was or 'leeg'}"] for field, was in record.corrected.items()]
    typer.echo(f"{record.title}: {len(rows)} gecorrigeerd.")
    output.table(["Gegeven", "Is", "Was"], rows)


def forget(folder: Path, document: str, *, json: bool) -> None:
    """Take a document out.

    Raises:
        NotabeneError: there is no such document.
    """
    from ingest.forget import forget as run

    gone = run(folder, document, chroma_url=options.settings().chroma_url)
    if json:
        row = {"id": gone.id, "path": gone.path, "title": gone.title}
        output.emit({"forgotten": row | {"documents": gone.documents, "file_removed": gone.file_removed}})
        return
    inside = f", met {gone.documents - 1} bijlagen" if gone.documents > 1 else ""
    after = "het bestand is verwijderd" if gone.file_removed else f"terughalen: notabene documents --restore {gone.id}"
    typer.echo(f"Uit de index: {gone.title}{inside}; {after}.")


def restore(folder: Path, document: str, *, json: bool) -> None:
    """Put a document back by reading its file.

    Raises:
        NotabeneError: it was not taken out, its file is gone, or it can no longer be read.
    """
    from assistant.cli.ingest import Bar
    from assistant.contract import document_as_json
    from assistant.indexing import ingest_paths
    from ingest.forget import restore as run
    from ingest.index.store import Index

    settings = options.settings()
    file = run(folder, document)
    with Bar() as bar:
        report = ingest_paths([file], folder, settings, progress=bar)
    with Index.open(folder, chroma_url=settings.chroma_url) as index:
        record = index.document(document)
    if record is None:
        why = report.failed[0].reason if report.failed else "Het bestand is verplaatst of gewijzigd."
        raise NotabeneError(f"Het document is niet weer ingelezen: {why}")
    if json:
        output.emit({"document": document_as_json(record) | {"corrected": record.corrected}})
        return
    typer.echo(f"Weer ingelezen: {record.title}.")


def list_forgotten(folder: Path, *, json: bool) -> None:
    """Show what was taken out."""
    from ingest.index.store import Index

    with Index.open(folder, chroma_url=options.settings().chroma_url) as index:
        out = index.forgotten()
    if json:
        rows = [{"id": one.id, "path": one.path, "title": one.title, "since": one.since.isoformat()} for one in out]
        output.emit({"forgotten": rows})
        return
    output.table(["Id", "Sinds", "Titel", "Bestand"], [[one.id, str(one.since), one.title, one.path] for one in out])
    typer.echo(f"{len(out)} documenten verwijderd.")
