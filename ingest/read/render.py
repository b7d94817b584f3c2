"""A page of a PDF as a picture, with a passage marked."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom, as fractions of the page's width and height."""

_YELLOW = (255, 235, 110)
_MIN_MATCH = 12  # characters: a shorter piece of a quote would be found by chance
_PAD = 1.0  # points around the ink of a line


@dataclass(frozen=True, slots=True)
class _Glyph:
    char: str
    box: tuple[float, float, float, float]  # left, bottom, right, top in points


def render_page(
    path: Path, number: int, quote: str | None = None, width_px: int = 900
) -> tuple[bytes, list[Rectangle]]:
    """Return a page as PNG, and where the quote stands on it.

    Args:
        path: a PDF file.
        number: page number from 1.
        quote: text to mark, as it stands in the reading (line ends joined, hyphenation undone); where it runs over a
            page boundary, it is marked as far as it stands on this page.
        width_px: width of the picture.

    Returns:
        The picture, and a rectangle per marked line; none where the quote is not found.

    Raises:
        ValueError: no such page, or not a PDF that can be rendered.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise ValueError(f"cannot render {path.name}") from error
    try:
        if not 1 <= number <= len(document):
            raise ValueError(f"no page {number}")
        page = document[number - 1]
        width = page.get_width()
        scale = max(0.1, min(8.0, width_px / max(width, 1.0)))
        image = page.render(scale=scale).to_pil().convert("RGB")
        rectangles = _rectangles(page, quote) if quote else []
    finally:
        document.close()
    marked = _mark(image, rectangles)
    buffer = BytesIO()
    marked.save(buffer, "PNG")
    return buffer.getvalue(), rectangles


def _mark(image: Image.Image, rectangles: list[Rectangle]) -> Image.Image:
    """Multiply yellow over the rectangles: black letters stay black."""
    if not rectangles:
        return image
    layer = Image.new("RGB", image.size, (255, 255, 255))
    pen = ImageDraw.Draw(layer)
    for left, top, right, bottom in rectangles:
        pen.rectangle(
            (left * image.width, top * image.height, right * image.width, bottom * image.height), fill=_YELLOW
        )
    return ImageChops.multiply(image, layer)


def _rectangles(page: pypdfium2.PdfPage, quote: str) -> list[Rectangle]:
    glyphs = _glyphs(page)
    text = "".join(g.char for g in glyphs)
    span = _find(text, _letters(quote))
    if span is None:
        return []
    lines: list[list[float]] = []
    for glyph in glyphs[span[0] : span[1]]:
        left, bottom, right, top = glyph.box
        if right <= left or top <= bottom:
            continue
        line = lines[-1] if lines else None
        # The next glyph is on the same line where it overlaps in height and does not start left of the line's end.
        overlap = line is not None and min(top, line[3]) - max(bottom, line[1]) > 0.3 * min(
            top - bottom, line[3] - line[1]
        )
        if line is not None and overlap and left > line[2] - 4 and left < line[2] + 60:
            line[:] = [min(line[0], left), min(line[1], bottom), max(line[2], right), max(line[3], top)]
        else:
            lines.append([left, bottom, right, top])
    return [_fraction(line, page) for line in lines]


def _fraction(line: list[float], page: pypdfium2.PdfPage) -> Rectangle:
    """Turn points into fractions of the page as it is viewed (rotation and crop box included)."""
    corners = [_viewed(page, line[0] - _PAD, line[1] - _PAD), _viewed(page, line[2] + _PAD, line[3] + _PAD)]
    xs, ys = sorted(c[0] for c in corners), sorted(c[1] for c in corners)
    return (_clip(xs[0]), _clip(ys[0]), _clip(xs[1]), _clip(ys[1]))


def _viewed(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    left, bottom, right, top = page.get_cropbox()
    across, up = (x - left) / max(right - left, 1.0), (y - bottom) / max(top - bottom, 1.0)
    turned = {90: (up, across), 180: (1 - across, up), 270: (1 - up, 1 - across)}
    return turned.get(page.get_rotation() % 360, (across, 1 - up))


def _clip(value: float) -> float:
    return min(1.0, max(0.0, value))


def _glyphs(page: pypdfium2.PdfPage) -> list[_Glyph]:
    """Return the letters and digits of a page with their places, in the order of its text."""
    textpage = page.get_textpage()
    found: list[_Glyph] = []
    try:
        for i in range(textpage.count_chars()):
            code = pypdfium2.raw.FPDFText_GetUnicode(textpage.raw, i)
            box = textpage.get_charbox(i)
            found.extend(_Glyph(char, box) for char in _letters(chr(code) if code < 0x110000 else ""))
    finally:
        textpage.close()
    return found


def _letters(text: str) -> str:
    """Return what is the same in every spelling of a passage: letters and digits, ligatures and accents apart."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if c.isalnum())


def _find(text: str, quote: str) -> tuple[int, int] | None:
    """Return where the quote stands in the page's letters: whole, else the part that is on this page."""
    if not quote:
        return None
    at = text.find(quote)
    if at >= 0:
        return at, at + len(quote)
    return _crossing(text, quote) or _around(text, quote)


def _crossing(text: str, quote: str) -> tuple[int, int] | None:
    """Find a quote that starts on the page before, or runs on to the next."""
    least = min(_MIN_MATCH, len(quote))
    head = _longest(quote, least, lambda n: text.find(quote[:n]))
    tail = _longest(quote, least, lambda n: text.find(quote[-n:]))
    if head is None and tail is None:
        return None
    if head is not None and (tail is None or head[1] - head[0] >= tail[1] - tail[0]):
        if tail is not None and tail[0] >= head[1] and tail[1] - head[0] < 2 * len(quote) + 400:
            return head[0], tail[1]  # something of the page (a note, a running line) stands inside the passage
        return head
    return tail


def _longest(quote: str, least: int, find: Callable[[int], int]) -> tuple[int, int] | None:
    """Return the place of the longest piece that is found, by bisection on its length."""
    low, high, best = least, len(quote), None
    while low <= high:
        middle = (low + high) // 2
        at = find(middle)
        if at >= 0:
            best, low = (at, at + middle), middle + 1
        else:
            high = middle - 1
    return best


def _around(text: str, quote: str) -> tuple[int, int] | None:
    """Find the longest piece from the middle of a quote, where both of its ends differ."""
    from difflib import SequenceMatcher

    match = SequenceMatcher(None, text, quote, autojunk=False).find_longest_match()
    return (match.a, match.a + match.size) if match.size >= max(_MIN_MATCH, len(quote) // 3) else None
