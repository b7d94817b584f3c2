"""Interpreting a page's content stream: what text stands where, and which straight lines are drawn.

pypdf parses the file, the stream and the fonts. Its own text extraction guesses spaces and gives no widths; here
the text state is followed as PDF 32000-1 section 9.4 describes, so that every run of text has exact edges.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pypdf import PageObject
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, StreamObject

from ingest.read import clean
from ingest.read.pdf.fonts import Glyphs

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MAX_FORMS = 2_000  # invocations of form objects a page: a bomb nests them
_MAX_DEPTH = 12
_BIG_FORM = 4_096  # bytes
_TEXT_OPERATOR = re.compile(rb"(?:T[jJ]|Do|['\"])\s")
_SPLIT_EM = 1.0  # a jump inside one show operator that starts a new run


@dataclass(slots=True)
class Run:
    """Text shown in one go. Coordinates are points from the lower left of the page as it is viewed."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    space: float
    face: str = ""


@dataclass(slots=True)
class Canvas:
    """What is on a page: upright runs, rotated text, and straight rules ``(x0, y0, x1, y1)`` with x0<=x1, y0<=y1."""

    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    rotated: list[Run] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)


def multiply(m: Matrix, n: Matrix) -> Matrix:
    """Return ``m`` followed by ``n``."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


@dataclass(slots=True)
class _State:
    ctm: Matrix
    font: Glyphs | None = None
    size: float = 1.0
    char: float = 0.0
    word: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self) -> "_State":
        return _State(
            self.ctm, self.font, self.size, self.char, self.word, self.scale, self.leading, self.rise, self.mode
        )


class Interpreter:
    """Reads pages of one document; fonts are kept between pages."""

    def __init__(self) -> None:
        self._fonts: dict[object, Glyphs | None] = {}
        self._forms: dict[int, bool] = {}

    def read(self, page: PageObject) -> Canvas:
        """Return the canvas of a page."""
        box = page.cropbox
        base, width, height = _upright(
            float(box.left), float(box.bottom), float(box.width), float(box.height), page.rotation
        )
        canvas = Canvas(width, height)
        contents = page.get("/Contents")
        contents = contents.get_object() if contents is not None else None
        if isinstance(contents, (ArrayObject, StreamObject)):
            resources = page.get("/Resources")
            stream = ContentStream(contents, page.pdf, "bytes")
            _Walk(self, canvas, page).run(stream, _dictionary(resources), base)
        return canvas

    def worth_reading(self, form: StreamObject) -> bool:
        """Tell whether a form can hold text; a logo drawn in a hundred thousand strokes on every page cannot."""
        key = id(form)
        if key not in self._forms:
            data = form.get_data()
            self._forms[key] = len(data) < _BIG_FORM or _TEXT_OPERATOR.search(data) is not None
        return self._forms[key]

    def font(self, resources: DictionaryObject, name: str) -> Glyphs | None:
        """Return the font that the resources call ``name``, or None where it cannot be used."""
        fonts = _dictionary(resources.get("/Font"))
        entry = fonts.raw_get(name) if name in fonts else None
        key = (entry.idnum, entry.generation) if isinstance(entry, IndirectObject) else id(entry)
        if key not in self._fonts:
            resource = entry.get_object() if entry is not None else None
            self._fonts[key] = Glyphs(resource) if isinstance(resource, DictionaryObject) else None
        return self._fonts[key]


class _Walk:
    """One page: follows its operators, and those of the forms that it shows."""

    def __init__(self, owner: Interpreter, canvas: Canvas, page: PageObject) -> None:
        self._owner = owner
        self._canvas = canvas
        self._pdf = page.pdf
        self._forms = 0
        self._path: list[tuple[float, float, float, float]] = []
        self._point = (0.0, 0.0)

    def run(self, stream: ContentStream, resources: DictionaryObject, ctm: Matrix, depth: int = 0) -> None:
        state, stack = _State(ctm), []
        tm = tlm = IDENTITY
        for operands, operator in stream.operations:
            if operator == b"TJ":
                if operands and isinstance(operands[0], list):
                    tm = self._show(operands[0], state, tm)
            elif operator == b"Tj":
                tm = self._show(operands[:1], state, tm)
            elif operator in (b"Td", b"TD"):
                x, y = _floats(operands, 2)
                if operator == b"TD":
                    state.leading = -y
                tm = tlm = multiply((1.0, 0.0, 0.0, 1.0, x, y), tlm)
            elif operator == b"Tm":
                tm = tlm = _matrix(operands)
            elif operator == b"T*":
                tm = tlm = multiply((1.0, 0.0, 0.0, 1.0, 0.0, -state.leading), tlm)
            elif operator in (b"'", b'"'):
                if operator == b'"' and len(operands) >= 3:
                    state.word, state.char = _floats(operands, 2)
                tm = tlm = multiply((1.0, 0.0, 0.0, 1.0, 0.0, -state.leading), tlm)
                tm = self._show(operands[-1:], state, tm)
            elif operator == b"BT":
                tm = tlm = IDENTITY
            elif operator == b"Tf":
                if len(operands) > 1 and isinstance(operands[0], str):
                    state.font = self._owner.font(resources, operands[0])
                    state.size = _floats(operands[1:], 1)[0]
            elif operator == b"q":
                stack.append(state.copy())
            elif operator == b"Q":
                state = stack.pop() if stack else state
            elif operator == b"cm":
                state.ctm = multiply(_matrix(operands), state.ctm)
            elif operator == b"Do":
                self._form(operands, resources, state, depth)
            else:
                self._other(operator, operands, state)

    def _other(self, operator: bytes, operands: list[object], state: _State) -> None:
        """Follow the operators that set one number, and the paths that may be rules."""
        if operator == b"Tc":
            state.char = _floats(operands, 1)[0]
        elif operator == b"Tw":
            state.word = _floats(operands, 1)[0]
        elif operator == b"Tz":
            state.scale = (_floats(operands, 1)[0] or 100.0) / 100.0
        elif operator == b"TL":
            state.leading = _floats(operands, 1)[0]
        elif operator == b"Ts":
            state.rise = _floats(operands, 1)[0]
        elif operator == b"Tr":
            state.mode = int(_floats(operands, 1)[0])
        elif operator == b"re":
            x, y, w, h = _floats(operands, 4)
            self._rule(state.ctm, x, y, x + w, y + h)
        elif operator == b"m":
            x, y = _floats(operands, 2)
            self._point = (x, y)
        elif operator == b"l":
            x, y = _floats(operands, 2)
            if abs(x - self._point[0]) < 1 or abs(y - self._point[1]) < 1:
                self._rule(state.ctm, *self._point, x, y)
            self._point = (x, y)
        elif operator in (b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"):
            self._canvas.rules.extend(self._path)
            self._path = []
        elif operator == b"n":
            self._path = []

    def _rule(self, ctm: Matrix, x0: float, y0: float, x1: float, y1: float) -> None:
        ax, ay = ctm[0] * x0 + ctm[2] * y0 + ctm[4], ctm[1] * x0 + ctm[3] * y0 + ctm[5]
        bx, by = ctm[0] * x1 + ctm[2] * y1 + ctm[4], ctm[1] * x1 + ctm[3] * y1 + ctm[5]
        self._path.append((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))

    def _form(self, operands: list[object], resources: DictionaryObject, state: _State, depth: int) -> None:
        name = operands[0] if operands else None
        forms = _dictionary(resources.get("/XObject"))
        if not isinstance(name, str) or name not in forms or depth >= _MAX_DEPTH or self._forms >= _MAX_FORMS:
            return
        form = forms[name]
        if not isinstance(form, StreamObject) or form.get("/Subtype") != "/Form":
            return
        self._forms += 1
        if not self._owner.worth_reading(form):
            return
        matrix = form.get("/Matrix")
        ctm = multiply(_matrix(list(matrix)), state.ctm) if isinstance(matrix, list) else state.ctm
        inner = _dictionary(form.get("/Resources")) or resources
        self.run(ContentStream(form, self._pdf, "bytes"), inner, ctm, depth + 1)

    def _show(self, items: Iterable[object], state: _State, tm: Matrix) -> Matrix:
        font = state.font
        if font is None or not state.size:
            return tm
        size, scale = state.size, state.scale
        text: list[str] = []
        start = x = 0.0
        for item in items:
            if isinstance(item, (int, float)):
                shift = -float(item) / 1000.0
                if abs(shift) >= _SPLIT_EM:
                    self._emit("".join(text), start, x, state, tm)
                    text, start = [], x + shift * size * scale
                elif shift * 1000.0 >= 0.5 * font.space and text and not text[-1].endswith(" "):
                    text.append(" ")
                x += shift * size * scale
            elif isinstance(item, (bytes, str)):
                value = item if isinstance(item, bytes) else item.encode("latin-1", "replace")
                shown, width, glyphs, spaces = font.show(value)
                text.append(shown)
                x += (width / 1000.0 * size + glyphs * state.char + spaces * state.word) * scale
        self._emit("".join(text), start, x, state, tm)
        return multiply((1.0, 0.0, 0.0, 1.0, x, 0.0), tm)

    def _emit(self, raw: str, start: float, end: float, state: _State, tm: Matrix) -> None:
        text = clean.characters(raw).replace("\n", " ")
        font = state.font
        if not text or font is None:
            return
        m = multiply(tm, state.ctm)
        x0, y0 = start * m[0] + state.rise * m[2] + m[4], start * m[1] + state.rise * m[3] + m[5]
        x1, y1 = end * m[0] + state.rise * m[2] + m[4], end * m[1] + state.rise * m[3] + m[5]
        size = abs(state.size) * math.hypot(m[2], m[3])
        space = font.space / 1000.0 * abs(state.size) * math.hypot(m[0], m[1])
        upright = abs(m[1]) <= 0.1 * abs(m[0]) and m[0] * state.size > 0
        runs = self._canvas.runs if upright else self._canvas.rotated
        runs.append(
            Run(
                text,
                min(x0, x1),
                max(x0, x1),
                y0 if upright else (y0 + y1) / 2,
                size,
                font.bold or state.mode == 2,
                font.italic,
                space,
                font.face,
            )
        )


def _upright(left: float, bottom: float, width: float, height: float, rotation: int) -> tuple[Matrix, float, float]:
    """Return the matrix that turns a page the way it is viewed, and its viewed width and height."""
    turn = rotation % 360
    if turn == 90:
        return (0.0, -1.0, 1.0, 0.0, -bottom, left + width), height, width
    if turn == 180:
        return (-1.0, 0.0, 0.0, -1.0, left + width, bottom + height), width, height
    if turn == 270:
        return (0.0, 1.0, -1.0, 0.0, bottom + height, -left), height, width
    return (1.0, 0.0, 0.0, 1.0, -left, -bottom), width, height


def _dictionary(value: object) -> DictionaryObject:
    found = value.get_object() if hasattr(value, "get_object") else value
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _floats(operands: list[object], count: int) -> list[float]:
    """Return exactly ``count`` numbers, zero for what is missing or not a number."""
    values = [float(v) if isinstance(v, (int, float)) else 0.0 for v in operands[:count]]
    return values + [0.0] * (count - len(values))


def _matrix(operands: list[object]) -> Matrix:
    if len(operands) < 6:
        return IDENTITY
    a, b, c, d, e, f = _floats(operands, 6)
    return (a, b, c, d, e, f)
