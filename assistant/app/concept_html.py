"""A draft as HTML: its text with clickable marks, and beside it what is open and what to look at."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from urllib.parse import quote

from assistant.app.draft_request import Kept
from assistant.app.sources import open_data
from assistant.app.turns import citation_mark
from assistant.app.words import count, described
from assistant.draft.types import GAP, Block, Draft, Line, Onderdeel, Shape
from ingest.index.records import DocumentRecord

NOTA_URL = "/notabene/concept"
SECTIONS = (
    ("Kern", "kern"),
    ("Aanleiding", "aanleiding"),
    ("Geadviseerd besluit", "geadviseerd-besluit"),
    ("Toelichting", "toelichting"),
    ("Niet openbaar, met motivering", "niet-openbaar"),
    ("Bijlagen", "bijlagen"),
    ("De hele nota", "nota"),
)
_FORMS = (("docx", "Word"), ("odt", "ODT"), ("md", "Markdown"))
EMPTY = (
    '<div class="nb-panel nb-quiet"><h2>Zo werkt het</h2><ol class="nb-steps"><li>Kies de bronnen: de Kamerbrief, de '
    "motie, een eerdere nota. U kunt ze ook in het gesprek aanvinken en hierheen sturen.</li><li>Kies het onderdeel "
    "van de nota.</li><li>Maak het concept: elke zin komt uit een bron, en wat geen bron zegt blijft open.</li>"
    "<li>Bewerk de tekst, bekijk wat er nog openstaat, en neem het mee naar Word.</li></ol>"
    "<p>Elke stap kan over: bij een andere keuze maakt u het concept opnieuw, en wat u had blijft als versie "
    "bewaard.</p></div>"
)


def draft_html(kept: Kept) -> str:
    """Return the draft as HTML: marks that open their source, gaps marked, the original of changed sentences."""
    made = kept.draft
    head = ""
    if made.header:
        rows = "".join(f"<dt>{escape(label)}</dt><dd>{_said(line, made)}</dd>" for label, line in made.header)
        head = f'<p class="nb-type">{escape(made.type)}</p><dl class="nb-nota-head">{rows}</dl>'
        head += f"<h2>{escape(made.title or GAP)}</h2>"
    body = "".join(_block(block, made) for block in made.blocks)
    concept = f'<p class="nb-concept">{escape(made.concept)} <span>{_written_by(made)}</span></p>'
    note = f'<p class="nb-note">{escape(kept.note)}</p>' if kept.note else ""
    return (
        f'<article class="nb-draft" aria-label="Concept" tabindex="-1" data-draft="{escape(kept.id)}">'
        f"{note}{head}{body}{concept}</article>"
    )


def aside_html(kept: Kept) -> str:
    """Return what stands beside the draft: where to take it, what is open, what to look at, its sources."""
    made = kept.draft
    return (
        f'<div class="nb-panel"><h2>Bij dit concept</h2>{_downloads(kept)}'
        f"{_points(made)}{_warnings(made)}{_sources(made)}</div>"
    )


def proposals_html(records: Sequence[DocumentRecord], lead: str) -> str:
    """Return documents that may be chosen too, each with a button that adds it.

    Args:
        records: the documents; nothing is shown where there are none.
        lead: what they are, above them.
    """
    if not records:
        return ""
    items = "".join(
        f'<li><button type="button" class="nb-chip" data-action="propose" data-document="{escape(record.id)}">'
        f'+ {escape(record.title)} <span class="nb-meta">{escape(described(record))}</span></button></li>'
        for record in records
    )
    return f'<p class="nb-meta">{escape(lead)}</p><ul class="nb-proposals">{items}</ul>'


def _written_by(made: Draft) -> str:
    if made.mode == "extractive":
        return "Zinnen uit de bronnen, zonder taalmodel."
    return f"De Kern is geschreven door taalmodel {escape(made.mode)} en met de bronnen vergeleken."


def _block(block: Block, made: Draft) -> str:
    html = "".join(_GROUPS[kind](list(lines), block, made) for kind, lines in groupby(block.lines, key=_kind))
    return f"<section><h3>{escape(block.heading)}</h3>{html}</section>"


def _kind(line: Line) -> Shape:
    return Shape.BULLET if line.shape is Shape.SUB else line.shape


def _bullets(lines: Sequence[Line], block: Block, made: Draft) -> str:
    items: list[tuple[str, list[str]]] = []
    for line in lines:
        other = _other(line) if line.spans and block.role == Onderdeel.KERN.value else ""
        said = f"{_said(line, made)}{other}"
        if line.shape is Shape.SUB and items:
            items[-1][1].append(f"<li>{said}</li>")
        else:
            items.append((said, []))
    below = [f"<ul>{''.join(subs)}</ul>" if subs else "" for _, subs in items]
    return f"<ul>{''.join(f'<li>{said}{sub}</li>' for (said, _), sub in zip(items, below, strict=True))}</ul>"


def _rows(lines: Sequence[Line], _block: Block, _made: Draft) -> str:
    head, *rest = ([escape(cell.strip()) for cell in line.text.split("|")] for line in lines)
    first = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rest)
    return f"<table><thead><tr>{first}</tr></thead><tbody>{rows}</tbody></table>"


def _headings(lines: Sequence[Line], _block: Block, _made: Draft) -> str:
    return "".join(f"<h4>{escape(line.text)}</h4>" for line in lines)


def _paragraphs(lines: Sequence[Line], _block: Block, made: Draft) -> str:
    return "".join(f"<p>{_said(line, made)}</p>" for line in lines)


_GROUPS = {
    Shape.BULLET: _bullets,
    Shape.ROW: _rows,
    Shape.HEADING: _headings,
    Shape.PARAGRAPH: _paragraphs,
}


def _other(line: Line) -> str:
    """Return the button that puts another statement in the place of a bullet."""
    said = escape(line.text)
    return (
        f' <button type="button" class="nb-link nb-other" data-action="other" data-value="{said}" '
        f'aria-label="Andere zin in plaats van: {said}">Andere zin</button>'
    )


def _said(line: Line, made: Draft) -> str:
    text = escape(line.text).replace(escape(GAP), f"<mark>{escape(GAP)}</mark>")
    cited = [one for one in made.citations if one.n in made.numbers(line)]
    marks = "".join(citation_mark(one) for one in cited)
    original = ""
    if line.changed and cited:
        quotes = " ".join(" ".join(one.quote.split()) for one in cited)
        original = f'<span class="nb-path">In de bron: “{escape(quotes)}”</span>'
    return f"{text} {marks}{original}"


def _downloads(kept: Kept) -> str:
    if not kept.id:
        return '<p class="nb-note">Dit concept wordt niet bewaard: het log staat uit of uw browser weigert cookies.</p>'
    links = " · ".join(
        f'<a class="nb-link" href="{NOTA_URL}/{quote(kept.id)}.{form}" download>{name}</a>' for form, name in _FORMS
    )
    return f'<p>Meenemen: {links} <span class="nb-meta">versie {kept.version}</span></p>'


def _points(made: Draft) -> str:
    if not made.open_points:
        return "<h3>Open punten</h3><p>Er staat niets open.</p>"
    items = "".join(f"<li><b>{escape(one.place)}</b>: {escape(one.text)}</li>" for one in made.open_points)
    return f'<h3>Open punten <span class="nb-count">{len(made.open_points)}</span></h3><ul class="nb-list">{items}</ul>'


def _warnings(made: Draft) -> str:
    if not made.warnings:
        return "<h3>Let op</h3><p>De controles vonden niets.</p>"
    items = "".join(
        f'<li><b>{escape(one.place)}</b>: {escape(one.text)} <span class="nb-meta">{escape(one.todo)}</span></li>'
        for one in made.warnings
    )
    return f'<h3>Let op <span class="nb-count">{len(made.warnings)}</span></h3><ul class="nb-list">{items}</ul>'


def _sources(made: Draft) -> str:
    items = "".join(
        f'<li><span class="nb-number">{one.n}</span><button type="button" class="nb-link" '
        f"{open_data(one.document, one.start, one.end)}>{escape(one.title)}</button> "
        f'<span class="nb-meta">{escape(one.section)}{f", pagina {one.page}" if one.page else ""}</span></li>'
        for one in made.citations
    )
    total = count(len(made.citations), "bronvermelding", "bronvermeldingen")
    return f'<h3>Bronnen <span class="nb-count">{total}</span></h3><ul class="nb-list nb-cited-list">{items}</ul>'
