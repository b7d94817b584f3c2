"""Whether a quote bears out a statement, without a model.

The figures, dates, references and names of the statement must stand in the quote, enough of its words must, and it may
not deny what the quote says or turn it round. How often that is right is measured on ``sets/steun.yaml``.
"""

import re
from collections.abc import Iterable
from functools import cache

from evals.scorers.facts import missing
from ingest.dutch.analyse import Analyser
from ingest.dutch.fold import fold

SHARE = 0.55
"""Least share of a statement's content words that its quotes hold."""

_NO = re.compile(r"\b(?:niet|geen|nooit|niemand|niets|zonder|noch|evenmin|nergens)\b")
_CLAUSE = re.compile(r"[.;:!?\n|]|,\s|\b(?:maar|terwijl|omdat|waarbij|zodat|tenzij)\b")
_OPPOSITES = (
    ("aangenomen", "verworpen"),
    ("verhoogd", "verlaagd"),
    ("stijgt", "daalt"),
    ("stijgen", "dalen"),
    ("gestegen", "gedaald"),
    ("toegenomen", "afgenomen"),
    ("toeneemt", "afneemt"),
    ("hoger", "lager"),
    ("meer", "minder"),
    ("voor", "na"),
    ("meevaller", "tegenvaller"),
    ("ontraden", "overgenomen"),
    ("ontraadt", "steunt"),
    ("hoogste", "minste"),
    ("open", "dicht"),
    ("geopend", "gesloten"),
    ("vroeger", "later"),
    ("eerder", "later"),
    ("toegestaan", "verboden"),
    ("openbaar", "vertrouwelijk"),
    ("wel", "niet"),
)


def problems(statement: str, quotes: Iterable[str], about: str = "") -> list[str]:
    """Tell why quotes do not bear out a statement.

    Args:
        statement: without marks.
        quotes: what it cites.
        about: title, date and the like of the documents: what a statement may name beside what is quoted.

    Returns:
        ``figure``, ``date``, ``reference``, ``name``, ``negation``, ``opposite``, ``words``; none if it is borne out.
    """
    quoted = "\n".join(quotes)
    if not quoted.strip():
        return ["words"]
    said = " ".join(statement.split())
    if said and said in " ".join(quoted.split()):
        return []
    wrong: list[str] = [fact.kind for fact in missing(statement, f"{quoted}\n{about}")]
    have, want = set(_stems(f"{quoted}\n{about}")), set(_stems(statement))
    if want and len(want & have) < SHARE * len(want):
        wrong.append("words")
    clauses = [clause for clause in _CLAUSE.split(fold(quoted)) if clause.strip()]
    for clause in _CLAUSE.split(fold(statement)):
        near = _nearest(clause, clauses)
        if near and bool(_NO.search(clause)) != bool(_NO.search(near)):
            wrong.append("negation")
        if near and _turned(clause, near):
            wrong.append("opposite")
    return list(dict.fromkeys(wrong))


def _nearest(clause: str, clauses: list[str]) -> str:
    """Return the clause of a quote that shares most with a clause of a statement; empty where none shares anything."""
    words = set(_stems(clause))
    if not words:
        return ""
    best = max(clauses, key=lambda other: (len(words & set(_stems(other))), -len(other)), default="")
    return best if len(words & set(_stems(best))) >= max(1, len(words) // 3) else ""


def _turned(clause: str, near: str) -> bool:
    said, there = (set(re.findall(r"\w+", text)) for text in (clause, near))
    return any(
        (one in said and other in there and one not in there and other not in said)
        or (other in said and one in there and other not in there and one not in said)
        for one, other in _OPPOSITES
    )


@cache
def _analyser() -> Analyser:
    return Analyser()


def _stems(text: str) -> list[str]:
    return _analyser().words(text)
