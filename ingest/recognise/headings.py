"""The headings of a nota in all their variants: what tells a nota from a letter, and where its parts begin."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NotaHeading:
    """One heading that a nota may have.

    Attributes:
        role: canonical name.
        pattern: the whole heading, lower case.
        below: it stands under Toelichting once that has begun.
        opens: it may be the first heading after the header block.
    """

    role: str
    pattern: re.Pattern[str]
    below: bool = False
    opens: bool = False


def _heading(role: str, pattern: str, *, below: bool = False, opens: bool = False) -> NotaHeading:
    return NotaHeading(role, re.compile(pattern), below, opens)


NOTA_HEADINGS = (
    _heading("aanleiding", r"aanleiding(?: en doel)?|inleiding|aanleiding/probleemstelling", opens=True),
    _heading("samenvatting", r"samenvatting", opens=True),
    _heading(
        "geadviseerd-besluit",
        r"geadviseerde? besluit(?:en)?|gevraagd besluit|advies|beslispunt(?:en)?|gevraagde beslissing|besluit",
        opens=True,
    ),
    _heading("kern", r"kern(?:punten|boodschap)?|samenvatting en kern", opens=True),
    _heading("toelichting", r"toelichting"),
    _heading("politieke-context", r"(?:politieke|politiek-bestuurlijke|bestuurlijke) context", below=True),
    _heading(
        "overwegingen",
        r"(?:financi[eë]le|juridische)(?:\s*(?:/|en|,)\s*(?:financi[eë]le"
        r"|juridische))?\s+(?:overwegingen|aspecten|gevolgen|kaders?)",
        below=True,
    ),
    _heading("krachtenveld", r"krachtenveld|draagvlak(?: en afstemming)?", below=True),
    _heading("strategie", r"strategie", below=True),
    _heading(
        "uitvoering",
        r"uitvoering(?: en gevolgen voor de maatschappij)?|uitvoerbaarheid|uitvoeringsaspecten",
        below=True,
    ),
    _heading("communicatie", r"communicatie(?:aspecten)?", below=True),
    _heading("afstemming", r"(?:interdepartementale |ambtelijke )?afstemming(?: en draagvlak)?", below=True),
    _heading(
        "gevolgen",
        r"gevolgen(?: (?:voor|administratieve).{0,60})?|administratieve lasten"
        r"|arbeidsmarkteffecten|gevolgen administratieve lasten",
        below=True,
    ),
    _heading(
        "ontwikkelingen",
        r"(?:ontwikkelingen hiervoor|(?:voorgaande|eerdere) ontwikkelingen(?: en alternatieven)?"
        r"|voorgeschiedenis|alternatieven)",
        below=True,
    ),
    _heading("risicos", r"risico['’]s(?: en .{3,40})?", below=True),
    _heading("planning", r"(?:planning|proces|vervolg|vervolgproces|tijdpad|planning en vervolg)", below=True),
    _heading(
        "niet-openbaar",
        r"informatie die niet (?:openbaar\s?(?:gemaakt (?:kan|mag) worden|wordt gemaakt|gemaakt "
        r"wordt)|openbaar (?:kan|mag) worden gemaakt)",
    ),
    _heading("motivering", r"motivering", below=True),
    _heading("bijlage", r"bijlagen?|overzicht bijlagen"),
    _heading("leeswijzer", r"leeswijzer.{0,50}"),
)
NOTA_TYPE = re.compile(
    r"^TER (?:ONDERTEKENING|BESLISSING|BESPREKING|INFORMATIE|KENNISNEMING|ACCORDERING"
    r"|BESLUITVORMING|ADVISERING|PARAFERING)\b"
)
NOTA_WORD = re.compile(r"^(?:(?:openbare\s+)?(?:beslis|advies|informatie)?nota)$", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[a-zA-Z])[.)]?\s+")


_EMBEDDED = re.compile(
    r"(?:^|[.!?:;”’»)\d¹²³⁴-⁹⁰]\s)(?P<name>[A-Z][^.!?:;”»()]{2,60}?)(?=\s+(?:[A-ZÀ-Ý][a-zà-ÿ]"
    r"|nvt\b|n\.v\.t|geen\b|U\s|[-•])|$)"
)


def embedded_nota_headings(text: str) -> list[tuple[int, NotaHeading, str]]:
    """Find headings that a reader joined to the paragraph before or after them.

    Args:
        text: a paragraph.

    Returns:
        Offset, heading and name of each; only where a sentence has ended before it and another begins after it.
    """
    found: list[tuple[int, NotaHeading, str]] = []
    at = 0
    while match := _EMBEDDED.search(text, at):
        if known := match_nota_heading(match["name"]):
            found.append((match.start("name"), *known))
        at = match.start("name") + 1
    return found


def match_nota_heading(text: str) -> tuple[NotaHeading, str] | None:
    """Recognise a line as a heading of a nota.

    Args:
        text: the line; numbering before it and a colon after it are allowed.

    Returns:
        The heading and its name as written (without a colon after it), or None.
    """
    name = _NUMBER.sub("", text).rstrip(" :").strip()
    written = text.rstrip(" :").strip()
    if not name or len(name) > 70 or not name[0].isupper():
        return None
    plain = " ".join(name.casefold().split())
    for heading in NOTA_HEADINGS:
        if heading.pattern.fullmatch(plain):
            return heading, written
    return None
