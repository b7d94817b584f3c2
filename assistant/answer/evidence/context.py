"""What surrounds a quotable unit: its section, the questions it answers, what is known of its document."""

import re
from pathlib import PurePath

from assistant.answer.evidence.units import FOOTNOTE, Unit, units
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from ingest.document import Kind
from ingest.index.records import DocumentRecord

#: Sections of fields and formulas (see ``fields``), and of questions.
_FORM = frozenset({"briefhoofd", "ondertekening", "vraag"})
#: Sections in which Members speak: what they say is no statement of the government.
_MEMBERS = frozenset({"aanhef", "overweging", "dictum", "fractie", "vragen"})
_BEFORE, _AFTER = 1500, 700  # characters around a passage that are read for context, within its section
_IN_TABLE = re.compile(r"[^\n]* \| |[¹²³⁰-⁹]+ |\n")
#: The line of published Kamervragen that says who answers, or asks: it states nothing of the subject.
_OPENS = re.compile(
    r"(?:Nader )?(?:Antwoord(?:en)?|Mededeling) van (?:de )?(?:[Mm]inister|[Ss]taatssecretaris)\b"
    r"(?:.{0,160}\(ontvangen\b|.{0,240}\bop (?:de )?(?:schriftelijke )?(?:[Kk]amer)?vragen\b)|"
    r"Vragen (?:van|gesteld door) (?:het lid|de leden)\b"
)
#: Says that Members asked something, and not what is so.
_WAS_ASKED = re.compile(
    r"\b(?:heeft|hebben|had|hadden|zijn|is) (?:\S+ ){0,14}?(?:schriftelijke |Kamer)?vragen (?:aan (?:u|mij) )?"
    r"(?:gesteld|ingezonden|ontvangen)\b|"
    r"\b(?:Kamer)?vragen (?:gesteld|ontvangen) (?:over|naar aanleiding van)\b|"
    r"\bvragen van (?:het lid|de leden)\b.{0,300}\bworden beantwoord\b"
)
_TITLE = 12  # words from which a line without a stop is no heading
#: Text that addresses the machine instead of a reader: data, and nothing to quote.
ORDER = re.compile(
    r"\b(?:negeer|vergeet|ignore|disregard)\b.{0,60}\b(?:instructies?|opdrachten?|instructions?|prompts?)\b|"
    r"\b(?:deze|vorige|eerdere|bovenstaande) (?:instructies?|prompts?)\b|"
    r"\bals (?:AI|taalmodel|assistent)\b|\bsystem prompt\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"[?]|\b(?:vraagt|vragen|verzoeken|willen) (?:\w+ ){0,4}(?:\(\d+\)|of\b|naar\b|weten\b|hoe\w*\b|w\w+\b)|\(\d+\)",
    re.IGNORECASE,
)
_INPUT = re.compile(
    r"\b(?:[Dd]eze leden|[Dd]e leden van de|[Dd]it lid)\b.{0,80}\b(?:vragen|lezen|vinden|merken|menen|danken|willen|"
    r"constateren|betreuren|hebben|wijzen|steunen|zijn|vraagt|leest|staan)\b"
)


def describe(document: DocumentRecord) -> str:
    """Return what is known of a document as one line of text, for comparing with a question."""
    people = {
        Kind.MOTIE: "motie indieners leden",
        Kind.KAMERVRAGEN: "Kamervragen vragen antwoorden kabinet",
        Kind.KAMERBRIEF: "Kamerbrief brief kabinet",
        Kind.NOTA: "nota beslisnota",
        Kind.VERSLAG: "verslag",
    }.get(document.kind, "")
    pieces: list[str | None] = [
        document.title,
        people,
        document.date.isoformat() if document.date else None,
        document.reference,
        document.kamerstuk_text,
        document.dossier,
        document.addressee,
        document.sender,
        document.minister,
        " ".join(document.submitters),
        document.vote,
        document.variant,
    ]
    return " ; ".join(piece for piece in pieces if piece)


def known(document: DocumentRecord) -> str:
    """Return what is known of a document with the name of its file: staff name a file after who it is of."""
    return f"{describe(document)} ; {PurePath(document.member or document.path).stem}"


def stretch(index: Library, hit: Hit) -> list[Unit]:
    """Cut the surroundings of a passage, within its section, into units."""
    passage = hit.passage
    text = index.text(hit.document.id)
    start, end = max(0, passage.start - _BEFORE), min(len(text), passage.end + _AFTER)
    for section in index.sections(hit.document.id):
        if section.start <= passage.start < section.end:
            start, end = max(start, section.start), min(end, section.end)
    if start > 0 and text[start - 1] != "\n":
        # Not in the middle of a paragraph: its first sentence would be cut.
        start = min(text.find("\n", start) + 1 or passage.start, passage.start)
    return units(text, _whole_table(text, start), max(end, passage.end))


def _whole_table(text: str, start: int) -> int:
    """Return where to begin so that a table is not cut off from its headings and the line above it."""
    begin = start
    while begin and _IN_TABLE.match(text, begin):
        begin = text.rfind("\n", 0, begin - 1) + 1
    return begin


def says_something(hit: Hit, unit: Unit) -> bool:
    """Tell whether a unit states something: it is no heading, no labelled field, no question."""
    if hit.passage.role in _FORM or hit.passage.section.endswith(unit.text.strip(" :")) or unit.text.endswith("?"):
        return False
    if ORDER.search(unit.text) or _OPENS.match(unit.text):
        return False
    if unit.row:
        return bool(unit.leads) and len([cell for cell in unit.text.split("|") if cell.strip()]) > 1
    if FOOTNOTE.match(unit.text) or (not unit.bullet and _is_title(unit.text)):
        return False
    letters = [letter for letter in unit.text if letter.isalpha()]
    if sum(letter.isupper() for letter in letters) > len(letters) / 2:
        return False
    return len(re.findall(r"[^\W\d_]{2,}", unit.text)) >= 4


def _is_title(text: str) -> bool:
    """Tell whether a line is a heading or a name rather than a sentence: short, without a stop, a label or a figure."""
    return len(text.split()) < _TITLE and not re.search(r"[.;!?…][»”\"'’)\]¹²³⁰-⁹]*$|[:\d]", text)


def members_speak(hit: Hit, unit: Unit) -> bool:
    """Tell whether a unit is what Members of Parliament say or ask, rather than what the government says."""
    if hit.passage.role == "antwoord" and unit.bullet:
        return False  # the answer to a question, which may begin with what was asked
    return hit.passage.role in _MEMBERS or bool(_INPUT.search(unit.text))


def tells_of_questions(unit: Unit) -> bool:
    """Tell whether a unit only says that Members have put questions on the subject."""
    return bool(_WAS_ASKED.search(unit.text))


def members_ask(hit: Hit, unit: Unit) -> bool:
    """Tell whether a unit is a question of a fractie in a consultation, which answers nothing."""
    return hit.passage.role == "fractie" and bool(_ASKS.search(unit.text))


def lists_attachment(hit: Hit, unit: Unit) -> bool:
    """Tell whether a unit is a row of a nota's list of attachments: it says that there is one, not what it says."""
    return unit.row and hit.document.kind is Kind.NOTA and hit.passage.role == "bijlage"
