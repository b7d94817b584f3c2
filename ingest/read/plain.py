"""Reading plain text: wrapped lines joined; headings, bullets, fields and tables found by their looks."""

import math
import re
from dataclasses import dataclass

from ingest.document import Reading, Style
from ingest.read import clean
from ingest.read.builder import Builder
from ingest.read.decode import decode
from ingest.read.hyphens import Joiner
from ingest.read.labels import inline, is_label, is_question_head
from ingest.read.limits import Limits

_BULLET = re.compile(r"(?P<mark>[•*·▪●■o]|[-–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t]+(?=\S)")
_TABS = re.compile(r"\S[ ]*\t+[ ]*\S")
_ENDS = re.compile(r"[.!?:;][)\"'’”»]*$")
_SENTENCE = re.compile(r"[;,!?]$|(?<!\w\.\w)\.$|.{30}:$")  # a title may end on "c.s."
_FORM = re.compile(
    r"(?P<label>Aan|Van|Cc|CC|Voor|Datum|Betreft|Onderwerp|Kenmerk|Onze referentie|Ons kenmerk|Uw kenmerk|Bijlagen?|"
    r"Bijlage\(n\))(?::\s*|[ \t]+)(?P<value>\S.*)"
)
_RULE = re.compile(r"[-=_*~#]{3,}")
_PAGE_NUMBER = re.compile(r"(?:pagina|blad)\s+\d{1,4}\s+van\s+\d{1,4}", re.IGNORECASE)
_FULL = 3  # lines that reach the width at which a text was wrapped
_TITLE = 300  # longest title of a letter or nota, in characters
_WRAPPED = 120  # longest line of a text that was wrapped by hand or by a mailer


@dataclass(slots=True)
class _Item:
    lines: list[str]
    style: Style
    level: int = 0


def read_plain(content: bytes, limits: Limits) -> Reading:
    """Return the reading of a plain text file."""
    return read_text(decode(content), limits, "txt")


def read_text(text: str, limits: Limits, format_: str) -> Reading:
    """Return the reading of text that has been decoded."""
    limits.check_chars(len(text))
    builder = Builder(limits)
    add_text(text, builder)
    return builder.build(format_)


def add_text(text: str, builder: Builder) -> None:
    """Add the blocks of a plain text to ``builder``."""
    lines = _take_page_numbers(_unify(text).split("\n"), builder)
    width = _wrap_width(lines)
    joiner = Joiner(lines)
    items: list[_Item] = []
    for chunk in _chunks(lines):
        if not _label_waits(items, chunk):
            items.extend(_items(chunk, width))
    for item in items:
        if item.style is Style.HEADING and len(item.lines) > 1 and not _titles(" ".join(item.lines)):
            item.style = Style.BODY  # its first line looked like a heading, and was that of a wrapped paragraph
        separator = "\n" if item.style is Style.FIELD else None
        words = [clean.line(line.replace("\t", " ")) for line in item.lines]
        if item.style is Style.TABLE:
            words = [" | ".join(clean.line(cell) for cell in re.split(r"\t+", item.lines[0].strip()))]
        builder.add(separator.join(words) if separator else joiner.join(words), item.style, level=item.level)


def _unify(text: str) -> str:
    """Unify the characters of a text but its tabs, which are columns here."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n")
    return "\n".join("\t".join(clean.characters(cell) for cell in line.split("\t")) for line in kept.split("\n"))


def _take_page_numbers(lines: list[str], builder: Builder) -> list[str]:
    """Move "Pagina 1 van 3" to the margin; a sentence that ran on over the page is one again."""
    kept: list[str] = []
    turned = False
    for line in lines:
        if _PAGE_NUMBER.fullmatch(line.strip()):
            builder.margin(clean.line(line))
            turned = True
        elif turned and line.strip():
            while kept and not kept[-1].strip():
                kept.pop()
            runs_on = bool(kept) and not _ENDS.search(kept[-1].rstrip()) and line.strip()[0].islower()
            kept.extend([line] if runs_on else ["", line])
            turned = False
        else:
            kept.append(line)
    return kept


def _chunks(lines: list[str]) -> list[list[str]]:
    chunks: list[list[str]] = [[]]
    for line in lines:
        if line.strip() and not _RULE.fullmatch(line.strip()):
            chunks[-1].append(line.rstrip())
        elif chunks[-1]:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _wrap_width(lines: list[str]) -> int:
    """Return the width at which the text was wrapped, or 0 where a line is a paragraph."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    width = lengths[math.ceil(0.97 * (len(lengths) - 1))] if lengths else 0
    # One line that is far longer than the rest (likely in a short text) was not wrapped, nor were the others.
    full = sum(length > 0.8 * width for length in lengths)
    return width if width <= _WRAPPED and full >= _FULL else 0


def _label_waits(items: list[_Item], chunk: list[str]) -> bool:
    """Give a label that stood alone its value, which follows after a blank line."""
    last = items[-1] if items else None
    if last is None or last.style is not Style.FIELD or len(last.lines) != 1 or not is_label(last.lines[0]):
        return False
    if len(chunk) != 1 or len(chunk[0]) > 80 or is_label(chunk[0]):
        last.style = Style.HEADING if not is_label(chunk[0]) else last.style
        return False
    last.lines.append(chunk[0])
    return True


def _items(chunk: list[str], width: int) -> list[_Item]:
    if len(chunk) == 1:
        return [_single(chunk[0])]
    if all(_FORM.fullmatch(line.strip()) and len(line) < 110 and not line.rstrip().endswith(".") for line in chunk):
        return [_field(line) for line in chunk]
    if is_label(chunk[0]) and len(chunk) <= 4 and all(len(line) < 90 for line in chunk):
        return [_Item(chunk, Style.FIELD)]
    items: list[_Item] = []
    for line in chunk:
        if _TABS.search(line.strip()):
            items.append(_Item([line], Style.TABLE))
        elif bullet := _bullet(line):
            items.append(bullet)
        elif (
            items
            and items[-1].style in (Style.BODY, Style.BULLET, Style.HEADING)
            and _continues(items[-1], line, width)
        ):
            items[-1].lines.append(line)
        else:
            items.append(_single(line) if not items else _Item([line], Style.BODY))
    return items


def _single(line: str) -> _Item:
    text = line.strip()
    if _TABS.search(text):
        return _Item([line], Style.TABLE)
    if bullet := _bullet(line):
        return bullet
    if is_label(text) and text.lower().rstrip(" :") != "bijlagen":
        return _Item([text.rstrip(" :")], Style.FIELD)
    if (pair := inline(text)) and ":" in text[: len(pair[0]) + 3] and len(text) < 160:
        return _Item(list(pair), Style.FIELD)
    return _Item([line], Style.HEADING if len(text) <= 100 and _titles(text) else Style.BODY)


def _titles(text: str) -> bool:
    """Tell whether a text on its own lines may be a heading, or a title that was wrapped."""
    return (
        len(text) <= _TITLE
        and not _SENTENCE.search(text)
        and (text[0].isupper() or text[0].isdigit())
        and any(c.isalpha() for c in text)
    )


def _field(line: str) -> _Item:
    found = _FORM.fullmatch(line.strip())
    return _Item([found["label"], found["value"]] if found else [line.strip()], Style.FIELD)


def _bullet(line: str) -> _Item | None:
    body = line.lstrip(" \t")
    found = _BULLET.match(body)
    if not found:
        return None
    indent = len(line.expandtabs(4)) - len(body.expandtabs(4))
    mark = clean.bullet(found["mark"])
    mark = clean.BULLET if mark in ("*", "·", "o") else mark
    level = 1 if indent == 0 else 2 + (indent - 1) // 4
    return _Item([f"{mark} {body[found.end() :]}"], Style.BULLET, level)


def _continues(item: _Item, line: str, width: int) -> bool:
    """Tell whether a line carries on the one above: it was wrapped, or the sentence has not ended."""
    above, text = item.lines[-1].rstrip(), line.strip()
    if is_question_head(above) or is_question_head(text):
        return False
    if width:
        full = len(above) + 1 + len(text.split(" ", 1)[0]) > width - 4 and not above.endswith(";")
        return full or (not _ENDS.search(above) and (text[:1].islower() or len(above) > 0.7 * width))
    return not _ENDS.search(above) and len(above) >= 40 and len(above) <= _WRAPPED
