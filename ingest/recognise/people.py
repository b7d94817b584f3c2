"""Names of members and offices, as the titles of Kamerstukken give them."""

import re

_PREFIXES = {
    "van",
    "de",
    "den",
    "der",
    "het",
    "ter",
    "ten",
    "te",
    "el",
    "al",
    "op",
    "in",
    "'t",
    "’t",
    "la",
    "le",
    "von",
    "du",
    "di",
}
_SMALL = {"van", "voor", "en", "de", "het", "der"}
_LEAD = re.compile(
    r"\b(?:van|door)\s+(?:(?:het\s+)?de\s+leden|het\s+(?:kamer)?lid|de\s+(?:heer|heren)"
    r"|mevrouw|het\s+lid)\s+(?P<names>.+)|\bKamervragen\s+(?:lid|leden)\s+(?P<asking>.+)",
    re.IGNORECASE | re.DOTALL,
)
_STOP = re.compile(
    r"\s+(?:over|aan|ter\s+vervanging|t\.?v\.?v\.?|inzake|met|betreffende|voorgesteld"
    r"|houdende|naar\s+aanleiding)\b|\s*[(«:;]|\s+[-–—]\s+|\.\s*$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"^(?:[A-Z]\.\s?)+")
_OFFICE = re.compile(
    r"\b(?P<office>(?:[Mm]inister-[Pp]resident|(?:[Mm]inister|[Ss]taatssecretaris)\s+(?:van|voor|zonder)\s+"
    r"[A-Z][\w\-]*(?:(?:,\s+|\s+(?:en|voor|van)\s+|\s+)(?:[A-Z][\w\-]*))*))"
)
_SHORT_OFFICE = re.compile(
    r"\b(?:(?:[Ss]tas|[Ss]taatssecretaris|[Mm]inister)\s*(?:van\s+)?[A-Z][A-Za-z&]+"
    r"|M[A-Z]{2,5}|MINDEF|STASDEF|[Mm]inister)\b"
)


def submitters(title: str, *, initials: bool = False) -> tuple[str, ...]:
    """Return the surnames in a title (``MOTIE VAN HET LID VAN DER ZOUT C.S.``, ``Vragen van de leden A (X) en B (Y)``).

    Args:
        title: the title line, with party names in brackets or without.
        initials: keep initials before a name.

    Returns:
        Surnames in order; a title in capitals gives ``Van der Zout``. Empty where the title names nobody.
    """
    match = _LEAD.search(title)
    if match is None:
        return ()
    names = re.sub(r"\s*\([^)]*\)", "", match["names"] or match["asking"])
    names = re.sub(r"\s+c\.s\.?", "", names, flags=re.IGNORECASE)
    if stop := _STOP.search(names):
        names = names[: stop.start()]
    parts = [part.strip(" .,") for part in re.split(r",\s*|\s+en\s+", names, flags=re.IGNORECASE)]
    named = [(_INITIALS.match(part), surname(part)) for part in parts if part and len(part) < 50]
    return tuple(dict.fromkeys(f"{lead[0].strip()} {name}" if lead and initials else name for lead, name in named))


def surname(written: str) -> str:
    """Write a name without initials, its prefix as at the start of a line: ``A. VAN DER ZOUT``, ``Van der Zout``."""
    name = _INITIALS.sub("", " ".join(written.split()))
    if name.isupper():
        name = " ".join(_capital(word) for word in name.split())
    return name[:1].upper() + name[1:]


def signers(lines: list[str]) -> tuple[str, ...]:
    """Return the surnames under a motion, one a line, as written; lines that are no name are left out."""
    names = [" ".join(line.split()).strip(" .,") for line in lines]
    return tuple(dict.fromkeys(surname(name) for name in names if _is_name(name)))


def office(text: str) -> str | None:
    """Return the first office of a bewindspersoon in a text, as written, else None."""
    plain = " ".join(text.split())
    if plain.isupper():
        plain = re.sub(r"[^\W\d_]+", lambda m: m[0].lower() if m[0].lower() in _SMALL else m[0].capitalize(), plain)
    match = _OFFICE.search(plain)
    return match["office"].rstrip(" ,") if match else None


def is_office(text: str) -> bool:
    """Tell whether a short value (Aan) names a bewindspersoon, in full or short (StasBZK, MOCW)."""
    return bool(_OFFICE.search(text) or _SHORT_OFFICE.search(text))


def title_case(text: str) -> str:
    """Write a title in capitals the way a list would: first letter only, names of members capitalised."""
    if not text.isupper():
        return text
    return text[:1] + text[1:].lower()


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 6 and len(text) <= 45 and not re.search(r"\d|[:;()]", text) and words[-1][0].isupper()


def _capital(word: str) -> str:
    lower = word.lower()
    if lower in _PREFIXES:
        return lower
    return re.sub(r"(?:^|(?<=[-'’]))\w", lambda m: m[0].upper(), lower)
