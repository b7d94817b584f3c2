"""The header of a published Kamerstuk: dossier line, number line, and the identifier that stands in its margin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Reading, Reference, Style
from ingest.recognise.lines import Line
from ingest.recognise.references import find_references, normalise_key, write_dossier

_EXTRA = r"(?:XX?(?:I{1,3}|I?V|VI{0,3}|IX)?|IX|I?V|VI{0,3}|I{1,3}|[A-M])"
_DOSSIER = re.compile(
    rf"^(?P<dossier>\d{{2}}\s?\d{{3}})(?:[\s\-]+\(?(?P<rijkswet>R\s?\d{{3,4}})\)?)?(?:[\s\-]+(?P<extra>{_EXTRA}|(?<=-)\d{{2}})(?!\w))?(?:\s*[\t–\-]?\s+(?P<title>[A-Z].*))?$"
)
_NUMBER = re.compile(
    r"^(?:[Nn]rs?\.\s*(?P<number>\d{1,4})|(?P<letter>[A-Z]{1,2}))(?:[\s\t]+(?P<title>\S.*))?$", re.DOTALL
)
_TYPE = (
    r"(?:(?:(?:TWEEDE|DERDE|VIERDE)\s+)?(?:NADER\s+)?(?:GEWIJZIGDE\s+)?MOTIE|BRIEF|VERSLAG|LIJST|NOTA|MEMORIE|AMENDEMENT"
    r"|VOORLOPIG|NADER|EINDVERSLAG)\b"
)
_TITLE = re.compile(rf"^{_TYPE}", re.IGNORECASE)
_YEAR = re.compile(r"\b[Vv]ergaderjaar\s+(\d{4}\s?[-–/]\s?\d{2,4})")
_OWN_ID = re.compile(r"^(?:kst|ah|h)-[\w\-]+$")


@dataclass(frozen=True, slots=True)
class Published:
    """What the header of a published Kamerstuk says.

    Attributes:
        reference: its own number.
        dossier: as usually written.
        dossier_title: title of the dossier, or empty.
        title: the rest of the number line (``BRIEF VAN DE …``), or empty.
        body: index of the first line after the header.
    """

    reference: Reference
    dossier: str
    dossier_title: str = ""
    title: str = ""
    body: int = 0


def read_published(reading: Reading, lines: Sequence[Line]) -> Published | None:
    """Read the header of a published Kamerstuk.

    Args:
        reading: the document.
        lines: its lines.

    Returns:
        Its own number and titles; None where the document carries none of its own, however many it mentions.
    """
    head = lines[:40]
    for at, line in enumerate(head):
        after = head[at + 1].text if at + 1 < len(head) else ""
        match = _DOSSIER.match(f"{line.text} {after}") if re.fullmatch(_EXTRA, after) else _DOSSIER.match(line.text)
        if match is None or line.style is Style.FIELD:
            continue
        number = _number_after(head, at + (2 if re.fullmatch(_EXTRA, after) else 1))
        if number is None:
            continue
        index, found = number
        kamer = "I" if found["letter"] else "II"
        extra = match["extra"] or re.sub(r"\s", "", match["rijkswet"] or "")
        digits = re.sub(r"\D", "", match["dossier"])
        key = f"{kamer}|{digits}|{extra}|{found['letter'] or found['number']}"
        title, body = _title(head, index, found["title"] or "")
        reference = Reference(key=key, text=_written(match, found))  # put together from two lines: no span
        dossier_title = " ".join(
            part
            for part in (match["title"] or "", *(one.text for one in head[at + 1 : index] if len(one.text) > 3))
            if part
        )
        return Published(reference, write_dossier(match["dossier"], extra), dossier_title, title, body)
    return _by_identifier(reading, head)


def own_identifier(reading: Reading, prefix: str) -> Reference | None:
    """Return the publication's own identifier (``kst-36410-IV-15``), from properties, margin or its own line."""
    places = [(reading.properties.get(name, ""), -1) for name in ("dc.identifier", "DC.identifier", "identifier")]
    places += [(text, -1) for text in reading.margin]
    places += [(reading.of(block), block.start) for block in reading.blocks if block.end - block.start < 200]
    for text, offset in places:
        for part in re.finditer(r"\S+", text):
            if not part[0].startswith(f"{prefix}-") or not _OWN_ID.match(part[0]):
                continue
            if offset >= 0 and not re.fullmatch(r"(?s)\s*\S+(?:\s+ISSN.*)?\s*", text):
                continue
            if (key := normalise_key(part[0])) is not None:
                start = -1 if offset < 0 else offset + part.start()
                return Reference(key, part[0], start, -1 if offset < 0 else offset + part.end())
    return None


def _number_after(lines: Sequence[Line], start: int) -> tuple[int, re.Match[str]] | None:
    for at in range(start, min(start + 8, len(lines))):
        apart = lines[at].text == "Nr." and at + 1 < len(lines)
        last = at + 1 if apart else at
        match = _NUMBER.match(f"Nr. {lines[last].text}" if apart else lines[at].text)
        if match is None:
            continue
        following = match["title"] or (lines[last + 1].text if last + 1 < len(lines) else "")
        if _TITLE.match(following):
            return last, match
    return None


def _title(lines: Sequence[Line], at: int, inline: str) -> tuple[str, int]:
    parts = [inline] if inline else []
    after = at + 1
    while after < len(lines) and after < at + 8:
        text = lines[after].text
        if parts and not ((text.isupper() and not text.startswith("TER ")) or (text.isupper() and parts[0].isupper())):
            break
        parts.append(text)
        after += 1
    return " ".join(parts), after


def _written(dossier: re.Match[str], number: re.Match[str]) -> str:
    extra = f"(R {dossier['rijkswet'].removeprefix('R').strip()})" if dossier["rijkswet"] else ""
    left = write_dossier(dossier["dossier"], " ".join(part for part in (extra, dossier["extra"] or "") if part))
    return f"{left}, {number['letter']}" if number["letter"] else f"{left}, nr. {number['number']}"


def _by_identifier(reading: Reading, head: Sequence[Line]) -> Published | None:
    identifier = own_identifier(reading, "kst")
    if identifier is not None and re.match(r"I{1,2}\|", identifier.key):
        _, dossier, extra, _ = identifier.key.split("|")
        return Published(identifier, write_dossier(dossier, extra))
    for line in head[:4]:  # "Kamerstuk 36 410 IV, nr. 15" as a line of its own at the top
        found = find_references(line.text) if line.style is not Style.FIELD and line.text.startswith("Kamerst") else []
        if len(found) == 1 and found[0].text == line.text.rstrip(".") and re.match(r"I{1,2}\|", found[0].key):
            _, dossier, extra, number = found[0].key.split("|")
            if number:
                own = Reference(found[0].key, found[0].text, line.start + found[0].start, line.start + found[0].end)
                return Published(own, write_dossier(dossier, extra))
    return None
