"""Characters that differ between formats and mean the same, brought to one form.

Words and numbers stay what they are: only invisible characters, typographic variants of the space and the hyphen,
ligatures that are one glyph on paper, and bullets from private-use fonts are touched.
"""

import re
import unicodedata

BULLET = "•"

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x09, 0x0B, 0x0C], " ")
_LINES = dict.fromkeys([0x2028, 0x2029], "\n")
_GONE = dict.fromkeys(
    [0xFEFF, 0x200B, 0x200C, 0x200D, 0x2060, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], ""
)
_CONTROLS = dict.fromkeys([*range(0x09), *range(0x0E, 0x20), 0x7F], "")
# C1 controls are Windows characters that were read as if they were Latin-1 (0x95 is the bullet of many PDF fonts).
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_HYPHENS = {0x2010: "-", 0x2011: "-"}
# Symbol and Wingdings glyphs that Word uses as bullets arrive in the private-use area; they mean nothing but "item".
_PRIVATE_BULLETS = dict.fromkeys(
    [0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF06F, 0xF02D, 0xF0BE, 0xF076, 0xF0A8, 0xF06E, 0xF0E8, 0xF0A0, 0xF0DE, 0xF071],
    BULLET,
)
_BULLETS = dict.fromkeys(map(ord, "●▪■◦‣⁃∙⦁➢➤✓✔❖◾◼□❑▫"), BULLET)
_TABLE = {**_LIGATURES, **_SPACES, **_LINES, **_GONE, **_CONTROLS, **_WINDOWS, **_HYPHENS, **_PRIVATE_BULLETS}
_RUNS_OF_SPACE = re.compile(r" {2,}")
# An accent drawn as a glyph of its own. The acute is also typed for an apostrophe ("foto´s"): it counts only on a
# letter that has it in names and takes no apostrophe.
_ACCENTS = dict(zip("´ˇ˘˙˛˝¸", "\u0301\u030c\u0306\u0307\u0328\u030b\u0327", strict=True))
_ACCENTED = re.compile(r"(?P<letter>[cnCN])(?P<acute>´)(?!s\b)|(?P<any>[A-Za-z])(?P<other>[ˇ˘˙˛˝¸])")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def characters(text: str) -> str:
    """Return ``text`` in NFC with invisible and typographic variants unified; lengths of runs of space are kept."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    # Lone surrogates cannot be stored; they come from broken font maps and broken file names.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _has_surrogates(text) else text
    return unicodedata.normalize("NFC", text)


def line(text: str) -> str:
    """Return ``text`` as one line: characters unified, every run of white space one space, ends stripped."""
    flat = _RUNS_OF_SPACE.sub(" ", characters(text).replace("\n", " ")).strip()
    # A soft hyphen inside a line breaks nothing; at its end it tells whoever joins the lines that a word was cut.
    return flat[:-1].replace("\u00ad", "") + flat[-1:] if "\u00ad" in flat else flat


def accents(text: str) -> str:
    """Put accents that were drawn after their letter on it (``Kostic´`` is ``Kostić``), where that is one character."""
    return _ACCENTED.sub(_accented, text)


def _accented(match: re.Match[str]) -> str:
    letter, accent = match["letter"] or match["any"], match["acute"] or match["other"]
    composed = unicodedata.normalize("NFC", letter + _ACCENTS[accent])
    return composed if len(composed) == 1 else match[0]


def superscript(text: str) -> str:
    """Write a raised note mark in superscript digits, so that ``2024`` with note 1 does not become 20241."""
    return text.translate(_SUPERSCRIPT)


def bullet(text: str) -> str:
    """Return a marker at the start of an item in its normal form (``•`` for every decorative glyph)."""
    return text.translate(_BULLETS)


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text)
