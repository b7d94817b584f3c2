"""Which folders the documents come from, and how it is with the one that is watched, as HTML."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from pathlib import Path

from assistant.answer.quote.dates import write_date
from assistant.app.watching import Watched
from assistant.app.words import count
from ingest.forget import UPLOADS
from ingest.index.records import FolderRecord


def folders_panel(folders: Sequence[FolderRecord], watched: Watched | None, index: Path, now: datetime) -> str:
    """Return the list of folders; nothing where there are none.

    Args:
        folders: those that were ingested.
        watched: the folder that is watched, or None.
        index: the index folder, in which uploads are.
        now: tells whether it was looked through today.
    """
    uploads = str((index / UPLOADS).resolve())
    known = {folder.location: folder for folder in folders}
    names = sorted({*known, *([str(watched.folder)] if watched else [])})
    items = "".join(
        f"<li>{_name(name, uploads)}{_counts(known.get(name))}"
        f"{_state(watched, now) if watched and name == str(watched.folder) else ''}</li>"
        for name in names
    )
    if not items:
        return ""
    return (
        f'<h2 class="nb-h2">Mappen <span class="nb-count">{len(names)}</span></h2><ul class="nb-folders">{items}</ul>'
    )


def at_a_glance(folders: Sequence[FolderRecord], watched: Watched | None, now: datetime) -> str:
    """Return one line that leads to the lists below a long table; the arguments are those of ``folders_panel``."""
    failed = sum(folder.failed for folder in folders)
    parts = [f'<a class="nb-link" href="#nb-failures">{count(failed, "bestand", "bestanden")} niet ingelezen</a>']
    if watched:
        told = _state(watched, now) if watched.problem == "" else '<span class="nb-wrong">niet bij te houden</span>'
        parts.append(f'<a class="nb-link" href="#nb-folders">Map {escape(watched.folder.name)}</a>: {_lower(told)}')
    shown = parts if failed else parts[1:]
    return f'<p class="nb-glance">{" · ".join(shown)}</p>' if shown else ""


def _lower(html: str) -> str:
    return html.replace(">Wordt", ">wordt", 1)


def _name(name: str, uploads: str) -> str:
    return "<strong>Hier toegevoegd</strong>" if name == uploads else f"<strong>{escape(name)}</strong>"


def _counts(folder: FolderRecord | None) -> str:
    if folder is None:
        return ""
    failed = f", {folder.failed} niet ingelezen" if folder.failed else ""
    return f'<span class="nb-meta">{count(folder.documents, "document", "documenten")}{failed}</span>'


def _state(watched: Watched, now: datetime) -> str:
    if watched.busy:
        return '<span class="nb-watch nb-busy">Wordt nu ingelezen</span>'
    if watched.problem:
        looked = f" Laatst geprobeerd {_moment(watched.looked, now)}." if watched.looked else ""
        return f'<span class="nb-watch nb-wrong">{escape(watched.problem + looked)}</span>'
    if watched.looked is None:
        return '<span class="nb-watch">Wordt in de gaten gehouden</span>'
    return f'<span class="nb-watch">Wordt in de gaten gehouden; laatst bekeken {_moment(watched.looked, now)}</span>'


def _moment(moment: datetime, now: datetime) -> str:
    day = "" if moment.date() == now.date() else f"op {write_date(moment.date())} "
    return f"{day}om {moment:%H:%M}"
