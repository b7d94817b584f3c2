"""A test collection: documents, questions, and which documents answer which question."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import NotabeneError, reason_of


class Record(BaseModel):
    """A document of the collection; other keys in the file are allowed and not looked at.

    Attributes:
        id: names it in the judgements.
        title: empty where it has none.
        text: all of it.
        date: its own date, or None.
        type: what kind of document it is, in the collection's words.
    """

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)
    title: str = ""
    text: str
    date: dt.date | None = None
    type: str = ""


class Query(BaseModel):
    """A question of the collection."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)
    text: str = Field(min_length=1, pattern=r"\S")


@dataclass(frozen=True, slots=True)
class Collection:
    """A test collection.

    Attributes:
        records: document id -> document.
        queries: question id -> question; only those of which a relevant document is known.
        judgements: question id -> document id -> grade, of which those above 0 are relevant.
    """

    records: Mapping[str, Record]
    queries: Mapping[str, Query]
    judgements: Mapping[str, Mapping[str, int]]


class CollectionError(NotabeneError):
    """A mistake in a file of a collection.

    Args:
        path: the file.
        line: 1-based line; 0 where no line is to blame.
        mistake: what is wrong and what to do, in plain Dutch, without file and line.
    """

    def __init__(self, path: Path, line: int, mistake: str) -> None:
        super().__init__(f"{path}, regel {line}: {mistake}." if line else f"{path}: {mistake}.")


def load_collection(corpus: Path, queries: Path, qrels: Path) -> Collection:
    """Read a collection.

    Args:
        corpus: JSONL with a document a line: ``id``, ``text`` and, where known, ``title``, ``date`` and ``type``.
        queries: JSONL with a question a line: ``id`` and ``text``.
        qrels: lines of question id, document id and grade with tabs between them; a first line of headings may stand.

    Raises:
        CollectionError: for the first mistake, a missing or empty file among them.
    """
    records = _by_id(corpus, Record)
    asked = load_queries(queries)
    judgements: dict[str, dict[str, int]] = {}
    for line, text in _lines(qrels):
        cells = text.split("\t")
        if line == 1 and cells[-1].strip() == "score":
            continue
        if len(cells) != 3 or not cells[2].strip().lstrip("-").isdecimal():
            raise CollectionError(
                qrels, line, "hier horen een vraag, een document en een cijfer te staan met tabs ertussen; verbeter dit"
            )
        query, record, grade = (cell.strip() for cell in cells)
        if query not in asked:
            raise CollectionError(qrels, line, f"de vraag '{query}' staat niet in {queries}; zet haar erbij")
        if record not in records:
            raise CollectionError(qrels, line, f"het document '{record}' staat niet in {corpus}; zet het erbij")
        judgements.setdefault(query, {})[record] = int(grade)
    judgements = {query: grades for query, grades in judgements.items() if max(grades.values()) > 0}
    if not judgements:
        raise CollectionError(qrels, 0, "hierin staat bij geen enkele vraag een goed document; vul het bestand aan")
    return Collection(records, {id_: query for id_, query in asked.items() if id_ in judgements}, judgements)


def load_queries(path: Path) -> dict[str, Query]:
    """Read questions by id from JSONL with a question a line: ``id`` and ``text``; other keys may stand there.

    Raises:
        CollectionError: for the first mistake, a missing or empty file among them.
    """
    return _by_id(path, Query)


_Item = TypeVar("_Item", Record, Query)


def _by_id(path: Path, model: type[_Item]) -> dict[str, _Item]:
    found: dict[str, _Item] = {}
    for line, text in _lines(path):
        try:
            item = model.model_validate(json.loads(text))
        except ValueError as error:
            raise CollectionError(path, line, _mistake(error)) from error
        if item.id in found:
            raise CollectionError(path, line, f"het id '{item.id}' komt twee keer voor; kies een ander")
        found[item.id] = item
    if not found:
        raise CollectionError(path, 0, "dit bestand is leeg; geef een ander")
    return found


def _mistake(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return "dit is geen geldige JSON; verbeter deze regel of haal haar weg"
    details = error.errors()[0]
    if not details["loc"]:
        return "hier hoort een JSON-object te staan; verbeter deze regel"
    key = details["loc"][0]
    if details["type"] == "missing":
        return f"de sleutel '{key}' ontbreekt; vul hem in"
    return f"de waarde van '{key}' kan niet; verbeter haar"


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Give the lines of a file that are not blank, with their number."""
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
