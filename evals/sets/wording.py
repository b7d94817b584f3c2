"""Whether a text states a wording, and plain comparison of Dutch text."""

import re

_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "\u00ad": None, "\u00a0": " "})
_MARKS = re.compile(r"\s*\[\d+\]")


def plain(text: str) -> str:
    """Text for comparing: small letters, straight quotes, single spaces, no ``[1]`` marks of citations."""
    return " ".join(_MARKS.sub("", text.translate(_SAME)).casefold().split())


def states(text: str, wording: str) -> bool:
    """Whether a text has a wording, as whole words and whole numbers.

    Args:
        text: already made plain.
        wording: as written in the set.
    """
    looked_for = re.escape(plain(wording))
    return re.search(rf"(?<![\w])(?<!\d[.,]){looked_for}(?![\w])(?![.,]\d)", text) is not None
