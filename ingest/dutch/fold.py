"""One spelling for one word: case, diacritics and typographic apostrophes folded away."""

import re
import unicodedata

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′", "'"))
#: The mark of a footnote; m² and m³ are units.
_NOTE = re.compile(r"(?:[¹⁰⁴-⁹]|(?<!\bm)(?<![kcdm]m)[²³])[⁰¹²³⁴-⁹]*", re.IGNORECASE)
_PLAIN = re.compile(r"[\n -~]*")


def fold(text: str) -> str:
    """Return ``text`` in lower case, without diacritics and footnote marks, with straight apostrophes.

    Args:
        text: any Unicode text.

    Returns:
        A comparable form; its length may differ from that of ``text``.
    """
    if _PLAIN.fullmatch(text):
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", without_notes(text).translate(_APOSTROPHES)).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def without_notes(text: str) -> str:
    """Return ``text`` without the marks of footnotes ("2098³" is a year), which would else be read as digits."""
    return _NOTE.sub("", text)
