"""One spelling for one word: case, diacritics and typographic apostrophes folded away."""

import re
import unicodedata

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′", "'"))
_PLAIN = re.compile(r"[\n -~]*")


def fold(text: str) -> str:
    """Return ``text`` in lower case, without diacritics, with straight apostrophes.

    Args:
        text: any Unicode text.

    Returns:
        A comparable form; its length may differ from that of ``text``.
    """
    if _PLAIN.fullmatch(text):
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))
