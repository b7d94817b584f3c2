"""Shows where a passage stands: its page as a picture, or the text of its section, with the passage marked."""

from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode

from assistant.app.marking import marked
from assistant.app.panel import CLOSE, panel
from assistant.app.pictures import Pictures
from assistant.app.sources import open_data
from assistant.app.words import described
from ingest.index.records import DocumentRecord
from ingest.index.store import Index

PAGE_URL = "/notabene/pagina"
ORIGINAL_URL = "/notabene/origineel"


@dataclass(frozen=True, slots=True)
class Unit:
    """What is shown at once: a page, or a section in a format without pages.

    Attributes:
        label: ``Pagina 2 van 3`` or ``Onderdeel 2 van 5``.
        start: offset of its first character.
        end: offset after its last.
        heading: name of the section that starts or stands there.
    """

    label: str
    start: int
    end: int
    heading: str


class Viewer:
    """Makes the HTML of the viewer.

    Args:
        index: the documents.
        pictures: draws pages.
    """

    def __init__(self, index: Index, pictures: Pictures) -> None:
        self._index = index
        self._pictures = pictures

    def show(self, document: str, *, unit: int = 0, start: int = 0, end: int = 0) -> str:
        """Return the viewer opened at a place.

        Args:
            document: id.
            unit: page, or position of the section from 1; 0 for the one that holds ``start``.
            start: offset of the passage to mark.
            end: offset after it; 0 for none.
        """
        record = self._index.document(document)
        if record is None:
            gone = "<p>Dit document staat niet meer in de index.</p>"
            return panel("Bron", "Document niet gevonden", "", f'<div class="nb-tools">{CLOSE}</div>{gone}')
        units = self._units(document)
        at = _choose(units, unit, start)
        text = self._index.text(document)
        passage = (max(0, start), min(end, len(text)))
        tools = _tools(record, at, units, passage)
        shown = self._shown(record, at, units[at - 1], passage, text)
        return panel("Bron", record.title, described(record), f"{tools}{shown}")

    def _units(self, document: str) -> list[Unit]:
        sections = self._index.sections(document)
        pages = self._index.pages(document)
        if pages:
            names = [
                next((s.name for s in reversed(sections) if s.start <= page.start), "")
                if not any(page.start < s.start < page.end for s in sections)
                else ""
                for page in pages
            ]
            return [
                Unit(f"Pagina {page.number} van {len(pages)}", page.start, page.end, name)
                for page, name in zip(pages, names, strict=True)
            ]
        whole = len(self._index.text(document))
        if not sections:
            return [Unit("Onderdeel 1 van 1", 0, whole, "")]
        return [
            Unit(f"Onderdeel {number} van {len(sections)}", section.start, section.end, section.name)
            for number, section in enumerate(sections, 1)
        ]

    def _shown(self, record: DocumentRecord, at: int, unit: Unit, passage: tuple[int, int], text: str) -> str:
        body = _text(text, unit, passage)
        if not record.pages:
            return body
        inside = text[max(passage[0], unit.start) : min(passage[1], unit.end)] if passage[1] else ""
        picture = self._pictures.page(record, at, inside.strip())
        if picture is None:
            gone = '<p class="nb-note">De pagina is niet als plaatje te tonen; dit is de tekst ervan.</p>'
            return gone + body
        query = urlencode({"van": passage[0], "tot": passage[1]})
        source = f"{PAGE_URL}/{quote(record.id)}/{at}.png?{query}"
        says = "; de passage is gemarkeerd" if picture.rectangles else ""
        describes = escape(f"{unit.label} van {record.title}{says}; vergroten in een nieuw tabblad")
        anchor = f'<span class="nb-anchor" style="top:{picture.rectangles[0][1]:.2%}"></span>' if says else ""
        missed = "" if says or not inside else '<p class="nb-note">De passage is in de tekst hieronder gemarkeerd.</p>'
        return (
            f'{missed}<div class="nb-page"><a href="{source}" target="_blank" title="Vergroten (nieuw tabblad)">'
            f'<img src="{source}" width="{picture.width}" height="{picture.height}" '
            f'alt="{describes}"></a>{anchor}</div>'
            f"<details{'' if says or not inside else ' open'}><summary>Tekst van deze pagina</summary>{body}</details>"
        )


def _choose(units: list[Unit], unit: int, start: int) -> int:
    if 1 <= unit <= len(units):
        return unit
    holding = [number for number, one in enumerate(units, 1) if one.start <= start < one.end]
    return holding[-1] if holding else 1


def _text(text: str, unit: Unit, passage: tuple[int, int]) -> str:
    start, end = max(passage[0], unit.start) - unit.start, min(passage[1], unit.end) - unit.start
    places = [(start, end)] if start < end else []
    return f'<div class="nb-fulltext">{marked(text[unit.start : unit.end], places, "nb-passage-mark")}</div>'


def _tools(record: DocumentRecord, at: int, units: list[Unit], passage: tuple[int, int]) -> str:
    def step(to: int, label: str) -> str:
        off = "" if 1 <= to <= len(units) else " disabled"
        data = open_data(record.id, *passage, unit=max(0, to))
        return f'<button type="button" class="nb-button" {data}{off}>{label}</button>'

    unit = units[at - 1]
    heading = f' <span class="nb-meta">{escape(unit.heading)}</span>' if unit.heading else ""
    return (
        f'<div class="nb-tools">{step(at - 1, "Vorige")}<span class="nb-where" aria-live="polite">{unit.label}</span>'
        f"{step(at + 1, 'Volgende')}"
        f'<a class="nb-link" href="{ORIGINAL_URL}/{quote(record.id)}" download>Origineel downloaden</a>{CLOSE}</div>'
        f"{f'<p class=nb-unit>{heading}</p>' if heading else ''}"
    )
