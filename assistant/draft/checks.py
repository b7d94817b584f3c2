"""What a person should look at in a draft and its sources; each warning names the place and what to do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.answer.question.abbreviations import abbreviations, defines
from assistant.answer.quote.dates import write_date
from assistant.dossier.paper import Paper
from assistant.draft.contract import bullets, count
from assistant.draft.kern import usable
from assistant.draft.material import Material
from assistant.draft.profielen import Profiel
from assistant.draft.tegenspraak import verschillen
from assistant.draft.toezegging import toezeggingen
from assistant.draft.types import GAP, Block, Line, Onderdeel, Shape, Waarschuwing
from assistant.draft.verbs import sterker
from assistant.draft.zin import Zin, orders
from ingest.document import Kind

_SENTENCE, _LONG_PAGES, _LONG_WORDS = 35, 30, 15_000
_NAME = re.compile(r"[IVXLC]+|\w*\d{3,}\w*|\w{9,}")  # a numeral, a number of a paper, a word in capitals
_MAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_PHONE = re.compile(
    r"(?<![\d.,-])(?:\+31[ -]?|0)(?:6[ -]?\d{8}|\d{1,3}[ -]\d{6,8}|\d{2}[ -]\d{3}[ -]?\d{2}[ -]?\d{2})(?![\d-])"
)
_OFFICIAL = re.compile(
    r"\b(?:[Oo]pgesteld door|[Cc]ontactpersoon|[Bb]ehandeld door|[Bb]ehandelend ambtenaar|[Ii]nlichtingen bij)\s*:?\s*"
    r"(?P<name>(?:(?:drs|mr|ir|dr|prof|mw|dhr)\.\s*)*(?:[A-Z]\.\s?)+(?:(?:van|de|der|den|ten|ter)\s+)*[A-Z][\w’'-]+)"
)
_COMMON = frozenset({"EU", "TV", "OK", "BV", "NV", "II", "PDF", "AI", "VN", "NAVO", "ME"})
# No nota writes the name of a party in full.
_PARTIES = re.compile(r"Pv[dD]A|GL|VVD|CDA|SP|PVV|BBB|NSC|SGP|CU|PvdD|F[vV]D|DENK|JA21|D66|Volt|BVNL|OSF")


@dataclass(frozen=True, slots=True)
class Checked:
    """What is checked.

    Attributes:
        section: what was asked for.
        blocks: its sections.
        material: the sources.
        profile: what is required, and the contract.
        day: date of the nota, where it is known.
    """

    section: Onderdeel
    blocks: tuple[Block, ...]
    material: Material
    profile: Profiel
    day: date | None = None


def check(draft: Checked) -> tuple[Waarschuwing, ...]:
    """Return all warnings, those about the draft first."""
    made = [
        *_length(draft),
        *_abbreviations(draft),
        *_verbs(draft),
        *_commitments(draft),
        *_differences(draft),
        *_persons(draft),
        *_dates(draft),
        *_required(draft),
        *_sources(draft),
    ]
    return tuple(dict.fromkeys(made))


def _length(draft: Checked) -> Iterator[Waarschuwing]:
    contract = draft.profile.contract
    for block in draft.blocks:
        if block.role == Onderdeel.KERN.value:
            words, points = count(block.lines), bullets(block.lines)
            if words > contract.words:
                yield Waarschuwing(
                    "lengte",
                    block.heading,
                    f"{words} woorden; ten hoogste {contract.words} is de norm.",
                    "Schrap wat de bewindspersoon niet hoeft te weten om te tekenen.",
                )
            if len(points) > contract.bullets:
                yield Waarschuwing(
                    "punten",
                    block.heading,
                    f"{len(points)} punten; ten hoogste {contract.bullets} is de norm.",
                    "Voeg punten samen.",
                )
        for number, line in enumerate(block.lines, 1):
            most = contract.bullet_words if line.shape in {Shape.BULLET, Shape.SUB} else _SENTENCE + 5
            if line.shape not in {Shape.HEADING, Shape.ROW} and len(line.text.split()) > most:
                yield Waarschuwing(
                    "zin",
                    _place(block, number),
                    f"{len(line.text.split())} woorden in één zin.",
                    "Splits of kort de zin in.",
                )


def _abbreviations(draft: Checked) -> Iterator[Waarschuwing]:
    seen: set[str] = set()
    before = ""
    for block in draft.blocks:
        for number, line in enumerate(block.lines, 1):
            if line.shape in {Shape.HEADING, Shape.ROW} or line.text == GAP:
                continue
            for word in dict.fromkeys(abbreviations(line.text.replace(GAP, "")) if len(line.text.split()) > 1 else []):
                if word in seen or word in _COMMON or _PARTIES.fullmatch(word) or _NAME.fullmatch(word):
                    continue
                seen.add(word)
                if not defines(f"{before} {line.text}", word):
                    yield Waarschuwing(
                        "afkorting",
                        _place(block, number),
                        f"De afkorting {word} is bij het eerste gebruik niet voluit geschreven.",
                        f"Schrijf haar voluit{_long(draft.material, word)}.",
                    )
            before += f" {line.text}"


def _long(material: Material, word: str) -> str:
    """Return where a source says what an abbreviation stands for."""
    for paper in material.papers:
        match = re.search(rf"(?:[\w’'-]+[ -]){{1,6}}[\w’'-]+ \({re.escape(word)}\)", paper.text)
        if match:
            return f"; de bron zegt: “{' '.join(match[0].split())}”"
    return ""


def _verbs(draft: Checked) -> Iterator[Waarschuwing]:
    for block in draft.blocks:
        for number, line in enumerate(block.lines, 1):
            source = " ".join(draft.material.shelf.text(span.document)[span.start : span.end] for span in line.spans)
            if found := sterker(line.text, source):
                strong, weak = found
                yield Waarschuwing(
                    "werkwoord",
                    _place(block, number),
                    f"“{strong}” is sterker dan de bron, die zegt: “{weak}”.",
                    "Neem het werkwoord van de bron over.",
                )


def _commitments(draft: Checked) -> Iterator[Waarschuwing]:
    block = next((one for one in draft.blocks if one.role == Onderdeel.KERN.value), None)
    if block is None:
        return
    for letter in draft.material.of(Kind.KAMERBRIEF):
        for zin in toezeggingen(draft.material.shelf, letter, usable(letter)):
            stated = [line for line in block.lines if _states(line, zin)]
            if not stated:
                yield Waarschuwing(
                    "toezegging",
                    f"{block.heading}; bron: {_source(letter, zin)}",
                    f"De brief doet een toezegging die hier ontbreekt: “{' '.join(zin.text.split())}”",
                    "Neem de toezegging op, of leg uit waarom niet.",
                )
            elif len(stated) > 1:
                yield Waarschuwing(
                    "toezegging",
                    block.heading,
                    f"Dezelfde toezegging staat er twee keer: “{stated[-1].text}”",
                    "Schrap er een.",
                )


def _states(line: Line, zin: Zin) -> bool:
    return any(
        span.document == zin.paper.record.id and span.start < zin.end and zin.start < span.end for span in line.spans
    )


def _differences(draft: Checked) -> Iterator[Waarschuwing]:
    for one in verschillen(draft.material.papers, draft.material.shelf.analyser):
        yield Waarschuwing(
            "verschil",
            f"{_source(one.one.paper, one.one)} tegenover {_source(one.other.paper, one.other)}",
            f"De bronnen noemen een ander {one.what}: {one.first} (“{_short(one.one)}”) "
            f"en {one.second} (“{_short(one.other)}”).",
            "Zoek uit welke juist is, en noem bij twijfel beide.",
        )


def _persons(draft: Checked) -> Iterator[Waarschuwing]:
    todo = "Anonimiseer dit voordat de nota of de bron openbaar wordt."
    for block in draft.blocks:
        for number, line in enumerate(block.lines, 1):
            for what in _personal(line.text):
                yield Waarschuwing("persoonsgegeven", _place(block, number), f"Hier staat {what}.", todo)
    for paper in draft.material.papers:
        for what in list(dict.fromkeys(_personal(paper.text)))[:3]:
            yield Waarschuwing("persoonsgegeven", f"Bron: {paper.record.title}", f"Hier staat {what}.", todo)


def _personal(text: str) -> Iterator[str]:
    for match in _MAIL.finditer(text):
        yield f"een e-mailadres ({match[0]})"
    for match in _PHONE.finditer(text):
        yield f"een telefoonnummer ({match[0].strip()})"
    for match in _OFFICIAL.finditer(text):
        yield f"de naam van een ambtenaar ({' '.join(match['name'].split())})"


def _dates(draft: Checked) -> Iterator[Waarschuwing]:
    letter = next(iter(draft.material.of(Kind.KAMERBRIEF)), None)
    if letter is None or letter.record.date is None:
        return
    notas = [
        (f"Nota: {paper.record.title}", paper.record.date)
        for paper in draft.material.of(Kind.NOTA)
        if paper.record.date
    ]
    for place, day in [*notas, *([("Kop, Datum", draft.day)] if draft.day else [])]:
        if day > letter.record.date:
            yield Waarschuwing(
                "datum",
                place,
                f"De nota is van {write_date(day)}, na de brief van {write_date(letter.record.date)}.",
                "Controleer beide datums: een nota gaat aan de brief vooraf.",
            )


def _required(draft: Checked) -> Iterator[Waarschuwing]:
    if draft.section is not Onderdeel.NOTA:
        return
    for kop in draft.profile.sections:
        block = next((one for one in draft.blocks if one.role == kop.role.value), None)
        filled = block is not None and any(line.text != GAP and line.shape is not Shape.HEADING for line in block.lines)
        if kop.required and not filled:
            yield Waarschuwing(
                "onderdeel",
                kop.heading,
                "Dit verplichte onderdeel is nog leeg.",
                "Vul het in, of kies een bron ervoor.",
            )


def _sources(draft: Checked) -> Iterator[Waarschuwing]:
    for paper in draft.material.papers:
        place = f"Bron: {paper.record.title}"
        for order in orders(paper)[:2]:
            yield Waarschuwing(
                "opdracht-in-bron",
                place,
                f"In deze bron staat een opdracht aan een computer, die niet is gevolgd: “{_line(order)}”",
                "Controleer waar dit stuk vandaan komt.",
            )
        pages, words = paper.record.pages or 0, len(paper.text.split())
        if pages > _LONG_PAGES or words > _LONG_WORDS:
            size = f"{pages} pagina's" if pages else f"{words} woorden"
            yield Waarschuwing(
                "lange-bron",
                place,
                f"Deze bron telt {size}; het concept put uit een klein deel ervan.",
                "Controleer of het belangrijkste erin staat, of kies een kortere bron.",
            )
        if paper.record.ocr:
            yield Waarschuwing(
                "ocr",
                place,
                "Deze bron is een scan; cijfers kunnen verkeerd gelezen zijn.",
                "Controleer elk getal aan het origineel.",
            )
    letters = draft.material.of(Kind.KAMERBRIEF)
    if len(letters) > 1:
        chosen = draft.material.letter
        yield Waarschuwing(
            "bronnen",
            "Bronnen",
            f"Er zijn {len(letters)} brieven gekozen; het concept volgt “{chosen.record.title if chosen else ''}”.",
            "Haal de andere brief weg als hij niet bij deze nota hoort.",
        )


def _place(block: Block, number: int) -> str:
    return f"{block.heading}, regel {number}"


def _source(paper: Paper, zin: Zin) -> str:
    page = paper.place(zin.start, zin.end).page
    day = f", {write_date(paper.record.date)}" if paper.record.date else ""
    return f"{paper.record.title}{day}" + (f", pagina {page}" if page else "")


def _short(zin: Zin) -> str:
    words = zin.text.split()
    return " ".join(words[:18]) + (" …" if len(words) > 18 else "")


def _line(text: str) -> str:
    return " ".join(text.split())[:200]
