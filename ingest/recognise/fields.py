"""The label-and-value block at the head of a nota or letter, also where a PDF gives labels and values out of order."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.document import Style
from ingest.recognise.dates import find_dates, whole_date
from ingest.recognise.lines import Line
from ingest.recognise.references import find_references

_LABELS = {
    "nota actief openbaar": "Nota actief openbaar",
    "actief openbaar": "Nota actief openbaar",
    "onze referentie": "Onze referentie",
    "ons kenmerk": "Onze referentie",
    "kenmerk": "Onze referentie",
    "referentie": "Onze referentie",
    "datum": "Datum",
    "opgesteld door": "Opgesteld door",
    "auteur": "Opgesteld door",
    "steller": "Opgesteld door",
    "samengewerkt met": "Samengewerkt met",
    "afgestemd met": "Afgestemd met",
    "intern afgestemd": "Intern afgestemd",
    "extern afgestemd": "Extern afgestemd",
    "bijlage": "Bijlage(n)",
    "bijlage(n)": "Bijlage(n)",
    "bijlagen": "Bijlage(n)",
    "aantal bijlagen": "Bijlage(n)",
    "aan": "Aan",
    "van": "Van",
    "kopie aan": "Kopie aan",
    "in afschrift aan": "In afschrift aan",
    "cc": "Kopie aan",
    "betreft": "Betreft",
    "onderwerp": "Betreft",
    "inzake": "Betreft",
    "uw kenmerk": "Uw kenmerk",
    "uw referentie": "Uw kenmerk",
    "uw brief": "Uw brief",
    "uw brief van": "Uw brief",
    "beslistermijn": "Beslistermijn",
    "uiterste beslisdatum": "Beslistermijn",
    "contactpersoon": "Contactpersoon",
    "parafenroute": "Parafenroute",
    "lijnparaaf": "Lijnparaaf",
    "medeparaaf": "Medeparaaf",
    "ontvangen bpz": "Ontvangen BPZ",
    "directie": "Directie",
    "portefeuille": "Portefeuille",
    "rubricering": "Rubricering",
}
_ABROAD = re.compile(r"^(?:extern|intern) \w+ afgestemd$")
_INLINE = re.compile(
    r"^(?P<label>"
    + "|".join(re.escape(label) for label in sorted(_LABELS, key=len, reverse=True))
    + r")\s*(?P<colon>:)?\s+(?P<value>\S.*)$",
    re.IGNORECASE,
)
# Inline without a colon only where the value has the shape that the label asks for: "Van belang is …" is a sentence.
_NO_COLON = {
    "aan": re.compile(r"(?:de\s+)?(?:[Mm]inister|[Ss]taatssecretaris|[Ss]tas|[Vv]oorzitter|[A-Z]{2,}|M[A-Z]{2,})"),
    "van": re.compile(r"[A-Z][A-Za-z&]*(?:[/\-][A-Z][\w&\-]*)*(?:\s+[A-Z&][\w&/\-]*)*\s*$"),
    "datum": re.compile(r"\d"),
    "onze referentie": re.compile(r"\S*\d"),
    "ons kenmerk": re.compile(r"\S*\d"),
    "kenmerk": re.compile(r"\S*\d"),
    "referentie": re.compile(r"\S*\d"),
    "nota actief openbaar": re.compile(r"(?:ja|nee)\b", re.IGNORECASE),
    "bijlage(n)": re.compile(r"\d+\s*$"),
    "samengewerkt met": re.compile(r"[A-Z]"),
    "opgesteld door": re.compile(r"\S"),
    "betreft": re.compile(r"[A-Z]"),
    "onderwerp": re.compile(r"[A-Z]"),
    "inzake": re.compile(r"(?!)"),  # opens sentences
    "uw kenmerk": re.compile(r"\S*\d"),
    "uw brief van": re.compile(r"\d"),
    "beslistermijn": re.compile(r"\d"),
    "uiterste beslisdatum": re.compile(r"\d"),
}
# A title, or the type of the nota, that a scrambled header puts where a value is expected.
_TITLE_LIKE = re.compile(
    r"^(?:(?:openbare\s+)?beslisnota\b|verzending\b|kamerbrief\b|beantwoording\b|uitstel\b|aanbieding\b|advies\b)",
    re.IGNORECASE,
)
_TYPE_OF_NOTA = re.compile(r"^(?:TER [A-Z]{5,}|[Nn]ota$|NOTA$)")
_TYPED = {"Datum", "Beslistermijn", "Onze referentie", "Nota actief openbaar", "Bijlage(n)", "Uw brief", "Uw kenmerk"}
_NO_REFERENCE = re.compile(r"^(?:\d{5}$|vergaderjaar|postbus|artikel|nr\.|\d{2}\s?\d{3}\b)", re.IGNORECASE)
_PRIVATE = {"Contactpersoon"}  # names and telephone numbers of officials serve no search
_REFERENCE = re.compile(r"^(?:[A-Z][A-Za-z&.]*(?:[-/ ][A-Z][A-Za-z&]*)*[-/ .]?)?\d[\d\-/.]{4,}\w*(?:-[A-Z]+)?$")


@dataclass(slots=True)
class Fields:
    """What the header block says.

    Attributes:
        values: label -> value as written.
        lines: the lines that are labels or values, so that what is left can be read as title.
    """

    values: dict[str, str] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)

    def day(self) -> date | None:
        """Return the date under Datum."""
        return whole_date(self.values.get("Datum", ""))


def label_of(text: str) -> str | None:
    """Return the canonical label if a line is a label and nothing else."""
    plain = " ".join(text.rstrip(": ").casefold().split())
    if _ABROAD.match(plain):
        return f"{plain.split()[0].capitalize()} afgestemd"
    return _LABELS.get(plain)


def looks_like_reference(text: str) -> bool:
    """Tell whether a value has the shape of a ministry's reference (a dossier or date has not)."""
    return bool(_REFERENCE.match(text)) and whole_date(text) is None and not _NO_REFERENCE.search(text)


def read_fields(lines: Sequence[Line]) -> Fields:
    """Read labels and values of a header.

    Args:
        lines: the lines of the header only (up to the first heading or the salutation).

    Returns:
        The fields. Where labels stand first and values later, Datum and Onze referentie take the only value of their
        shape; other labels stay
        without value rather than take a neighbour's.
    """
    fields = Fields()
    waiting: list[str] = []
    for at, line in enumerate(lines):
        if at in fields.lines:
            continue
        if (block := _field_block(lines, at)) is not None:
            fields.lines.update(range(at, at + block[2]))
            fields.values.setdefault(block[0], block[1])
            continue
        if (label := label_of(line.text)) is not None:
            fields.lines.add(at)
            waiting.append(label)
            continue
        if inline := _inline(line):
            fields.lines.add(at)
            fields.values.setdefault(*inline)
            waiting.clear()
            continue
        if waiting and _take(fields, waiting, line.text):
            fields.lines.add(at)
        elif _TITLE_LIKE.match(line.text):  # what follows a title is its second line, no value of a label before it
            waiting = [label for label in waiting if label in _TYPED]
    _fill_by_shape(fields, lines)
    for label in _PRIVATE:
        fields.values.pop(label, None)
    return fields


def _field_block(lines: Sequence[Line], at: int) -> tuple[str, str, int] | None:
    """Return label, value and number of lines of a block that a reader marked as one label with its value."""
    line = lines[at]
    label = label_of(line.text) if line.style is Style.FIELD and line.first else None
    rest = [one.text for one in lines[at + 1 : at + 12] if one.block == line.block]
    if label is None or not rest or any(label_of(text) is not None for text in rest):
        return None
    shape = _SHAPES.get(label)
    value = rest[0] if shape else " ".join(rest)
    return (label, value, 1 + len(rest)) if shape is None or shape(value) else None


def _inline(line: Line) -> tuple[str, str] | None:
    cells = re.split(r"\s*\t\s*", line.text, maxsplit=1)
    if len(cells) == 2 and (label := label_of(cells[0])) is not None:
        return label, cells[1].strip()
    match = _INLINE.match(line.text)
    if match is None:
        return None
    label, value = match["label"].lower(), match["value"].strip()
    shape = _NO_COLON.get(label)
    if match["colon"] or line.style is Style.FIELD or (shape is not None and shape.match(value)):
        return _LABELS[label], value
    return None


def _take(fields: Fields, waiting: list[str], text: str) -> bool:
    """Give a value to the label that it fits; return whether it was taken."""
    if whole_date(text) is not None:
        wanted = [label for label in waiting if label in {"Datum", "Beslistermijn", "Uw brief"}]
    elif looks_like_reference(text):
        wanted = [label for label in waiting if label in {"Onze referentie", "Uw kenmerk"}]
    elif re.fullmatch(r"(?i)ja|nee", text):
        wanted = [label for label in waiting if label == "Nota actief openbaar"]
    elif re.fullmatch(r"\d{1,2}\.?", text):
        wanted = [label for label in waiting if label == "Bijlage(n)"]
    elif waiting[-1] == "Betreft":
        wanted = ["Betreft"]
    elif not re.search(r"\w", text) or _TITLE_LIKE.match(text) or _TYPE_OF_NOTA.match(text):
        wanted = []
    else:
        untyped = [label for label in waiting if label not in _TYPED]
        wanted = untyped if len(untyped) == 1 else []
        if untyped[:2] == ["Aan", "Van"] and len(text.split()) <= 4:
            wanted = ["Aan"]
    if not wanted:
        return False
    waiting.remove(wanted[0])
    if wanted[0] in fields.values:
        return fields.values[wanted[0]] == text
    fields.values[wanted[0]] = text
    return True


def _strong(text: str) -> bool:
    """Tell whether a text is a ministry's reference by its form alone, without a label."""
    found = find_references(text)
    return len(found) == 1 and found[0].key.startswith("ref:") and found[0].text == text


_SHAPES: dict[str, Callable[[str], bool]] = {
    "Onze referentie": looks_like_reference,
    "Datum": lambda text: bool(find_dates(text)),
}


def _fill_by_shape(fields: Fields, lines: Sequence[Line]) -> None:
    dated = [at for at, line in enumerate(lines) if at not in fields.lines and whole_date(line.text) is not None]
    if "Datum" not in fields.values and len({whole_date(lines[at].text) for at in dated}) == 1:
        fields.values["Datum"] = lines[dated[0]].text
    fields.lines.update(dated)
    shaped = [at for at, line in enumerate(lines) if at not in fields.lines and looks_like_reference(line.text)]
    own = [at for at in shaped if _strong(lines[at].text)]
    if "Onze referentie" not in fields.values and len({lines[at].text for at in own}) == 1:
        fields.values["Onze referentie"] = lines[own[0]].text
    fields.lines.update(shaped)
    if value := fields.values.get("Datum"):
        found = find_dates(value)
        if len(found) == 1:
            fields.values["Datum"] = found[0].text
