"""The conversation as HTML: questions, answers with clickable marks, refusals and problems."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant.answer.judge.near_sources import near_sources
from assistant.answer.quote.dates import write_date
from assistant.answer.types import Answer, Citation
from assistant.app.clicks import LONGEST
from assistant.app.keeping import keep_html
from assistant.app.ratings import Ratings, rating_html
from assistant.app.sources import open_data
from assistant.app.why import why_html
from assistant.app.words import KINDS, count
from assistant.export.forms import said_by
from assistant.log.entry import Feedback
from prompts.load import phrase

_FROM = ' class="nb-from"'
_ASKED = ' class="nb-asked"'
_SOURCE = re.compile(r"^[A-Z][\w ]+ “.+”(?: \([^()]+\))?:$")  # the line that names a source, above what it says
_PART = re.compile(r"^Vraag \d{1,3}: ")  # of several questions that were asked at once
_WIDER = '<button type="button" class="nb-link" data-action="wider">zoek breder</button>'
_MARK = re.compile(r"\[(\d{1,3})\]")


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what came of it.

    Attributes:
        question: as asked.
        text: what has been streamed so far.
        answer: the whole answer, once it is there.
        waiting: what is being done meanwhile.
        problem: why there is no answer, in one sentence; empty otherwise.
        filtered: filters were on.
        number: its place in the conversation, from 1; it stays when older turns are no longer shown.
        exchange: id under which the exchange is logged; empty where nothing is.
        conversation: id that the exchanges of this conversation share.
        wide: it was asked to look further.
        seconds: until the answer was there; None where that is not known.
    """

    question: str
    text: str = ""
    answer: Answer | None = None
    waiting: str = "Zoekt in de documenten"
    problem: str = ""
    filtered: bool = False
    number: int = 1
    exchange: str = ""
    conversation: str = ""
    wide: bool = False
    seconds: float | None = None


def turns_html(turns: Sequence[Turn], ratings: Ratings | None = None) -> str:
    """Return turns as HTML.

    Args:
        turns: in order.
        ratings: what the user thought of their answers.
    """
    given = ratings or {}
    return "".join(_turn(turn, given.get(turn.exchange)) for turn in turns)


def _turn(turn: Turn, rating: Feedback | None) -> str:
    busy = not turn.answer and not turn.problem
    below = "" if busy else _edit(turn)
    if turn.answer:
        why = why_html(turn.answer, filtered=turn.filtered, wide=turn.wide, seconds=turn.seconds)
        below = f"{keep_html(turn.answer, turn.exchange)}{why}{below}"
    thumbs = rating_html(turn.exchange, rating) if turn.answer else ""
    return (
        f'<section class="nb-turn" data-turn="{turn.number}" data-conversation="{escape(turn.conversation)}" '
        f'aria-busy="{str(busy).lower()}" aria-label="Vraag {turn.number}">'
        f'<div class="nb-question"><h2>{_lines(turn.question)}</h2></div>'
        f'<div class="nb-answer">{_body(turn)}{thumbs}<div class="nb-below">{below}</div></div></section>'
    )


def _edit(turn: Turn) -> str:
    """Return the question as a field; asked again, it takes the place of what was asked from there on."""
    name = f"nb-edit-{turn.number}"
    return (
        '<details class="nb-step nb-edit"><summary>Vraag bewerken</summary>'
        f'<label for="{name}">Bewerkte vraag</label>'
        f'<textarea id="{name}" rows="3" maxlength="{LONGEST}">{escape(turn.question)}</textarea>'
        f'<button type="button" class="nb-button" data-action="revise" data-unit="{turn.number}" data-takes="{name}">'
        'Stel deze vraag</button><span class="nb-meta">Wat hierna kwam, blijft bewaard onder Gesprekken.</span>'
        "</details>"
    )


def _body(turn: Turn) -> str:
    if turn.problem:
        partial = answer_text(turn.text, ()) if turn.text else ""
        return (
            f'{partial}<div class="nb-problem"><p>{escape(turn.problem)}</p>'
            f'<button type="button" class="nb-button" data-action="again" data-value="{escape(turn.question)}">'
            "Opnieuw proberen</button></div>"
        )
    if turn.answer is None:
        waiting = f'<p class="nb-waiting">{escape(turn.waiting)}</p>'
        return f"{answer_text(turn.text, ()) if turn.text else ''}{waiting}"
    if turn.answer.refused:
        return _refusal(turn.answer, filtered=turn.filtered, wide=turn.wide)
    return _answer(turn.answer)


def _answer(answer: Answer) -> str:
    return (
        f"{_understood(answer)}{answer_text(answer.answer, answer.citations)}{_notes(answer)}{_listed(answer)}"
        f"{_concept(answer)}"
    )


def _listed(answer: Answer) -> str:
    places: dict[tuple[str, str, int | None], list[Citation]] = {}
    for citation in answer.citations:
        places.setdefault((citation.document, citation.section, citation.page), []).append(citation)
    items = "".join(f"<li>{_cited(together)}</li>" for together in places.values())
    return f'<ol class="nb-citations" aria-label="Aangehaalde bronnen">{items}</ol>' if items else ""


def _refusal(answer: Answer, *, filtered: bool, wide: bool) -> str:
    advice = []
    if not answer.off_subject:  # there a note says so
        advice.append("Vraag het met andere woorden, of noem het document, de datum of het Kamerstuknummer.")
    if filtered:
        advice.append(f"Er staan filters aan: wis ze om in alle documenten te zoeken, of {_WIDER}.")
    elif not wide:
        advice.append(f"Laat verder zoeken dan de eerste passages: {_WIDER}.")
    advice.append("Staat het antwoord in een document dat hier nog niet is? Voeg het toe onder Documenten.")
    steps = "".join(f"<li>{step}</li>" for step in advice)
    nearest = "".join(
        f'<li><button type="button" class="nb-link" '
        f"{open_data(hit.passage.document, hit.passage.start, hit.passage.end)}>{escape(hit.document.title)}</button>"
        f' <span class="nb-meta">{escape(hit.passage.section)}'
        f"{f', pagina {hit.passage.page}' if hit.passage.page else ''}</span></li>"
        for hit in near_sources(answer, 3)
    )
    lead = "Andere bronnen in de buurt:" if answer.citations else "Dit komt er het dichtst bij:"
    near = f'<p class="nb-lead">{lead}</p><ul class="nb-nearest">{nearest}</ul>' if nearest else ""
    verdict, _, rest = answer.answer.partition("\n\n")
    quotes = f"{answer_text(rest, answer.citations)}{_listed(answer)}{_concept(answer)}" if rest else ""
    return (
        f'{_understood(answer)}<div class="nb-refused">'
        f'<p class="nb-verdict">{escape(verdict)}</p>{_notes(answer)}{quotes}'
        f'<p class="nb-lead">Wat u kunt doen:</p><ul>{steps}</ul>{near}</div>'
    )


def _understood(answer: Answer) -> str:
    """Return how the question was read where that differs; of several questions each answer says so itself."""
    same = " ".join(answer.understood.split()).casefold() == " ".join(answer.question.split()).casefold()
    if same or "\n" in answer.understood:
        return ""
    return f'<p class="nb-note nb-understood">{escape(phrase("understood", question=answer.understood))}</p>'


def _notes(answer: Answer) -> str:
    return "".join(f'<p class="nb-note">{escape(note)}</p>' for note in answer.notes if note != phrase("concept"))


def _concept(answer: Answer) -> str:
    what, how = said_by(answer).removesuffix(".").split(" (", 1)
    return f'<p class="nb-concept">{escape(what)} <span>({escape(how)}</span></p>'


def answer_text(text: str, citations: Sequence[Citation]) -> str:
    """Return answer text as HTML: paragraphs, bullets, and a button for each mark that has a citation.

    What is only quoted as coming nearest stands in a block of its own, so that it does not look like an answer.
    """
    by_number = {citation.n: citation for citation in citations}
    html: list[str] = []
    bullets = aside = False
    for line in text.split("\n"):
        bullet = line.startswith("- ")
        if bullets != bullet:
            html.append("<ul>" if bullet else "</ul>")
            bullets = bullet
        if aside and line.strip() and not bullet and not _SOURCE.search(line):
            html.append("</div>")
            aside = False
        if line == phrase("closest"):
            html.append('<div class="nb-closest">')
            aside = True
        if line.strip():
            inner = _with_marks(line[2:] if bullet else line, by_number)
            style = "" if bullet else _style(line)
            html.append(f"<li>{inner}</li>" if bullet else f"<p{style}>{inner}</p>")
    if bullets:
        html.append("</ul>")
    if aside:
        html.append("</div>")
    return f'<div class="nb-text">{"".join(html)}</div>'


def _style(line: str) -> str:
    return _FROM if _SOURCE.search(line) else _ASKED if _PART.match(line) else ""


def _with_marks(line: str, by_number: dict[int, Citation]) -> str:
    pieces, at = [], 0
    for match in _MARK.finditer(line):
        pieces.append(escape(line[at : match.start()]))
        citation = by_number.get(int(match[1]))
        pieces.append(citation_mark(citation) if citation else f'<span class="nb-mark">{match.group()}</span>')
        at = match.end()
    return "".join([*pieces, escape(line[at:])])


def citation_mark(citation: Citation) -> str:
    """Return the mark of a citation as a button that opens its place."""
    label = escape(f"Bron {citation.n}: {citation.title}{_page(citation)}")
    data = open_data(citation.document, citation.start, citation.end)
    return f'<button type="button" class="nb-mark" aria-label="{label}" title="{label}" {data}>[{citation.n}]</button>'


def _cited(together: Sequence[Citation]) -> str:
    """Return the line of one place, with the numbers of all that is quoted from it."""
    first = together[0]
    data = open_data(first.document, first.start, first.end)
    day = f", {write_date(first.date)}" if first.date else ""
    section = f", {first.section}" if first.section else ""
    numbers = "".join(f'<span class="nb-number">{citation.n}</span>' for citation in together)
    return (
        f'{numbers}<span><button type="button" class="nb-link" {data}>{escape(first.title)}</button>'
        f'<span class="nb-meta">{escape(f"{KINDS[first.kind]}{day}{section}{_page(first)}")}</span></span>'
    )


def _page(citation: Citation) -> str:
    return f", pagina {citation.page}" if citation.page else ""


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())


def spoken(answer: Answer) -> str:
    """Return an answer for a screen reader: without marks, with the number of sources."""
    text = _MARK.sub("", answer.answer)
    sources = count(len(answer.citations), "bronvermelding", "bronvermeldingen")
    return f"Antwoord: {' '.join(text.split())} {f'Met {sources}.' if answer.citations else ''}".strip()
