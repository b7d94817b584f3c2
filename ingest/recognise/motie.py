"""Recognise a motion: who, what it asks, what became of it, which one it replaces."""

import re
from collections.abc import Sequence
from datetime import date

from ingest.document import Kind, Metadata
from ingest.recognise.dates import find_dates
from ingest.recognise.fields import read_fields
from ingest.recognise.lines import Line
from ingest.recognise.people import signers, submitters, surname
from ingest.recognise.references import find_references
from ingest.recognise.source import Source, mentions

ASKS = re.compile(
    r"^(?:[-•–]\s*)?(?:verzoekt|verzoeken|spreekt(?:\s+\w+)?\s+(?:uit|als)|spreekt\b.*\buit\b"
    r"|draagt\b|roept\b|nodigt\b|vraagt\b|dringt\b|besluit\b|bevestigt\b|spoort\b|moedigt\b"
    r"|machtigt\b|keurt\b"
    r"|zegt\b.*\bop\b|wijst\b|stelt\b(?!\s+vast\b)|doet\b.*\bberoep|betreurt\b"
    r"|onderschrijft\b|betuigt\b|veroordeelt\b|concludeert dat het vertrouwen)",
    re.IGNORECASE,
)
GROUNDS = re.compile(
    r"^(?:[-•–]\s*)?(?:(?:voorts|tevens|verder|ook|daarbij)\s+)?(?:constaterende|overwegende"
    r"|van mening|van oordeel|kennis\s?nemende?|gelet op|gezien|in herinnering|herinnerende"
    r"|erkennende|vaststellende"
    r"|benadrukkende|in aanmerking|concluderende|memorerende|wetende|onderstrepende|bezorgd"
    r"|er(?:v|k)an\b.{0,30}overtuigd|stelt vast|indachtig|beseffende)",
    re.IGNORECASE,
)
ORDER_OF_DAY = re.compile(r"(?:^|\s)(?:en )?gaat over tot de orde van de dag\.?")
_START = re.compile(r"^De Kamer,")
_TITLE = re.compile(
    r"^(?:(?:(?:tweede|derde|vierde)\s+)?(?P<again>nader\s+)?(?P<changed>gewijzigde\s+))?motie\s+van\b", re.IGNORECASE
)
_REPLACES = re.compile(
    r"(?:ter\s+vervanging\s+van\s+die\s+gedrukt\s+onder\s+nr\.\s*(?P<nr>\d+)"
    r"|t\.?v\.?v\.?\s*(?:die\s+gedrukt\s+onder\s+)?(?P<ref>[^)\n]{3,40}))",
    re.IGNORECASE,
)
_PROPOSED = re.compile(r"\b(?:Voorgesteld|Ontvangen)\b")
_VOTES = ("aangenomen", "verworpen", "aangehouden", "ingetrokken", "vervallen", "overgenomen")
_VOTE = re.compile(
    rf"^(?:Status|Stemming(?:suitslag)?|Stemmen|Uitslag|Besluit"
    rf"|Resultaat)\b\s*[:\t–-]?\s*.{{0,40}}?\b(?P<vote>{'|'.join(_VOTES)})\b",
    re.IGNORECASE,
)
_VOTE_ALONE = re.compile(rf"^\(?(?:De\s+)?(?:motie\s+(?:is\s+)?)?(?P<vote>{'|'.join(_VOTES)})\)?\.?$", re.IGNORECASE)
_SUBJECT_LABEL = re.compile(r"^(?:Onderwerp|Betreft)\s*:?\s+")


def recognise_motion(source: Source) -> Metadata:
    """Read a motion.

    Args:
        source: the document.

    Returns:
        Its metadata; submitters come from the names under the motion (all of them), else from its title.
    """
    start = next((at for at, line in enumerate(source.lines) if _START.match(line.text)), 0)
    header, body = source.lines[:start], source.lines[start:]
    published = source.published
    titles = _titles(source, header)
    formal = " ".join(titles)
    dossier = published.reference.key.split("|")[1:3] if published else None
    own = [published.reference.key] if published else []
    replaces = _replaces(formal, dossier)
    names = signers([line.text for line in _signature(body)]) or submitters(formal)
    return Metadata(
        kind=Kind.MOTIE,
        title=_best_title(titles, header, source),
        date=_day(header),
        kamerstuk=published.reference if published else None,
        dossier=published.dossier if published else None,
        submitters=names,
        variant=_variant(formal),
        dictum=dictum_of(body, source.reading.text),
        vote=_vote([*header, *body]),
        mentions=mentions(source.reading, own),
        replaces=replaces,
        details={
            label: value
            for label, value in read_fields(header).values.items()
            if label not in {"Datum", "Betreft", "Aan", "Van", "Onze referentie"}
        },
    )


def dictum_of(lines: Sequence[Line], text: str) -> tuple[int, int] | None:
    """Return the span of what a motion asks or pronounces: from its first "verzoekt" up to the order of the day.

    Args:
        lines: the motion from "De Kamer," on.
        text: the document's text.

    Returns:
        Offsets without white space or a comma at the end, or None where there is no such part.
    """
    first = next((line.start for line in lines if ASKS.match(line.text)), None)
    if first is None and lines:
        inner = re.search(
            r"[;,]\s+(verzoekt|spreekt (?:zich )?uit|roept de regering op|draagt de regering op|zegt het vertrouwen)\b",
            text[lines[0].start :],
        )
        first = lines[0].start + inner.start(1) if inner else None
    if first is None:
        return None
    close = ORDER_OF_DAY.search(text, first)
    end = close.start() if close else lines[-1].end
    span = text[first:end].rstrip().rstrip(",;").rstrip()
    return (first, first + len(span)) if span else None


def _titles(source: Source, header: Sequence[Line]) -> list[str]:
    titles = [source.published.title] if source.published and source.published.title else []
    for at, line in enumerate(header):
        text = _SUBJECT_LABEL.sub("", line.text)
        if _TITLE.match(text):
            following = header[at + 1].text if at + 1 < len(header) else ""
            joins = (
                bool(following)
                and not _PROPOSED.match(following)
                and (following[:1].islower() or (text.isupper() and following.isupper()))
            )
            titles.append(f"{text} {following}" if joins else text)
    if title := source.own_title():
        titles += [part for part in re.split(r"\s+[–-]\s+", title) if _TITLE.match(part)]
    return titles


def _best_title(titles: Sequence[str], header: Sequence[Line], source: Source) -> str:
    written = [title for title in titles if not title.isupper()]
    if written:
        return max(written, key=len)
    if not titles:
        # Below a motion stand names, so its title is what comes before it ("Drinkwater – Motie van het lid …").
        about = next((line.text for line in header if re.search(r"\bmotie\b", line.text, re.IGNORECASE)), None)
        return about or source.heading_title() or source.fallback_title()
    title = titles[0]
    base = re.split(r"\s+TER VERVANGING\b", title)[0]
    lead = re.match(r"^(.*?\bVAN (?:HET LID|DE LEDEN|HET DE LEDEN)\s+)(.*)$", base, re.DOTALL)
    if lead is None:
        return title[:1] + title[1:].lower()
    changed = submitters(title, initials=True)
    tail = " c.s." if re.search(r"C\.S\.?$", base.strip()) else ""
    names = (
        " en ".join(part for part in (", ".join(changed[:-1]), changed[-1]) if part) if changed else surname(lead[2])
    )
    subject = source.published.dossier_title if source.published else ""
    written_title = lead[1][:1] + lead[1][1:].lower() + names + tail
    return f"{written_title} – {subject}" if subject else written_title


def _variant(formal: str) -> str:
    match = re.search(r"\b(nader\s+)?gewijzigde\s+motie\b", formal, re.IGNORECASE)
    if match is None:
        return "motie"
    return "nader gewijzigd" if match[1] else "gewijzigd"


def _replaces(formal: str, dossier: Sequence[str] | None) -> str | None:
    match = _REPLACES.search(formal)
    if match is None:
        return None
    number = match["nr"] or ((re.fullmatch(r"\s*nr\.\s*(\d+)\s*", match["ref"]) or ["", None])[1])
    if number and dossier:
        return f"II|{dossier[0]}|{dossier[1]}|{number}"
    found = find_references(match["ref"] or "") or find_references(f"Kamerstuk {match['ref']}" if match["ref"] else "")
    return found[0].key if found else None


def _day(header: Sequence[Line]) -> date | None:
    for at, line in enumerate(header):
        if _PROPOSED.search(line.text):
            near = " ".join(one.text for one in header[at : at + 3])
            if found := find_dates(near):
                return found[0].date
    return read_fields(header).day()


def _vote(lines: Sequence[Line]) -> str | None:
    votes = {
        match["vote"].lower() for line in lines if (match := _VOTE.match(line.text) or _VOTE_ALONE.match(line.text))
    }
    return votes.pop() if len(votes) == 1 else None


def _signature(body: Sequence[Line]) -> Sequence[Line]:
    for at, line in enumerate(body):
        if ORDER_OF_DAY.search(line.text):
            names: list[Line] = []
            for one in body[at + 1 :]:
                if len(names) and not signers([one.text]):
                    break
                if _VOTE.match(one.text) or _VOTE_ALONE.match(one.text) or one.style in {"footnote", "field"}:
                    break
                names.append(one)
            return names
    return []
