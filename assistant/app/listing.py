"""The tables of the Documenten tab, as HTML: what was read, what was not, and what an upload came to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import escape

from assistant.answer.quote.dates import write_date
from assistant.app.words import BUSY, KINDS, STATUSES, count, status_of
from ingest.index.records import DocumentRecord, FileRecord, ForgottenRecord

_COLUMNS = (
    ("kind", "Soort"),
    ("date", "Datum"),
    ("title", "Titel"),
    ("reference", "Kenmerk"),
    ("dossier", "Dossier"),
    ("pages", "Pagina's"),
    ("status", "Status"),
    ("access", "Toegang"),
)
_TOOLS = (
    '<div class="nb-tools"><button type="button" class="nb-button" data-action="concept" disabled>'
    "Concept maken van aangevinkte bronnen</button></div>"
)
_KEYS: dict[str, Callable[[DocumentRecord], str | int]] = {
    "kind": lambda document: KINDS[document.kind],
    "date": lambda document: document.date.toordinal() if document.date else 0,
    "title": lambda document: document.title.casefold(),
    "reference": lambda document: (_reference(document) or "~").casefold(),
    "dossier": lambda document: document.dossier or "~",
    "pages": lambda document: document.pages or 0,
    "status": status_of,
    "access": lambda document: document.access,
}


@dataclass(frozen=True, slots=True)
class Listing:
    """How the table is looked at.

    Attributes:
        sort: key of a column.
        descending: the other way round.
        page: from 0.
        search: only documents with all of these words in a cell.
        kind: only this kind; empty for all.
        dossier: only this dossier; likewise.
        status: only with this status; likewise.
        access: only with this access label; likewise.
    """

    sort: str = "date"
    descending: bool = True
    page: int = 0
    search: str = ""
    kind: str = ""
    dossier: str = ""
    status: str = ""
    access: str = ""

    def sorted_by(self, column: str) -> "Listing":
        """Return the listing sorted by a column; the other way round if it was already."""
        if column not in _KEYS:
            return self
        down = not self.descending if column == self.sort else column in ("date", "pages")
        return replace(self, sort=column, descending=down, page=0)


def documents_table(documents: Sequence[DocumentRecord], listing: Listing, *, size: int = 50) -> str:
    """Return one page of the table.

    Args:
        documents: all of them.
        listing: order, page and search.
        size: documents on a page.
    """
    words = listing.search.casefold().split()
    found = [document for document in documents if _passes(document, listing) and _holds(document, words)]
    found.sort(key=_KEYS[listing.sort], reverse=listing.descending)
    last = max(0, (len(found) - 1) // size)
    page = min(max(0, listing.page), last)
    if not documents:
        return '<p class="nb-note">Er zijn nog geen documenten; voeg ze hierboven toe.</p>'
    if not found:
        return '<p class="nb-note">Geen document past hierbij; zoek op andere woorden of zet een filter uit.</p>'
    rows = "".join(_row(document) for document in found[page * size : (page + 1) * size])
    summary = count(len(found), "document", "documenten")
    return (
        f'{_TOOLS}<div class="nb-table" role="region" aria-label="Documenten" tabindex="0"><table>'
        f'<caption class="nb-meta">{summary}</caption>'
        f"<thead><tr>{''.join(_head(key, label, listing) for key, label in _COLUMNS)}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>{_pager(page, last)}"
    )


def failures_table(files: Sequence[FileRecord]) -> str:
    """Return the table of files that were not read; nothing where there are none."""
    failed = [file for file in files if file.status != "indexed"]
    if not failed:
        return ""
    everything = again_button("", "Alles opnieuw lezen") if len(failed) > 1 else ""
    heading = f'<h2 class="nb-h2">Niet ingelezen <span class="nb-count">{len(failed)}</span></h2>'
    return f'<div class="nb-heading">{heading}{everything}</div>{outcome_table(failed, again=True)}'


def forgotten_table(forgotten: Sequence[ForgottenRecord]) -> str:
    """Return the table of documents that were taken out by hand; nothing where there are none."""
    if not forgotten:
        return ""
    rows = "".join(
        f'<tr><td data-label="Document">{escape(one.title)}<span class="nb-path">{escape(one.path)}</span></td>'
        f'<td data-label="Sinds">{write_date(one.since)}</td>'
        f'<td class="nb-does">{_button("restore", one.id, "Terugzetten", "Zet terug …", of=one.title)}</td></tr>'
        for one in forgotten
    )
    return (
        f'<h2 class="nb-h2">Verwijderd <span class="nb-count">{len(forgotten)}</span></h2>'
        '<div class="nb-table" role="region" aria-label="Verwijderde documenten" tabindex="0"><table><thead><tr>'
        '<th scope="col">Document</th><th scope="col">Sinds</th><th scope="col">Terug</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def outcome_table(files: Sequence[FileRecord], *, again: bool = False) -> str:
    """Return what came of files: name, status and reason; with ``again`` a button to read each again."""
    rows = "".join(
        f'<tr><td data-label="Bestand" class="nb-path">{escape(file.path)}</td>'
        f'<td data-label="Status">{_badge(file.status)}</td>'
        f'<td data-label="Reden">{escape(file.reason) or "–"}</td>'
        f"{f'<td class=nb-does>{again_button(file.location, of=file.path)}</td>' if again else ''}</tr>"
        for file in files
    )
    last = '<th scope="col">Opnieuw</th>' if again else ""
    return (
        '<div class="nb-table" role="region" aria-label="Bestanden en hun status" tabindex="0"><table><thead><tr>'
        f'<th scope="col">Bestand</th><th scope="col">Status</th><th scope="col">Reden</th>{last}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def again_button(location: str, label: str = "Opnieuw", *, of: str = "") -> str:
    """Return the button that reads a file again that could not be read; all of them for an empty location."""
    return _button("again", location, label, "Leest …", of=of)


def _button(action: str, value: str, label: str, busy: str, *, of: str) -> str:
    says = f' aria-label="{label}: {escape(of)}"' if of else ""
    return (
        f'<button type="button" class="nb-button" data-action="{action}" data-value="{escape(value)}" '
        f'data-busy="{busy}"{says}>{label}</button>'
    )


def _badge(status: str) -> str:
    if status == BUSY:
        return '<span class="nb-meta nb-busy">Wordt gelezen</span>'
    css = "nb-good" if status == "indexed" else "nb-bad"
    return f'<span class="nb-status {css}">{escape(STATUSES.get(status, status))}</span>'


def _head(key: str, label: str, listing: Listing) -> str:
    current = key == listing.sort
    order = ("descending" if listing.descending else "ascending") if current else "none"
    arrow = f'<span aria-hidden="true">{"▾" if listing.descending else "▴"}</span>' if current else ""
    return (
        f'<th scope="col" aria-sort="{order}"><button type="button" data-action="sort" data-value="{key}">'
        f"{label}{arrow}</button></th>"
    )


def _row(document: DocumentRecord) -> str:
    opened = f'data-action="document" data-document="{escape(document.id)}"'
    name = escape(document.title)
    tick = f'<input type="checkbox" class="nb-tick" value="{escape(document.id)}" aria-label="Kies als bron: {name}">'
    title = f'<span class="nb-titled">{tick}<button type="button" class="nb-link" {opened}>{name}</button></span>'
    cells = (
        escape(KINDS[document.kind]),
        write_date(document.date) if document.date else "–",
        f'{title}<span class="nb-path">{escape(document.path)}</span>',
        escape(_reference(document) or "–"),
        escape(document.dossier or "–"),
        str(document.pages) if document.pages else "–",
        escape(status_of(document)),
        escape(document.access),
    )
    labelled = zip(_COLUMNS, cells, strict=True)
    return (
        "<tr>" + "".join(f'<td{_none(cell)} data-label="{name}">{cell}</td>' for (_, name), cell in labelled) + "</tr>"
    )


def _none(cell: str) -> str:
    return ' class="nb-none"' if cell == "–" else ""


def _pager(page: int, last: int) -> str:
    if not last:
        return ""

    def step(to: int, label: str) -> str:
        off = "" if 0 <= to <= last else " disabled"
        return (
            f'<button type="button" class="nb-button" data-action="page" data-unit="{max(0, to)}"{off}>{label}</button>'
        )

    here = f'<span class="nb-where">{page + 1} van {last + 1}</span>'
    return f'<div class="nb-tools">{step(page - 1, "Vorige")}{here}{step(page + 1, "Volgende")}</div>'


def _reference(document: DocumentRecord) -> str:
    return document.kamerstuk_text or document.reference or ""


def _passes(document: DocumentRecord, listing: Listing) -> bool:
    return all(
        not wanted or wanted == value
        for wanted, value in (
            (listing.kind, document.kind.value),
            (listing.dossier, document.dossier),
            (listing.status, status_of(document)),
            (listing.access, document.access),
        )
    )


def _holds(document: DocumentRecord, words: Sequence[str]) -> bool:
    text = " ".join((document.title, document.path, _reference(document), document.dossier or "")).casefold()
    return all(word in text for word in words)
