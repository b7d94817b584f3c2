"""Joining the lines of a paragraph, with the hyphens that only a line end asked for taken out."""

import re
from collections.abc import Collection, Iterable

_LAST_WORD = re.compile(r"([^\W_]+)-$")
_FIRST_WORD = re.compile(r"[(\"'‘“«]?([^\W_]+)")
_LAST_TOKEN = re.compile(r"\S+$")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# After a hyphen that belongs: "hulp- en bijstandsverzoeken", "in- dan wel uitvoer".
_COORDINATION = re.compile(r"en|of|dan|respectievelijk|resp|tot|als|maar|noch|versus|c|door")
# Prefixes that Dutch spelling (Leidraad 6.4-6.8) joins with a hyphen.
_PREFIXES = re.compile(
    r"niet|ex|oud|vice|non|aspirant|adjunct|substituut|kandidaat|collega|interim|chef|bijna|sint|net|all|self|pseudo|quasi"
)
# Vowels that would be read as one sound when joined keep their hyphen (zee-egel, auto-ongeluk).
_CLASH = frozenset({"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "oe", "oi", "oo", "ou", "ui", "uu"})
_URL = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)


class Joiner:
    """Joins broken lines; a document's own words decide where spelling alone cannot.

    Args:
        lines: all lines of the document, from which whole words (not those at a line end) are collected as evidence.
    """

    def __init__(self, lines: Iterable[str] = ()) -> None:
        words: set[str] = set()
        for text in lines:
            found = _WORD.findall(text)
            words.update(w.lower() for w in (found[1:-1] if len(found) > 2 else ()))
        self._words: Collection[str] = words

    def pair(self, left: str, right: str) -> tuple[str, str]:
        """Return ``left`` as it becomes before ``right`` (line-end hyphen dropped or kept), and what goes between."""
        if left.endswith("\u00ad"):
            return left.rstrip("\u00ad"), ""
        if not left or not right:
            return left, ""
        if left.endswith(("/", "_")) and not left.endswith(" /"):
            return left, ""
        if left[-1] in "-–" and len(left) > 1:
            return self._hyphen(left, right)
        if left[-1] in ".=?&%" and _URL.search(left) and (right[0].islower() or right[0] in "/?=&%#"):
            return left, ""
        return left, "" if self._torn(left, right) else " "

    def join(self, lines: Iterable[str]) -> str:
        """Return the lines as one; a soft hyphen inside a line goes too."""
        text = ""
        for part in lines:
            if not text:
                text = part
                continue
            left, separator = self.pair(text, part)
            text = f"{left}{separator}{part}"
        return text.replace("\u00ad", "")

    def _torn(self, left: str, right: str) -> bool:
        """Tell whether a long word was cut without a hyphen, as in a narrow cell, and stands elsewhere whole."""
        token, rest = left.rsplit(" ", 1)[-1].lstrip("(\"'‘“"), _FIRST_WORD.match(right)
        if len(token) < 10 or rest is None or not token.isalpha() or not right[0].islower():
            return False
        return token.lower() not in self._words and f"{token}{rest.group(1)}".lower() in self._words

    def _hyphen(self, left: str, right: str) -> tuple[str, str]:
        before = left[-2]
        if not before.isalnum():
            return left, " "
        if left[-1] == "–":
            return left, "" if before.isdigit() and right[0].isdigit() else " "
        last, first = _LAST_WORD.search(left), _FIRST_WORD.match(right)
        if last is None or first is None:
            return left, ""
        stem, word = last.group(1), first.group(1)
        if _COORDINATION.fullmatch(word):
            # "GGD-en" may be a plural: the document's own words tell.
            return left, "" if f"{stem}-{word}".lower() in self._words else " "
        if _URL.search(left) or not right[0].isalpha() or self._belongs(left, stem, word):
            return left, ""
        return left[:-1], ""

    def _belongs(self, left: str, stem: str, word: str) -> bool:
        """Tell whether the hyphen is part of the word."""
        if f"{stem}{word}".lower() in self._words:
            return False
        token = _LAST_TOKEN.search(left)
        if f"{stem}-{word}".lower() in self._words or (token is not None and "-" in token.group()[:-1]):
            return True
        if stem.isupper() and word.isupper():
            return len(stem) < 4 or len(word) < 3
        if not word[0].islower() or not stem.isalpha() or len(stem) == 1:
            return True
        if stem[-1].isupper() or _PREFIXES.fullmatch(stem.lower()):
            return True
        return (stem[-1] + word[0]).lower() in _CLASH
