"""Labels and values of a letterhead in formats where they are paragraphs: put together they become fields."""

import re

from ingest.document import Style
from ingest.read.builder import Builder
from ingest.read.labels import inline, is_label

_VALUE = 200  # characters at most
_SUBJECT = re.compile(r"(?:betreft|onderwerp|inzake|projectnaam)\s*:?", re.IGNORECASE)
_LONG = 600  # characters of a subject: Kamervragen are called by their whole title
_PAGE = re.compile(r"pagina\b", re.IGNORECASE)
_COUNT = re.compile(r"\d{1,3}|geen|diverse|n\.?v\.?t\.?", re.IGNORECASE)
_ADDRESS = re.compile(r"(?P<label>Aan|Van)[ :]+(?P<value>[A-ZÀ-Ý][^.;?!]{1,90})")


class Pairs:
    """Adds blocks to a builder; a label waits for the paragraph that follows it.

    Args:
        builder: where blocks go.
    """

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._waiting: tuple[str, Style, int, bool] | None = None
        self._after_field = False

    def add(self, text: str, style: Style = Style.BODY, *, level: int = 0, bold: bool = False) -> None:
        """Add a block, or keep it for a moment where it is a label."""
        if not text:
            return
        plain = style is Style.BODY or (style is Style.HEADING and bold and level >= 4)
        if self._waiting and plain and self._is_value(text):
            label = self._waiting[0]
            self._waiting = None
            self._field(label, text)
            return
        self.release()
        if plain and len(text) > 1 and is_label(text):
            self._waiting = (text, style, level, bold)
        elif plain and (pair := self._pair(text)):
            self._field(*pair)
        else:
            self._after_field = style is Style.FIELD
            self._builder.add(text, style, level=level, bold=bold)

    def release(self) -> None:
        """Add the label that waits, without a value."""
        if self._waiting:
            (text, style, level, bold), self._waiting = self._waiting, None
            heads = text.lower().startswith("bijlage")
            self._builder.add(text, style if heads else Style.FIELD, level=level if heads else 0, bold=bold)
            self._after_field = not heads

    def _is_value(self, text: str) -> bool:
        label = self._waiting[0].lower() if self._waiting else ""
        if label.startswith("bijlage"):
            # "Bijlagen" also heads a section; only a count makes it a field.
            return _COUNT.fullmatch(text) is not None
        longest = _LONG if _SUBJECT.fullmatch(label) else _VALUE
        return len(text) <= longest and not is_label(text) and not _PAGE.match(text)

    def _pair(self, text: str) -> tuple[str, str] | None:
        found = inline(text) if len(text) <= _VALUE and "\n" not in text else None
        if found and ":" in text[: len(found[0]) + 3]:
            return found
        address = _ADDRESS.fullmatch(text) if self._after_field else None
        return (address["label"], address["value"]) if address else None

    def _field(self, label: str, value: str) -> None:
        self._builder.add(f"{label.rstrip(' :')}\n{value}", Style.FIELD)
        self._after_field = True
