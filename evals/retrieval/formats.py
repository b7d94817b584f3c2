"""Reads the lines and entries of a collection's files: JSONL, TSV, and the formats of TREC.

Which one it is shows from what stands in the file, so that nothing need be said: ``{`` begins JSON, ``<`` begins TREC.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import NotabeneError, reason_of

_TREC = re.compile(r"<(DOC|top)>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_EDGE = re.compile(r"<(/?)(DOC|top)>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_IN_DOC = {"id": "<DOCNO>", "title": "<TITLE>", "text": "<TEXT>", "date": "<DATE>"}
_IN_TOP = {"id": "<num>", "text": "<title>"}


class CollectionError(NotabeneError):
    """A mistake in a file of a collection.

    Args:
        path: the file.
        line: 1-based line; 0 where no line is to blame.
        mistake: what is wrong and what to do, in plain Dutch, without file and line.
    """

    def __init__(self, path: Path, line: int, mistake: str) -> None:
        super().__init__(f"{path}, regel {line}: {mistake}." if line else f"{path}: {mistake}.")


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of a file, not yet looked into.

    Attributes:
        line: that it begins on, 1-based.
        value: what stands there; of TSV and TREC a mapping with the names of JSONL.
        fields: name of JSONL -> what the file calls it, where that is something else.
    """

    line: int
    value: object
    fields: Mapping[str, str]


def entries(path: Path, columns: Sequence[str]) -> Iterator[Found]:
    """Give what a file holds.

    Args:
        path: JSONL; TSV; or ``<DOC>`` and ``<top>`` blocks of TREC.
        columns: names of the columns of TSV without a first line of headings.

    Raises:
        CollectionError: the file cannot be read, or a line of it.
    """
    content = list(lines(path))
    first = content[0][1].lstrip() if content else ""
    if first.startswith("<"):
        yield from _trec(path, content)
    elif first.startswith(("{", "[")) or "\t" not in first:
        for line, text in content:
            try:
                yield Found(line, json.loads(text), {})
            except ValueError as error:
                raise CollectionError(
                    path, line, "dit is geen geldige JSON; verbeter deze regel of haal haar weg"
                ) from error
    else:
        yield from _tsv(path, content, columns)


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Give the lines of a file that are not blank, with their number.

    Raises:
        CollectionError: the file cannot be read, or is not UTF-8.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CollectionError(
            path, 0, f"dit bestand is niet te lezen ({reason_of(error)}); geef een ander pad"
        ) from error
    for line, raw in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise CollectionError(path, line, "dit is geen UTF-8; sla het bestand opnieuw op als UTF-8") from error
        if text.strip():
            yield line, text


def _tsv(path: Path, content: list[tuple[int, str]], columns: Sequence[str]) -> Iterator[Found]:
    for line, text in content:
        cells = [cell.strip() for cell in text.split("\t")]
        if line == 1 and "id" in [cell.casefold() for cell in cells]:
            columns = [cell.casefold() for cell in cells]
            continue
        if len(cells) < 2 or len(cells) > len(columns):
            wanted = ", ".join(columns)
            raise CollectionError(
                path, line, f"hier horen kolommen met tabs ertussen te staan ({wanted}); verbeter dit"
            )
        # A row of two is always a name with its text.
        names = columns if len(cells) == len(columns) else [columns[0], "text"]
        yield Found(line, {name: cell for name, cell in zip(names, cells, strict=False) if cell}, {})


def _trec(path: Path, content: list[tuple[int, str]]) -> Iterator[Found]:
    text = "\n".join(line for _, line in content)
    _check_closed(path, content, text)
    found = False
    for block in _TREC.finditer(text):
        found = True
        line = content[text.count("\n", 0, block.start())][0]
        if block[1].upper() == "DOC":
            yield Found(line, _document(block[2]), _IN_DOC)
        else:
            yield Found(line, _topic(block[2]), _IN_TOP)
    if not found:
        raise CollectionError(path, content[0][0], "hier horen blokken <DOC> of <top> te staan; verbeter dit")


def _check_closed(path: Path, content: list[tuple[int, str]], text: str) -> None:
    """Raise for a block that is not closed: its text would run on into the next one, or be lost."""
    begun: re.Match[str] | None = None
    for edge in [*_EDGE.finditer(text), None]:
        closes = edge is not None and edge[1] == "/"
        if begun and not closes:
            line = content[text.count("\n", 0, begun.start())][0]
            raise CollectionError(path, line, f"het blok <{begun[2]}> wordt niet gesloten; zet er </{begun[2]}> achter")
        begun = None if closes else edge


def _document(block: str) -> dict[str, str]:
    titles = _fields(block, "TITLE") or _fields(block, "HEADLINE") or _fields(block, "HEAD")
    dates = [date for date in _fields(block, "DATE") if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date)]
    found = {"title": " ".join(titles)}
    if number := " ".join(_fields(block, "DOCNO")):
        found["id"] = number
    if texts := _fields(block, "TEXT"):
        found["text"] = "\n".join(texts)
    return found | ({"date": dates[0]} if dates else {})


def _fields(block: str, tag: str) -> list[str]:
    found = re.findall(rf"<{tag}>(.*?)</{tag}>", block, re.DOTALL | re.IGNORECASE)
    return [html.unescape(_TAG.sub(" ", text)).strip() for text in found]


def _topic(block: str) -> dict[str, str]:
    """Read a topic, of which the tags of older ones are never closed."""
    number = re.search(r"<num>\s*(?:Number:)?\s*([^\s<]+)", block, re.IGNORECASE)
    texts = [
        re.search(rf"<{tag}>\s*(?:{label}:)?([^<]*)", block, re.IGNORECASE)
        for tag, label in (("title", "Topic"), ("desc", "Description"))
    ]
    said = [" ".join(html.unescape(text[1]).split()) for text in texts if text]
    found = {"id": number[1] if number else "", "text": next(filter(None, said), "")}
    return {name: text for name, text in found.items() if text}
