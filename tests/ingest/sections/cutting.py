"""Cutting a text into sections, and looking at them."""

from ingest.document import Reading, Section
from ingest.recognise.recognise import recognise
from ingest.sections.split import split


def names(sections: list[Section], *, hidden: bool = False) -> list[str]:
    return [
        one.name
        for one in sections
        if hidden
        or one.role not in {"kop", "briefhoofd", "paginakop"}
        or one.name not in {"Kop", "Briefhoofd", "Paginakop"}
    ]


def cut(source: Reading) -> list[Section]:
    sections = split(source, recognise(source, "x"))
    assert "".join(source.text[one.start : one.end] for one in sections) == source.text
    return sections


def part(source: Reading, name: str) -> str:
    return next(source.text[one.start : one.end] for one in cut(source) if one.name == name)
