"""What stands above the text of a document, in words: the same in every format, whatever its place on the page."""

from evals.corpus.body import plain
from evals.corpus.load import Source
from evals.corpus.source import Kamerstuk

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_ADDRESSEE = ("De Voorzitter van de Tweede Kamer", "der Staten-Generaal", "Postbus 20018", "2500 EA Den Haag")
_QUESTIONS = "Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden"


def dutch_date(source: Source) -> str:
    """The date of the document as a letter has it: ``9 oktober 2098``."""
    day = source.front.date
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def ministry(source: Source) -> str:
    """The ministry that a nota or letter comes from."""
    return source.front.ministerie or source.dossier.ministerie


def addressee(source: Source) -> tuple[str, ...]:
    """The lines of the address of a letter; the Tweede Kamer where the source names no other."""
    named = source.front.aan
    if not named or " ".join(_ADDRESSEE[:2]).casefold() == named.casefold().rstrip(","):
        return _ADDRESSEE
    return tuple(named.split("\n"))


def column(source: Source) -> list[tuple[str, str]]:
    """Label and value of the reference column, in order; values may be empty."""
    fields = [(label, value or "") for label, value in source.front.column.items()]
    if source.front.kenmerk and not any(label in ("Kenmerk", "Onze referentie", "Ons kenmerk") for label, _ in fields):
        fields.append(("Kenmerk", source.front.kenmerk))
    return fields


def repeated_fields(source: Source) -> list[tuple[str, str]]:
    """What the header of a second page repeats of the reference column."""
    wanted = ("Onze referentie", "Ons kenmerk", "Kenmerk", "Datum")
    fields = [(label, value) for label, value in column(source) if label in wanted]
    if not any(label == "Datum" for label, _ in fields):
        fields.append(("Datum", dutch_date(source)))
    return fields


def chamber(kamerstuk: Kamerstuk) -> tuple[str, str]:
    """Name and figure of the chamber, as printed at the top."""
    return (
        ("Tweede Kamer der Staten-Generaal", "2")
        if kamerstuk.kamer == "II"
        else ("Eerste Kamer der Staten-Generaal", "1")
    )


def series(kamerstuk: Kamerstuk) -> tuple[str, str]:
    """What stands beside the vergaderjaar, and below it: dossier number and title, or the head of the Aanhangsel."""
    if kamerstuk.dossier:
        return kamerstuk.number, kamerstuk.dossiertitel
    return kamerstuk.dossiertitel or "Aanhangsel van de Handelingen", kamerstuk.kop or _QUESTIONS


def heading(kamerstuk: Kamerstuk) -> str:
    """What kind of document it is, in capitals; an Aanhangsel has said so in its series."""
    return kamerstuk.kop if kamerstuk.dossier else ""


def running_foot(kamerstuk: Kamerstuk) -> str:
    """The foot of each page of a published document, without the page number."""
    years = kamerstuk.vergaderjaar.replace("-", "–")
    house = chamber(kamerstuk)[0].split(" der ")[0]
    if not kamerstuk.dossier:
        return f"{house}, vergaderjaar {years}, Aanhangsel"
    number = kamerstuk.label[0].lower() + kamerstuk.label[1:] if kamerstuk.label.startswith("Nr.") else kamerstuk.label
    return f"{house}, vergaderjaar {years}, {kamerstuk.number}, {number}"


def opening_lines(source: Source) -> list[str]:
    """Lines between the head of a published document and its text, unless the text itself has them."""
    first = "\n".join(plain(block.runs) for block in source.body.blocks[:6] if hasattr(block, "runs"))
    lines: list[str] = []
    match source.front.kind:
        case "kamerbrief":
            house = chamber(source.front.kamerstuk)[0] if source.front.kamerstuk else "Tweede Kamer der Staten-Generaal"
            if "Aan de Voorzitter" not in first:
                lines.append(f"Aan de Voorzitter van de {house}")
            if "Den Haag," not in first:
                lines.append(f"Den Haag, {dutch_date(source)}")
        case "motie":
            if "Voorgesteld" not in first:
                lines.append(f"Voorgesteld {dutch_date(source)}")
        case "verslag":
            if "Vastgesteld" not in first:
                lines.append(f"Vastgesteld {dutch_date(source)}")
        case _:
            pass
    return lines
