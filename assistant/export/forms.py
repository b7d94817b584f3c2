"""An answer with its sources as plain text, as Markdown and as rich text that survives pasting into Word."""

import re
from collections.abc import Callable, Sequence
from html import escape

from assistant.answer.quote.dates import write_date
from assistant.answer.types import Answer, Citation
from prompts.load import phrase

_MARK = re.compile(r"\[(\d{1,3})\]")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def place(citation: Citation) -> str:
    """Return where a quote stands: ``Titel (Kamerbrief, 17 oktober 2023), Kern, pagina 2``."""
    day = f", {write_date(citation.date)}" if citation.date else ""
    section = f", {citation.section}" if citation.section else ""
    page = f", pagina {citation.page}" if citation.page else ""
    return f"{citation.title} ({citation.kind.value.capitalize()}{day}){section}{page}"


def as_text(answer: Answer) -> str:
    """Return question, answer, sources with their quotes, and what the text is."""
    parts = [answer.question, answer.answer, *answer.notes]
    if answer.citations:
        listed = [f"[{one.n}] {place(one)}\n    “{_line(one.quote)}”" for one in answer.citations]
        parts.append("\n".join(["Bronnen", *listed]))
    return "\n\n".join([*parts, said_by(answer)]) + "\n"


def as_markdown(answer: Answer) -> str:
    """Return the same as Markdown with footnotes; what a document says is never markup."""

    def note(number: int) -> str:
        return f"[^{number}]"

    known = {citation.n for citation in answer.citations}
    lines = [
        f"- {_marked(line[2:], known, plain, note)}" if line.startswith("- ") else _marked(line, known, plain, note)
        for line in answer.answer.split("\n")
    ]
    notes = [f"*{plain(text)}*" for text in answer.notes]
    listed = [f"[^{one.n}]: {plain(place(one))}: “{plain(_line(one.quote))}”" for one in answer.citations]
    body = re.sub(r"(?<!\n)\n(?!\n|- )", "\n\n", re.sub(r"(?<!\n)\n(?=- )", "\n", "\n".join(lines)))
    parts = [f"## {plain(_line(answer.question))}", body, *notes, "\n".join(listed), f"*{plain(said_by(answer))}*"]
    return "\n\n".join(part for part in parts if part) + "\n"


def as_html(answer: Answer) -> str:
    """Return the same as HTML without classes or scripts, as a word processor takes it from the clipboard."""

    def mark(number: int) -> str:
        return f"<sup>[{number}]</sup>"

    known = {citation.n for citation in answer.citations}
    body: list[str] = []
    for line in filter(str.strip, answer.answer.split("\n")):
        text = _marked(line.removeprefix("- "), known, escape, mark)
        body.append(f"<li>{text}</li>" if line.startswith("- ") else f"<p>{text}</p>")
    listed = [f"<p>[{one.n}] {escape(place(one))}: <i>“{escape(_line(one.quote))}”</i></p>" for one in answer.citations]
    parts = [
        f"<h3>{escape(answer.question)}</h3>",
        _in_lists(body),
        *(f"<p><i>{escape(n)}</i></p>" for n in answer.notes),
    ]
    parts += ["<p><b>Bronnen</b></p>", *listed] if listed else []
    return "".join([*parts, f"<p><i>{escape(said_by(answer))}</i></p>"])


def said_by(answer: Answer) -> str:
    """Return what the text is and how it was made."""
    if answer.refused and not answer.citations:
        return phrase("concept")
    how = "letterlijke zinnen uit de bronnen" if answer.mode == "extractive" else f"taalmodel {answer.mode}"
    return f"{phrase('concept').rstrip('.')} ({how})."


def pieces(line: str, known: set[int]) -> list[str | int]:
    """Take a line of an answer apart: text, and the numbers of its marks that have a source."""
    found: list[str | int] = []
    at = 0
    for match in _MARK.finditer(line):
        if int(match[1]) in known:
            found += [line[at : match.start()], int(match[1])]
            at = match.end()
    return [piece for piece in [*found, line[at:]] if piece != ""]


def _marked(line: str, known: set[int], write: Callable[[str], str], note: Callable[[int], str]) -> str:
    return "".join(note(piece) if isinstance(piece, int) else write(piece) for piece in pieces(line, known))


def _in_lists(items: Sequence[str]) -> str:
    html = "".join(items)
    return re.sub(r"((?:<li>.*?</li>)+)", r"<ul>\1</ul>", html, flags=re.DOTALL)


def plain(text: str) -> str:
    """Return text with what Markdown would take for markup escaped."""
    return _SPECIAL.sub(r"\\\1", text)


def _line(text: str) -> str:
    return " ".join(text.split())
