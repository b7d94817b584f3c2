"""The page of one document: what is known of it and can be corrected, its sections, what belongs to it, its dossier."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from urllib.parse import quote

from assistant.answer.quote.dates import write_date
from assistant.app.panel import CLOSE, panel
from assistant.app.sources import open_data
from assistant.app.viewer import ORIGINAL_URL
from assistant.app.wiring import problem
from assistant.app.words import KINDS, count, dated, described
from ingest.correct import NAMES
from ingest.document import Kind
from ingest.forget import UPLOADS
from ingest.index.filters import Filters
from ingest.index.records import DocumentRecord, LinkRecord, SectionRecord
from ingest.index.store import Index

# What the other document is to this one, where this one has the link, and where the other has it.
_TO = {
    "accompanies": "Brief bij deze nota",
    "answers": "Gaat in op",
    "replaces": "Vervangt",
    "published": "Als Kamerstuk",
    "mentions": "Noemt",
}
_FROM = {
    "accompanies": "Nota bij deze brief",
    "answers": "Antwoord hierop",
    "replaces": "Vervangen door",
    "published": "Zoals verzonden",
    "mentions": "Genoemd in",
}
_HINTS = {
    "date": "9 oktober 2023",
    "reference": "2023-0000619565",
    "kamerstuk": "36 410 IV, nr. 15",
    "dossier": "36 410 IV",
}


def document_page(
    index: Index, document: str, *, said: str = "", wrong: str = "", typed: Mapping[str, str] | None = None
) -> str:
    """Return the page.

    Args:
        index: has the document.
        document: id.
        said: what was just done, in one sentence.
        wrong: why something could not be done.
        typed: what stood in the form, to keep it when that went wrong.
    """
    record = index.document(document)
    if record is None:
        return gone_page("Dit document staat niet meer in de index.")
    original = f'<a class="nb-link" href="{ORIGINAL_URL}/{quote(document)}" download>Origineel downloaden</a>'
    does = _button("Lezen", open_data(document, 0, 0)) + _button("Gebruik in een concept", _to_concept(document))
    parts = (
        f'<div class="nb-tools">{does}{original}{CLOSE}</div>',
        f'<p class="nb-note" role="status">{escape(said)}</p>' if said else "",
        problem(wrong) if wrong else "",
        _form(record, typed or {}),
        _belongs(index, record),
        _sections(document, index.sections(document)),
        _timeline(index, record),
        _file(record),
        _removal(index, record),
    )
    return panel("Document", record.title, described(record), "".join(parts), kind="nb-about")


def gone_page(text: str, does: str = "") -> str:
    """Return the page of a document that is not there, with what was done as a sentence, and buttons."""
    body = f'<div class="nb-tools">{does}{CLOSE}</div><p class="nb-note" role="status">{escape(text)}</p>'
    return panel("Document", "Niet in de index", "", body, kind="nb-about")


def written(record: DocumentRecord, field: str) -> str:
    """Return a field as it stands in the form."""
    values = {
        "kind": record.kind.value,
        "title": record.title,
        "date": write_date(record.date) if record.date else "",
        "reference": record.reference or "",
        "kamerstuk": record.kamerstuk_text or "",
        "dossier": record.dossier or "",
        "access": record.access,
    }
    return values[field]


def _form(record: DocumentRecord, typed: Mapping[str, str]) -> str:
    fields = "".join(_field(record, field, typed.get(field, written(record, field))) for field in NAMES)
    return (
        f'<h3>Gegevens</h3><form class="nb-form" autocomplete="off">{fields}'
        f'<button type="submit" class="nb-button nb-strong" data-action="correct" data-form '
        f'data-document="{escape(record.id)}" data-busy="Bewaart …">Gegevens bewaren</button></form>'
        '<p class="nb-meta">Een correctie geldt meteen, ook in filters, en blijft staan als het bestand opnieuw wordt '
        "ingelezen.</p>"
    )


def _field(record: DocumentRecord, field: str, value: str) -> str:
    id_ = f"nb-veld-{field}"
    was = _was(record, field, id_) if field in record.corrected else ""
    common = f'id="{id_}" name="{field}"' + (f' aria-describedby="{id_}-was"' if was else "")
    if field == "kind":
        choices = "".join(
            f'<option value="{kind.value}"{" selected" if kind.value == value else ""}>{name}</option>'
            for kind, name in KINDS.items()
        )
        control = f"<select {common}>{choices}</select>"
    elif field == "title":
        control = f'<textarea {common} rows="2">{escape(value)}</textarea>'
    else:
        hint = f' placeholder="{_HINTS[field]}"' if field in _HINTS else ""
        control = f'<input type="text" {common} value="{escape(value)}"{hint}>'
    label = NAMES[field][0].upper() + NAMES[field][1:]
    return f'<div class="nb-field"><label for="{id_}">{label}</label>{control}{was}</div>'


def _was(record: DocumentRecord, field: str, id_: str) -> str:
    was = record.corrected[field]
    if was and field == "kind":
        was = KINDS[Kind(was)]
    elif was and field == "date":
        was = write_date(date.fromisoformat(was))
    back = (
        f'<button type="button" class="nb-link" data-action="undo" data-document="{escape(record.id)}" '
        f'data-value="{field}" data-busy="Zet terug …" aria-label="Correctie van {NAMES[field]} ongedaan maken">'
        "Ongedaan maken</button>"
    )
    return f'<p class="nb-was" id="{id_}-was">Gecorrigeerd, was: {escape(was or "leeg")} {back}</p>'


def _belongs(index: Index, record: DocumentRecord) -> str:
    links = index.links(record.id)
    others = index.documents_by_id([_other(link, record) for link in links])
    rows = [
        (link.type == "mentions", (_TO if link.source == record.id else _FROM)[link.type], others[other])
        for link in links
        if (other := _other(link, record)) in others
    ]
    if not rows:
        return ""
    rows.sort(key=lambda row: (row[0], row[1], row[2].date.toordinal() if row[2].date else 0))
    items = "".join(f'<li><span class="nb-role">{role}</span>{_to(other)}</li>' for _, role, other in rows)
    return f'<h3>Hoort erbij</h3><ul class="nb-list">{items}</ul>'


def _other(link: LinkRecord, record: DocumentRecord) -> str:
    return link.target if link.source == record.id else link.source


def _to(record: DocumentRecord) -> str:
    return (
        f'<button type="button" class="nb-link" data-action="document" data-document="{escape(record.id)}">'
        f'{escape(record.title)}</button><span class="nb-meta">{escape(described(record))}</span>'
    )


def _sections(document: str, sections: Sequence[SectionRecord]) -> str:
    if not sections:
        return ""
    items = "".join(
        f'<li class="nb-level-{min(section.level, 3)}"><button type="button" class="nb-link" '
        f"{open_data(document, section.start, section.start)}>{escape(section.name)}</button>"
        f"{f' <span class=nb-meta>pagina {section.page}</span>' if section.page else ''}</li>"
        for section in sections
    )
    return f'<h3>Onderdelen</h3><ul class="nb-list nb-sections">{items}</ul>'


def _timeline(index: Index, record: DocumentRecord) -> str:
    if not record.dossier:
        return ""
    papers = index.documents(Filters(dossiers=(record.dossier,)))
    if len(papers) < 2:
        return ""
    papers = sorted(papers, key=lambda paper: (paper.date is None, paper.date.toordinal() if paper.date else 0))
    items = "".join(
        f'<li{" aria-current=true" if paper.id == record.id else ""}><span class="nb-day">{dated(paper)}</span>'
        f"{escape(paper.title) if paper.id == record.id else _opens(paper)}"
        f'<span class="nb-meta">{KINDS[paper.kind]}</span></li>'
        for paper in papers
    )
    return (
        f'<h3>Dossier {escape(record.dossier)} <span class="nb-count">{len(papers)}</span></h3>'
        f'<ol class="nb-list nb-timeline">{items}</ol>'
    )


def _opens(paper: DocumentRecord) -> str:
    return (
        f'<button type="button" class="nb-link" data-action="document" data-document="{escape(paper.id)}">'
        f"{escape(paper.title)}</button>"
    )


def _file(record: DocumentRecord) -> str:
    pages = f" · {count(record.pages, 'pagina', 'pagina’s')}" if record.pages else ""
    ocr = " · tekst herkend uit een scan: controleer getallen" if record.ocr else ""
    return (
        f'<h3>Bestand</h3><p class="nb-path">{escape(str(record.location))}'
        f"{f' » {escape(record.member)}' if record.member else ''}</p>"
        f'<p class="nb-meta">{record.format.upper()}{pages} · {count(record.passages, "passage", "passages")}{ocr}</p>'
    )


def _removal(index: Index, record: DocumentRecord) -> str:
    ours = record.member is None and record.location.parent == (index.folder / UPLOADS).resolve()
    if ours:
        what = "Het document verdwijnt uit de index en het bestand dat hier is toegevoegd wordt verwijderd."
    else:
        what = (
            "Het document verdwijnt uit de index en uit de antwoorden. Het bestand zelf blijft staan en wordt niet "
            "weer ingelezen, totdat u het document terugzet."
        )
    if record.format == "eml":
        what += " Bijlagen van deze mail gaan mee."
    return (
        f'<details class="nb-remove"><summary>Verwijderen</summary><p>{what}</p>'
        f'<button type="button" class="nb-button nb-danger" data-action="forget" data-document="{escape(record.id)}" '
        'data-busy="Verwijdert …">Ja, verwijder dit document</button></details>'
    )


def _to_concept(document: str) -> str:
    return f'data-action="concept" data-value="{escape(document)}"'


def _button(label: str, data: str) -> str:
    return f'<button type="button" class="nb-button" {data}>{label}</button>'
