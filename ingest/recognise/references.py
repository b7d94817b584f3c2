"""Find references to parliamentary and ministry documents, and give each one canonical key.

Keys, one for every spelling of the same thing:

=========================  ==========================================================
``II|36410|IV|15``         Kamerstuk: kamer, dossier, toevoeging, number (number may be empty: the dossier as a whole)
``hand:II|2022/23|15|2``   Handelingen: kamer, vergaderjaar, number, item (or ``p7909``)
``ah:II|2023/24|1481``     Aanhangsel van de Handelingen (Kamervragen with answers)
``zaak:2023Z17628``        a case of the Kamer; ``document:``, ``activiteit:``, ``persoon:`` for D, A and P
``ref:2023-0000619565``    a ministry's own reference
``tz:TZ202301-123``        an entry of the register of toezeggingen
=========================  ==========================================================

Where a Kamerstuk does not say which Kamer, a number in letters is taken for the Eerste Kamer and any other for the
Tweede
(only the Eerste Kamer numbers in letters), so that ``Kamerstuk 36 410 IV, nr. 15`` and ``Kamerstukken II 2023/24,
36410-IV-15`` are one key.
"""

import re
from collections.abc import Iterator

from ingest.document import Reference

_YEAR = r"(?:(?:vergaderjaar\s+)?\d{4}\s?[/\-–]\s?\d{2,4})"
_DOSSIER = r"(?P<dossier>\d{2}[\s.]?\d{3})(?!\d)"
_CHAPTER = r"(?:X{1,2}(?:I{1,3}|I?V|VI{0,3}|IX)?|IX|I?V|VI{0,3}|I{1,3}|[A-M])"
_SERIES = r"\d{2}"  # the standing dossiers of the Council of the EU: 21 501-02
_EXTRA = (
    r"(?:[\s\-–]+\(?(?P<rijkswet>R\s?\d{3,4})\b\)?)?"
    rf"(?:[\s\-–]*(?P<extra>{_CHAPTER}(?![\w’'])|(?<=\d[-–]){_SERIES}(?=,?\s*nrs?\.|[-–]\d)))?"
)
_NUMBER = (
    r"(?:,?\s*nrs?\.?\s?(?P<number>\d{1,4}[a-z]?(?!\w)|[A-Z]{1,3}(?!\w))"
    r"|,\s*(?P<letter>[A-Z]{1,2})(?![\w.])"
    r"|[-–](?P<dashed>\d{1,4}|[A-Z]{1,2})(?!\w))"
)
_PAGE = r"(?:,\s*p\.\s*\d+(?:\s?[-–]\s?\d+)?)?"
_MORE = re.compile(r"\s*(?:,|en|&)\s*(\d{1,4})(?![\w.]*\d)(?!\w)")

_KAMERSTUK = re.compile(
    rf"(?:(?i:Bijlage\s+bij\s+))?(?i:\bKamerst(?:uk(?:ken)?"
    rf"|\.))\s*(?P<kamer>I{{1,2}}(?!\w))?\s*,?\s*{_YEAR}?,?\s*{_DOSSIER}{_EXTRA}{_NUMBER}?{_PAGE}"
)
# Without the word: only with "nr." or, dashed, with a toevoeging or in brackets; anything less may be an amount or a
# telephone number.
_BARE = re.compile(
    r"(?<![\w.,€\-/])(?P<dossier>\d{2}\s?\d{3})(?!\d)"
    + _EXTRA
    + r",?\s*nrs?\.\s?(?P<number>\d{1,4}[a-z]?(?!\w)|[A-Z]{1,3}(?!\w))"
)
_DASHED = re.compile(
    r"(?<![\w.,€\-/])(?P<dossier>\d{2}\s?\d{3})[-–\s](?P<extra>[IVX]{1,5}|[A-M]"
    r"|(?<=-)\d{2})[-–](?P<dashed>\d{1,4})(?![\w\-])"
    r"|(?<=\()(?P<dossier2>\d{2}\s?\d{3})[-–](?P<dashed2>\d{1,4})(?=\))"
)
_KST = re.compile(
    r"(?i:\bkst)[-–\s](?P<dossier>\d{5})(?:-(?P<extra>[IVX]{1,5}|[A-M]|R\d{4}"
    r"|\d{2}))?-(?P<number>\d{1,4}|[A-Z]{1,3})(?![\w])"
)
_HANDELINGEN = re.compile(
    rf"\bHandelingen\s+(?P<kamer>I{{1,2}}),?\s+(?P<year>{_YEAR}),?\s*nr\.\s*(?P<number>\d+)"
    r"(?:,\s*item\s*(?P<item>\d+))?(?:,\s*p\.\s*(?P<page>\d+)(?:\s?[-–]\s?\d+)?)?"
)
_AANHANGSEL = re.compile(
    rf"(?i:\bAanhangsel\s+(?:van\s+de\s+)?Handelingen)\s*(?P<kamer>I{{1,2}}(?!\w))?,?\s*(?P<year>{_YEAR})(?:,?\s*nr\.\s*|,\s+)(?P<number>\d+)(?![\w/–-])"
)
_OB = re.compile(r"\b(?P<type>h|ah)-(?P<kamer>tk|ek|vv)-(?P<year>\d{8})-(?P<number>\d+)(?:-(?P<item>\d+))?(?![\w-])")
_KV = re.compile(r"\bkv-(?:tk|ek|vv)-(?P<zaak>(?:19|20)\d{2}Z\d{5})(?!\w)")
_ZAAK = re.compile(r"(?<![\w-])(?:19|20)\d{2}(?P<letter>[ZDAP])\d{5}(?!\w)")
_TOEZEGGING = re.compile(r"\bTZ\d{6}-\d{3}(?!\w)")
_MINISTRY = re.compile(
    r"(?<![\w\-/.])(?:"
    r"20\d{2}-\d{10}"  # BZK
    r"|[A-Z][A-Za-z&]{1,9}(?:[/\-][A-Z][A-Za-z&]{1,9})*-20\d{2}/\d{3,9}"  # IenW, Financiën
    r"|BS20\d{8}"  # Defensie
    r"|MinBu[Zz][Aa][.\-]20\d{2}[.\-]\d{2,8}(?:-\d{1,4})?"  # BZ
    r"|\d{6,7}-\d{6,7}-[A-Z]{2,6}"  # VWS
    r")(?![\w/]|-\w)"
)

_ROOTS = {"Z": "zaak", "D": "document", "A": "activiteit", "P": "persoon"}


def find_references(text: str) -> list[Reference]:
    """Find every reference in a text.

    Args:
        text: any text.

    Returns:
        References in order of appearance, disjoint; ``text[r.start:r.end] == r.text``.
    """
    found: list[Reference] = []
    for candidate in sorted(_candidates(text), key=lambda r: (r.start, -r.end)):
        if not found or candidate.start >= found[-1].end:
            found.append(candidate)
    return found


def normalise_key(written: str) -> str | None:
    """Give the one key of a reference, however it is written.

    Args:
        written: a reference as written, or a key already.

    Returns:
        The canonical key, or None where the text is not one reference and nothing else.
    """
    stripped = " ".join(written.split()).strip("()., ")
    if re.fullmatch(r"(?:hand|ah|zaak|document|activiteit|persoon|ref|tz):.+", stripped):
        return stripped
    parts = stripped.split("|")
    if len(parts) == 4 and re.fullmatch(r"\d{5}", parts[1]) and parts[0] in {"", "I", "II"}:
        return _kamerstuk_key(parts[0] or None, parts[1], parts[2], parts[3])
    for variant in (stripped, f"Kamerstuk {stripped}"):
        found = find_references(variant)
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(variant)):
            return found[0].key
    return None


def write_dossier(dossier: str, extra: str) -> str:
    """Write a dossier number with its toevoeging as is usual: ``36 410 IV``."""
    digits = re.sub(r"\D", "", dossier)
    written = f"{digits[:2]} {digits[2:]}"
    return f"{written}-{extra}" if extra.isdigit() else f"{written} {extra}".strip()


def parliamentary_year(written: str) -> str:
    """Write a vergaderjaar in one way: ``2022/23`` for 2022-2023, 20222023, 2022–23."""
    digits = re.sub(r"\D", "", written)
    return f"{digits[:4]}/{digits[-2:]}"


def _candidates(text: str) -> Iterator[Reference]:
    for pattern in (_KAMERSTUK, _BARE, _DASHED, _KST):
        for match in pattern.finditer(text):
            yield from _kamerstukken(match, text)
    for match in _HANDELINGEN.finditer(text):
        year = parliamentary_year(match["year"])
        item = match["item"] or (f"p{match['page']}" if match["page"] else "")
        yield _reference(f"hand:{match['kamer']}|{year}|{match['number']}|{item}", match)
    for match in _AANHANGSEL.finditer(text):
        yield _reference(f"ah:{match['kamer'] or 'II'}|{parliamentary_year(match['year'])}|{match['number']}", match)
    for match in _OB.finditer(text):
        kamer = "I" if match["kamer"] == "ek" else "VV" if match["kamer"] == "vv" else "II"
        root = f"{kamer}|{parliamentary_year(match['year'])}|{match['number']}"
        yield _reference(f"ah:{root}" if match["type"] == "ah" else f"hand:{root}|{match['item'] or ''}", match)
    for match in _KV.finditer(text):
        yield _reference(f"zaak:{match['zaak']}", match)
    for match in _ZAAK.finditer(text):
        yield _reference(f"{_ROOTS[match['letter']]}:{match[0]}", match)
    for match in _TOEZEGGING.finditer(text):
        yield _reference(f"tz:{match[0]}", match)
    for match in _MINISTRY.finditer(text):
        yield _reference(ministry_key(match[0]), match)


def ministry_key(written: str) -> str:
    """Give the key of a ministry's own reference; case and white space do not tell two apart."""
    return "ref:" + " ".join(written.split()).upper()


def _reference(key: str, match: re.Match[str]) -> Reference:
    return Reference(key=key, text=match[0], start=match.start(), end=match.end())


def _kamerstukken(match: re.Match[str], text: str) -> Iterator[Reference]:
    group = {
        **dict.fromkeys(("kamer", "rijkswet", "letter", "dashed", "number", "extra")),
        **match.groupdict(),
    }
    kamer = group["kamer"]
    dossier = group["dossier"] or group["dossier2"] or ""
    extra = group["extra"] or ""
    number = group["number"] or group["letter"] or group["dashed"] or group.get("dashed2") or ""
    if not number and kamer == "I" and len(extra) == 1 and not group["rijkswet"]:
        extra, number = "", extra  # C D H I V: a letter number of the Eerste Kamer, where no "nr." says otherwise
    extra = extra or re.sub(r"\s", "", group["rijkswet"] or "")
    yield _reference(_kamerstuk_key(kamer, dossier, extra, number), match)
    if "nrs" in match[0]:
        end = match.end()
        while more := _MORE.match(text, end):
            key = _kamerstuk_key(kamer, dossier, extra, more[1])
            yield Reference(key=key, text=more[1], start=more.start(1), end=more.end(1))
            end = more.end()


def _kamerstuk_key(kamer: str | None, dossier: str, extra: str, number: str) -> str:
    digits = re.sub(r"\D", "", dossier)
    return f"{kamer or ('I' if number.isalpha() else 'II')}|{digits}|{extra}|{number}"
