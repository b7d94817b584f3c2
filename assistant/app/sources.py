"""The panel with the sources of an answer, as HTML."""

from collections.abc import Sequence
from html import escape

from assistant.answer.quote.dates import write_date
from assistant.answer.types import Citation
from assistant.app.marking import WordMarker
from assistant.app.words import KINDS, count, described
from assistant.retrieve.hit import Hit

EMPTY = (
    '<div class="nb-panel nb-quiet"><h2>Bronnen</h2>'
    "<p>Hier komen de passages waarop een antwoord berust. Ze verschijnen zodra u een vraag stelt; "
    "klik er een aan om de pagina te zien met de passage gemarkeerd.</p></div>"
)

_AWAY = (
    '<div class="nb-panel nb-quiet"><h2>Bronnen</h2><p>Geen enkele passage komt in de buurt van deze vraag. '
    "Wat er is gelezen, staat onder “Waarom dit antwoord”.</p></div>"
)

_TOOLS = (
    '<div class="nb-tools"><button type="button" class="nb-button" data-action="only" disabled>'
    'Vraag opnieuw uit aangevinkte bronnen</button><button type="button" class="nb-button" data-action="wider">'
    'Zoek breder</button><button type="button" class="nb-button" data-action="concept" disabled>'
    "Gebruik in een concept</button></div>"
)


def sources_panel(
    hits: Sequence[Hit],
    citations: Sequence[Citation],
    marker: WordMarker,
    *,
    refused: bool = False,
    off_subject: bool = False,
) -> str:
    """Return the panel.

    Args:
        hits: what was found, best first.
        citations: those of the answer; empty while it is not done.
        marker: knows the words of the question.
        refused: there was no answer in these sources.
        off_subject: the question is on another subject than the documents, so that none of what was found is near.
    """
    if off_subject:
        return _AWAY
    if not hits and not citations:
        return '<div class="nb-panel nb-quiet"><h2>Bronnen</h2><p>Er zijn geen passages gevonden.</p></div>'
    groups: dict[str, list[str]] = {}
    heads: dict[str, str] = {}
    # What the answer cites comes first; what it cites from outside the passages that were found has a place too.
    for citation in citations:
        heads.setdefault(citation.document, _heading(citation.document, citation.title, _meta(citation)))
        groups.setdefault(citation.document, [])
    for hit in hits:
        heads[hit.document.id] = _heading(hit.document.id, hit.document.title, described(hit.document))
        groups.setdefault(hit.document.id, []).append(_item(hit, citations, marker))
    for citation in reversed(citations):
        if not any(holds(hit, citation) for hit in hits):
            groups[citation.document].insert(0, _quoted(citation, marker, refused=refused))
    title = "Dichtstbijzijnde bronnen" if refused else "Bronnen"
    total = sum(len(items) for items in groups.values())
    found = f"{count(total, 'passage', 'passages')} uit {count(len(groups), 'document', 'documenten')}"
    parts = [f'<div class="nb-panel"><h2>{title} <span class="nb-count">{found}</span></h2>']
    parts.append(_TOOLS)
    parts += [
        f'<article class="nb-source">{heads[document]}<ul>{"".join(items)}</ul></article>'
        for document, items in groups.items()
    ]
    return "".join([*parts, "</div>"])


def holds(hit: Hit, citation: Citation) -> bool:
    """Tell whether a citation stands in a passage that was found."""
    passage = hit.passage
    return citation.document == passage.document and passage.start <= citation.start < passage.end


def _heading(document: str, title: str, meta: str) -> str:
    name = escape(title)
    tick = f'<input type="checkbox" class="nb-tick" value="{escape(document)}" aria-label="Kies bron: {name}">'
    return f'<h3>{tick}{name}</h3><p class="nb-meta">{escape(meta)}</p>'


def _meta(citation: Citation) -> str:
    return f"{KINDS[citation.kind]} · {write_date(citation.date) if citation.date else 'zonder datum'}"


def _item(hit: Hit, citations: Sequence[Citation], marker: WordMarker) -> str:
    passage = hit.passage
    cited = [citation for citation in citations if holds(hit, citation)]
    span = (cited[0].start, cited[0].end) if cited else (passage.start, passage.end)
    place = _place(passage.section, passage.page, open_data(passage.document, *span), [c.n for c in cited])
    return _entry(place, marker.snippet(passage.text), "; ".join(hit.why), cited=bool(cited))


def _quoted(citation: Citation, marker: WordMarker, *, refused: bool) -> str:
    data = open_data(citation.document, citation.start, citation.end)
    place = _place(citation.section, citation.page, data, [citation.n])
    why = "Aangehaald als wat het dichtst in de buurt komt" if refused else "Aangehaald in het antwoord"
    return _entry(place, marker.snippet(citation.quote), why, cited=True)


def _place(section: str, page: int | None, data: str, numbers: Sequence[int]) -> str:
    name = ", ".join(part for part in (section, f"pagina {page}" if page else "") if part) or "Openen"
    badges = "".join(f'<span class="nb-number">{number}</span>' for number in numbers)
    return f'<button type="button" class="nb-place" {data}>{badges}{escape(name)}</button>'


def _entry(place: str, quote: str, why: str, *, cited: bool) -> str:
    return (
        f'<li class="nb-passage{" nb-cited" if cited else ""}">{place}'
        f'<p class="nb-quote">{quote}</p><p class="nb-why">{escape(why)}</p></li>'
    )


def open_data(document: str, start: int, end: int, unit: int = 0) -> str:
    """Return the attributes of an element that opens a passage in the viewer."""
    return (
        f'data-action="open" data-document="{escape(document)}" data-unit="{unit}" '
        f'data-start="{start}" data-end="{end}"'
    )
