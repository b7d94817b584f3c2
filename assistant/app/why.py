"""The panel “Waarom dit antwoord”: how the question was read, what was considered with which scores, who wrote."""

from collections.abc import Sequence
from html import escape

from assistant.answer.types import Answer, Citation
from assistant.app.sources import holds, open_data
from assistant.retrieve.hit import Hit

_QUOTED = (
    "Citaatmodus: elke zin staat letterlijk in haar bron. Er is geen taalmodel gebruikt; van elke aanhaling is "
    "nagegaan dat zij op die plaats in het document staat."
)
_WRITTEN = (
    "Taalmodel {model}: het schreef uit de passages hieronder. Van elke uitspraak is nagegaan dat haar bron bestaat en "
    "dat haar getallen, datums en namen daarin staan; wat niet klopte is weggelaten."
)
_REFUSED = (
    "De passages hieronder zijn gelezen, maar geen ervan heeft wat de vraag noemt (namen, jaren, getallen, het soort "
    "antwoord) in voldoende mate. Dan antwoordt Notabene niet."
)
_NEAREST = " Het haalt alleen letterlijk aan wat het dichtst in de buurt komt."
_COLUMNS = ("Passage", "Score", "Woorden", "Betekenis", "Aangehaald")


def why_html(answer: Answer, *, filtered: bool = False, wide: bool = False, seconds: float | None = None) -> str:
    """Return the panel as HTML.

    Args:
        answer: the answer or refusal.
        filtered: filters were on.
        wide: it was asked to look further.
        seconds: it took; None where that is not known any more.
    """
    refused = _REFUSED + (_NEAREST if answer.citations else "")
    how = refused if answer.refused else _QUOTED if answer.mode == "extractive" else _WRITTEN.format(model=answer.mode)
    where = "de documenten die door de filters komen" if filtered else "alle documenten"
    facts = [
        ("Begrepen als", answer.understood),
        ("Gezocht in", f"{where}{', en verder dan de eerste passages' if wide else ''}"),
        ("Zo gemaakt", how),
    ]
    if seconds is not None:
        facts.append(("Duur", f"{seconds:.1f} seconde".replace(".", ",") if seconds < 2 else f"{seconds:.0f} seconden"))
    listed = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in facts)
    sent = (
        f"<details><summary>Wat het taalmodel kreeg</summary><pre>{escape(answer.sent)}</pre></details>"
        if answer.sent
        else ""
    )
    return (
        '<details class="nb-step nb-why-panel"><summary>Waarom dit antwoord</summary>'
        f"<dl>{listed}</dl>{_considered(answer.nearest, answer.citations)}{sent}</details>"
    )


def _considered(hits: Sequence[Hit], citations: Sequence[Citation]) -> str:
    if not hits:
        return ""
    rows = "".join(_row(hit, citations) for hit in hits)
    heads = "".join(
        f'<th scope="col">{name}</th>' for name in ("Passage", "Score", "Woorden", "Betekenis", "Aangehaald")
    )
    return (
        '<div class="nb-table" role="region" aria-label="Bekeken passages" tabindex="0"><table>'
        "<caption>Bekeken passages, de beste eerst. Score: samen, van 0 tot 1 en hoger bij een genoemd document; "
        "woorden: hoe sterk de woorden overeenkomen; betekenis: hoe dicht de inhoud erbij ligt (hoogstens 1).</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(hit: Hit, citations: Sequence[Citation]) -> str:
    passage = hit.passage
    numbers = " ".join(f"[{citation.n}]" for citation in citations if holds(hit, citation))
    place = ", ".join(part for part in (passage.section, f"pagina {passage.page}" if passage.page else "") if part)
    data = open_data(passage.document, passage.start, passage.end)
    title = f'<button type="button" class="nb-link" {data}>{escape(hit.document.title)}</button>'
    cells = (
        f'{title}<span class="nb-path">{escape(place)}</span>',
        _number(hit.score, 2),
        _number(hit.lexical, 1),
        _number(hit.dense, 2),
        numbers or "nee",
    )
    labelled = zip(_COLUMNS, cells, strict=True)
    return "<tr>" + "".join(f'<td data-label="{name}">{cell}</td>' for name, cell in labelled) + "</tr>"


def _number(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")
