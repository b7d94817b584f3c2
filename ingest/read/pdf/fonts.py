"""Decoding the strings of a content stream with pypdf's fonts, with the width of what was shown."""

import re

from pypdf.generic import DictionaryObject
from pypdf.generic._font import Font  # the only place where pypdf gives glyph widths

_BOLD = ("bold", "black", "heavy", "demi")
_BOLD_FLAG = 1 << 18  # ForceBold, PDF 32000-1 table 123
# Codes that WinAnsiEncoding leaves unused mean the bullet (PDF 32000-1 annex D.2, note 3).
_UNUSED = frozenset("\x7f\x81\x8d\x8f\x90\x9d")
_BULLET = "•"
_ITALIC_FLAG = 1 << 6
_BOLD_WEIGHT = 600


class Glyphs:
    """One font resource: bytes to text and advance.

    Args:
        resource: the font dictionary of the page.
    """

    def __init__(self, resource: DictionaryObject) -> None:
        self._font = font = Font.from_font_resource(resource)
        name = font.name.lower()
        flags = _number(font.font_descriptor.flags)
        weight = _number(font.font_descriptor.weight)
        self.bold = any(word in name for word in _BOLD) or bool(int(flags) & _BOLD_FLAG) or weight >= _BOLD_WEIGHT
        self.face = re.split(r"[-,]", font.name.split("+", 1)[-1], maxsplit=1)[0]
        self.italic = "italic" in name or "oblique" in name or bool(int(flags) & _ITALIC_FLAG)
        self.space = _number(font.space_width, 250.0) or 250.0
        self._readable = font.interpretable
        self._cache: dict[int | str, tuple[str, float]] = {}

    def show(self, value: bytes) -> tuple[str, float, int, int]:
        """Return the text, its width in thousandths of an em, the number of glyphs, and how many of them are spaces."""
        cache = self._cache
        codes: bytes | str
        encoding = self._font.encoding
        if isinstance(encoding, str):
            try:
                codes = value.decode(encoding, "surrogatepass")
            except UnicodeDecodeError:
                codes = value.decode(encoding, "replace")
        else:
            codes = value
        text, width, spaces = [], 0.0, 0
        for code in codes:
            found = cache.get(code)
            if found is None:
                found = cache[code] = self._glyph(code)
            text.append(found[0])
            width += found[1]
            if code in (32, " "):
                spaces += 1
        return "".join(text), width, len(codes), spaces

    def _glyph(self, code: int | str) -> tuple[str, float]:
        font = self._font
        if isinstance(code, int):
            raw = chr(code)
            mapped = font.encoding.get(code, raw) if isinstance(font.encoding, dict) else raw
            text = "".join(str(font.character_map.get(c, c)) for c in mapped)
            text = _BULLET if text in _UNUSED else text
        else:
            raw = code
            text = str(font.character_map.get(code, code))
        width = font.space_width if raw == font.space_char else font.get_text_width(raw)
        return (text if self._readable else ""), _number(width)


def _number(value: object, default: float = 0.0) -> float:
    return float(value) if isinstance(value, (int, float)) else default
