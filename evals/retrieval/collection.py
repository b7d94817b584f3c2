"""A test collection: documents, questions, and which documents answer which question."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.retrieval.formats import CollectionError, entries, lines


class Entry(BaseModel):
    """What a file of a collection holds, by id."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)


class Record(Entry):
    """A document of the collection; other keys in the file are allowed and not looked at.

    Attributes:
        id: names it in the judgements.
        title: empty where it has none.
        text: all of it.
        date: its own date, or None.
        type: what kind of document it is, in the collection's words.
    """

    title: str = ""
    text: str
    date: dt.date | None = None
    type: str = ""


class Query(Entry):
    """A question of the collection."""

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


def load_collection(corpus: Path, queries: Path, qrels: Path) -> Collection:
    """Read a collection.

    Args:
        corpus: JSONL with a document a line: ``id``, ``text`` and, where known, ``title``, ``date`` and ``type``; TSV
            with id, title and text; or ``<DOC>`` blocks of TREC.
        queries: JSONL with a question a line: ``id`` and ``text``; TSV of the same; or ``<top>`` blocks of TREC.
        qrels: lines of question id, document id and grade with tabs between them, where a first line of headings may
            stand; or the four columns of TREC.

    Raises:
        CollectionError: for the first mistake, a missing or empty file among them.
    """
    records = by_id(corpus, Record, ("id", "title", "text"))
    asked = load_queries(queries)
    judgements: dict[str, dict[str, int]] = {}
    for line, text in lines(qrels):
        cells = text.split("\t")
        if line == 1 and cells[-1].strip() == "score":
            continue
        if four := re.fullmatch(r"(\S+)\s+\S+\s+(\S+)\s+(-?\d+)\s*", text):
            cells = list(four.groups())
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
    """Read questions by id from JSONL (``id``, ``text``; other keys may stand there), TSV or TREC.

    Raises:
        CollectionError: for the first mistake, a missing or empty file among them.
    """
    return by_id(path, Query)


Item = TypeVar("Item", bound=Entry)


def by_id(path: Path, model: type[Item], columns: tuple[str, ...] = ("id", "text")) -> dict[str, Item]:
    """Read the entries of a file by id.

    Args:
        path: JSONL, TSV or TREC.
        model: what an entry is.
        columns: of TSV without headings.

    Raises:
        CollectionError: for the first mistake, a missing or empty file among them.
    """
    found: dict[str, Item] = {}
    for entry in entries(path, columns):
        try:
            item = model.model_validate(entry.value)
        except ValidationError as error:
            raise CollectionError(path, entry.line, _mistake(error, entry.fields)) from error
        if item.id in found:
            name = entry.fields.get("id", "id")
            raise CollectionError(path, entry.line, f"het {name} '{item.id}' komt twee keer voor; kies een ander")
        found[item.id] = item
    if not found:
        raise CollectionError(path, 0, "dit bestand is leeg; geef een ander")
    return found


def _mistake(error: ValidationError, fields: Mapping[str, str]) -> str:
    details = error.errors()[0]
    if not details["loc"]:
        return "hier hoort een JSON-object te staan; verbeter deze regel"
    key = str(details["loc"][0])
    field = fields.get(key)
    if details["type"] == "missing":
        return f"het veld {field} ontbreekt; vul het in" if field else f"de sleutel '{key}' ontbreekt; vul hem in"
    return f"de waarde van {field or repr(key)} kan niet; verbeter haar"
