"""Whether a text states a wording, and plain comparison of Dutch text."""

import re

_FOOTNOTES = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SAME = str.maketrans("’‘“”„–\u00a0", '\'\'"""- ', _FOOTNOTES + "\u00ad")
_MARKS = re.compile(r"\s*\[\d+\]")


def plain(text: str) -> str:
    """Text for comparing: small letters, straight quotes, single spaces, no marks of citations and footnotes."""
    return " ".join(_MARKS.sub("", text.translate(_SAME)).casefold().split())


def states(text: str, wording: str) -> bool:
    """Whether a text has a wording, as whole words and whole numbers.

    Args:
        text: already made plain.
        wording: as written in the set.
    """
    looked_for = re.escape(plain(wording))
    return re.search(rf"(?<![\w])(?<!\d[.,]){looked_for}(?![\w])(?![.,]\d)", text) is not None
