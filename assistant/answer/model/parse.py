"""Reads what a model wrote: statements with the keys that they cite, and nothing that could act.

Small models break every format, so a key counts wherever it stands between brackets, and whatever else is markup goes:
images, links, HTML, code.
"""

import re
from dataclasses import dataclass

from ingest.dutch.sentences import sentences

_KEY = r"[0-9a-f]{6}"
_MARK = re.compile(
    rf"[\[(【]\s*(?:bron(?:nen)?\s*:?\s*)?(?P<keys>{_KEY}(?:\s*(?:[,;]|en|\]\s*\[)\s*(?:bron\s*)?{_KEY})*)\s*[\])】]",
    re.IGNORECASE,
)
_OTHER_MARK = re.compile(r"\[[^\]\n]{0,80}\]")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)|!\[[^\]]*\](?:\[[^\]]*\])?")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_URL = re.compile(r"(?:https?|ftp|file|javascript|data|mailto):\S+|\bwww\.\S+", re.IGNORECASE)
_TAG = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)|</?[a-zA-Z!][^>]*(?:>|$)", re.IGNORECASE | re.DOTALL
)
_CODE = re.compile(r"`+")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_EMPHASIS = re.compile(r"(\*\*|__|\*|~~)(?=\S)(.+?)(?<=\S)\1")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_BOUNDARY = re.compile(r"\n|\][.;]?[ \t]+(?=[^\s\[(])")
NOT_FOUND = re.compile(r"\bNIET GEVONDEN\b")


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence that a model wrote.

    Attributes:
        text: plain text, without marks.
        keys: the keys that it cites, in order; perhaps ones that were never offered.
        bullet: it was a bullet.
    """

    text: str
    keys: tuple[str, ...]
    bullet: bool = False


def parse(text: str) -> list[Claim]:
    """Read a whole text."""
    reader = Reader()
    return reader.feed(text) + reader.close()


class Reader:
    """Reads a text as it streams in; what it gives does not depend on how the text was cut."""

    def __init__(self) -> None:
        self._buffer = ""

    def feed(self, text: str) -> list[Claim]:
        """Take in more text and return the statements that are complete now."""
        self._buffer += text.replace("\r", "\n")
        claims: list[Claim] = []
        while match := _BOUNDARY.search(self._buffer):
            claims += _read(self._buffer[: match.end()])
            self._buffer = self._buffer[match.end() :]
        return claims

    def close(self) -> list[Claim]:
        """Return what is left at the end."""
        rest, self._buffer = self._buffer, ""
        return _read(rest)


def _read(piece: str) -> list[Claim]:
    """Read one line, or the part of a line up to a key: its keys hold for all its sentences."""
    keys = [key.lower() for match in _MARK.finditer(piece) for key in re.findall(_KEY, match["keys"], re.IGNORECASE)]
    bullet = bool(_BULLET.match(piece))
    plain = clean(_BULLET.sub("", _MARK.sub(" ", piece)))
    claims = []
    for start, end in sentences(plain):
        text = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(plain[start:end].split()))
        if re.search(r"\w", text):
            claims.append(Claim(text, tuple(dict.fromkeys(keys)), bullet))
    return claims


def clean(text: str) -> str:
    """Return plain text: no images, links, addresses, HTML, code or emphasis."""
    for pattern, instead in (
        (_IMAGE, " "),
        (_LINK, r"\1"),
        (_TAG, " "),
        (_URL, " "),
        (_OTHER_MARK, " "),
        (_CODE, " "),
        (_HEADING, ""),
        (_EMPHASIS, r"\2"),
    ):
        text = pattern.sub(instead, text)
    return " ".join(text.replace("<", "‹").replace(">", "›").replace("](", "] (").split())
