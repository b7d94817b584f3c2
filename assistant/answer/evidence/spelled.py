"""The names that abbreviations of a question stand for, by the documents: "Dienst Kustvaarten (DKV)"."""

import re
from collections.abc import Sequence

from assistant.answer.question.abbreviations import long_form
from assistant.retrieve.base import Library
from ingest.dutch.query import QueryMaker

_SHORT = re.compile(r"[A-Z][A-Za-z&]{1,5}")


def spelled_out(index: Library, names: Sequence[str], *, depth: int = 40) -> dict[str, tuple[str, ...]]:
    """Return for each abbreviation among names what the documents say it stands for.

    Args:
        index: where the documents are.
        names: names in a question.
        depth: passages with the abbreviation that are looked at.
    """
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        if not _SHORT.fullmatch(name) or sum(letter.isupper() for letter in name) < 2:
            continue
        ids = [id_ for id_, _ in index.lexical(QueryMaker(index.analyser).make(name), k=depth)]
        forms = (long_form(passage.text, name) for passage in index.passages(ids).values())
        if spelled := tuple(dict.fromkeys(form for form in forms if form)):
            found[name] = spelled
    return found
