"""The timeline and the tables of a dossier, as HTML."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from itertools import groupby

from assistant.app.sources import open_data
from assistant.app.words import KINDS, count
from assistant.dossier.commitments import Commitment, State
from assistant.dossier.dossier import Overview
from assistant.dossier.motions import Motion, Said
from assistant.dossier.paper import Place
from assistant.dossier.timeline import Event
from assistant.dossier.words import cited, written

_SHORT = 260  # characters of a dictum or passage in a table
_STATES = {
    State.OPEN: ("Openstaand", ""),
    State.DONE: ("Afgedaan", "nb-good"),
    State.OVERDUE: ("Verlopen", "nb-bad"),
}
_MOTION_KEYS: dict[str, tuple[str, Callable[[Motion], str]]] = {
    "number": ("Motie", lambda one: f"{one.date or date.max}{one.number}"),
    "asks": ("Verzoek", lambda one: one.place.quote.casefold()),
    "vote": ("Stemming", lambda one: one.vote.value if one.vote else "~"),
    "judged": ("Appreciatie", lambda one: one.judged.value if one.judged else "~"),
    "done": ("Wat ermee is gedaan", lambda one: f"{one.settled is None}{len(one.done):05}"),
}
_COMMITMENT_KEYS: dict[str, tuple[str, Callable[[Commitment], str]]] = {
    "quote": ("Toezegging", lambda one: one.place.quote.casefold()),
    "who": ("Wie", lambda one: f"{one.executor}|{one.committer}".casefold()),
    "due": ("Termijn", lambda one: f"{one.due or date.max}{one.term}"),
    "state": ("Stand", lambda one: str([State.OVERDUE, State.OPEN, State.DONE].index(one.state))),
}


@dataclass(frozen=True, slots=True)
class Order:
    """How the two tables are looked at: a column each, and which way.

    Attributes:
        motions: key of a column.
        motions_down: the other way round.
        commitments: key of a column.
        commitments_down: the other way round.
    """

    motions: str = "number"
    motions_down: bool = False
    commitments: str = "due"
    commitments_down: bool = False

    def sorted_by(self, column: str) -> "Order":
        """Return the order by a column (``motions:vote``); the other way round if it was already."""
        table, _, key = column.partition(":")
        if table == "motions" and key in _MOTION_KEYS:
            return replace(self, motions=key, motions_down=not self.motions_down if key == self.motions else False)
        if table == "commitments" and key in _COMMITMENT_KEYS:
            down = not self.commitments_down if key == self.commitments else False
            return replace(self, commitments=key, commitments_down=down)
        return self


def overview_html(overview: Overview, order: Order, download: str) -> str:
    """Return the whole of a dossier.

    Args:
        overview: the dossier.
        order: of its tables.
        download: address of its workbook.
    """
    papers = sum(1 + len(event.copies) for event in overview.timeline)
    promised = count(len(overview.commitments), "toezegging", "toezeggingen")
    late = f", waarvan {overview.overdue} verlopen" if overview.overdue else ""
    facts = (
        _jump("Toezeggingen", f"{promised}{late}"),
        _jump("Moties", count(len(overview.motions), "motie", "moties")),
        _jump("Tijdlijn", count(papers, "document", "documenten")),
    )
    return (
        f'<div class="nb-tools"><p class="nb-lead" role="status">{" · ".join(facts)}</p>'
        f'<a class="nb-button" href="{escape(download)}" download>Download als Excel (XLSX)</a></div>'
        f'<p class="nb-meta">Herkend uit de documenten, stand op {written(overview.today)}. Controleer elke regel '
        "bij de bron; een toezegging geldt als verlopen zolang geen stuk zegt dat zij is afgedaan.</p>"
        f"{_commitments(overview.commitments, order)}{_motions(overview.motions, order)}{_timeline(overview.timeline)}"
    )


def _commitments(rows: Sequence[Commitment], order: Order) -> str:
    if not rows:
        return _part("Toezeggingen", 0, '<p class="nb-note">In dit dossier zijn geen toezeggingen herkend.</p>')
    found = sorted(rows, key=_COMMITMENT_KEYS[order.commitments][1], reverse=order.commitments_down)
    heads = {key: label for key, (label, _) in _COMMITMENT_KEYS.items()}
    return _part(
        "Toezeggingen",
        len(rows),
        _table(
            "commitments", "Toezeggingen", heads, order.commitments, order.commitments_down, map(_commitment, found)
        ),
    )


def _motions(rows: Sequence[Motion], order: Order) -> str:
    if not rows:
        return _part("Moties", 0, '<p class="nb-note">In dit dossier zijn geen moties ingelezen.</p>')
    found = sorted(rows, key=_MOTION_KEYS[order.motions][1], reverse=order.motions_down)
    heads = {key: label for key, (label, _) in _MOTION_KEYS.items()}
    return _part(
        "Moties", len(rows), _table("motions", "Moties", heads, order.motions, order.motions_down, map(_motion, found))
    )


def _part(title: str, number: int, body: str) -> str:
    shown = f' <span class="nb-count">{number}</span>' if number else ""
    return f'<section class="nb-part" id="nb-{title.lower()}"><h2 class="nb-h2">{title}{shown}</h2>{body}</section>'


def _jump(title: str, says: str) -> str:
    return f'<a class="nb-link" href="#nb-{title.lower()}">{says}</a>'


def _table(
    name: str, label: str, heads: dict[str, str], current: str, down: bool, rows: "Sequence[str] | map[str]"
) -> str:
    head = "".join(_head(f"{name}:{key}", title, key == current, down) for key, title in heads.items())
    return (
        f'<div class="nb-table" role="region" aria-label="{label}" tabindex="0"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _head(value: str, title: str, current: bool, down: bool) -> str:
    way = ("descending" if down else "ascending") if current else "none"
    arrow = f'<span aria-hidden="true">{"▾" if down else "▴"}</span>' if current else ""
    return (
        f'<th scope="col" aria-sort="{way}"><button type="button" data-action="sort" data-value="{value}">'
        f"{title}{arrow}</button></th>"
    )


def _commitment(one: Commitment) -> str:
    who = escape(one.executor or "Niet genoemd")
    if one.committer and one.committer != one.executor:
        who += f'<span class="nb-path">toegezegd door {escape(one.committer)}</span>'
    if not one.public:
        who += '<span class="nb-path">alleen in een nota gevonden</span>'
    said = written(one.due)
    due = f'<span class="nb-path">uiterlijk {said}</span>' if one.due and said not in one.term else ""
    also = ""
    if one.stated:
        items = "".join(
            f"<li>{_link(place)}{f' – {escape(term)}' if term and term != one.term else ''}</li>"
            for place, term in one.stated
        )
        also = _more(f"Staat ook in {count(len(one.stated), 'passage', 'passages')}", items)
    label, css = _STATES[one.state]
    state = f'<span class="nb-status {css}">{label}</span>'
    if one.done:
        state += f'<span class="nb-path">{_link(one.done)}</span>'
    elif one.state is State.OVERDUE:
        state += '<span class="nb-path">geen afdoening gevonden</span>'
    cells = (
        f'{_quote(one.place)}<span class="nb-path">{escape(one.place.title)}</span>{also}',
        who,
        f"{escape(one.term) or 'Geen termijn'}{due}",
        state,
    )
    return _row([label for label, _ in _COMMITMENT_KEYS.values()], cells)


def _motion(one: Motion) -> str:
    number = escape(one.number or "Zonder nummer")
    title = f'<span class="nb-path">{escape(one.title)}{f", {written(one.date)}" if one.date else ""}</span>'
    movers = f'<span class="nb-path">{escape(", ".join(one.movers))}</span>' if one.movers else ""
    vote = _said(one.vote)
    if one.replaced_by:
        vote = vote if one.vote else ""
        vote += f'<span class="nb-path">vervangen door {escape(one.replaced_by.number)}</span>'
    if one.replaces:
        title += f'<span class="nb-path">vervangt {escape(one.replaces.number)}</span>'
    done = ""
    if one.settled:
        done += f'<span class="nb-status nb-good">Uitgevoerd</span> volgens {_link(one.settled)}'
    if one.done:
        items = "".join(
            f'<li>{_link(place)}<span class="nb-path">{escape(_shortened(place.quote))}</span></li>'
            for place in one.done
        )
        done += _more(f"{count(len(one.done), 'passage', 'passages')} in latere stukken", items)
    cells = (f"{number}{title}{movers}", _quote(one.place), vote or "–", _said(one.judged) or "–", done or "–")
    return _row([label for label, _ in _MOTION_KEYS.values()], cells)


def _more(summary: str, items: str) -> str:
    return f"<details><summary>{summary}</summary><ul>{items}</ul></details>"


def _row(labels: Sequence[str], cells: Sequence[str]) -> str:
    return (
        "<tr>"
        + "".join(
            f'<td{" class=nb-none" if cell == "–" else ""} data-label="{label}"><div>{cell}</div></td>'
            for label, cell in zip(labels, cells, strict=True)
        )
        + "</tr>"
    )


def _said(said: Said | None) -> str:
    if said is None:
        return ""
    value = escape(said.value[:1].upper() + said.value[1:])
    if said.place is None:
        return value
    return f'{value}<span class="nb-path">{_link(said.place)}</span>'


def _quote(place: Place) -> str:
    """Return a passage with where it stands, which opens it."""
    return f'<q class="nb-said">{escape(_shortened(place.quote))}</q> {_link(place)}'


def _link(place: Place) -> str:
    return (
        f'<button type="button" class="nb-link" {open_data(place.document, place.start, place.end)}>'
        f"{escape(cited(place))}</button>"
    )


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rsplit(' ', 1)[0]} …"


def _timeline(events: Sequence[Event]) -> str:
    years = "".join(
        f'<h3 class="nb-year">{year}</h3><ol class="nb-time">{"".join(map(_event, group))}</ol>'
        for year, group in groupby(events, key=lambda one: str(one.date.year) if one.date else "Zonder datum")
    )
    return _part("Tijdlijn", len(events), years)


def _event(event: Event) -> str:
    day = written(event.date).rsplit(" ", 1)[0] if event.date else ""
    reference = f" · {escape(event.reference)}" if event.reference else ""
    relations = "".join(
        f'<li>{one.says} <button type="button" class="nb-link" {open_data(one.document, 0, 0)}>'
        f"{escape(one.reference or one.title)}</button></li>"
        for one in event.relations
    )
    copies = f" · {count(len(event.copies) + 1, 'exemplaar', 'exemplaren')}" if event.copies else ""
    return (
        f'<li><span class="nb-day">{day}</span><div><span class="nb-meta">{KINDS[event.kind]}{reference}{copies}</span>'
        f'<button type="button" class="nb-link" {open_data(event.document, 0, 0)}>{escape(event.title)}</button>'
        f"{f'<ul class=nb-meta>{relations}</ul>' if relations else ''}</div></li>"
    )
