"""Cuts an answer into its statements, each with the citations that it carries."""

import re
from dataclasses import dataclass

from ingest.dutch.sentences import sentences

_MARKS = re.compile(r"(?:\s*\[\d+\])+")
_NUMBER = re.compile(r"\d+")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of an answer.

    Attributes:
        text: without marks and bullet.
        marks: numbers of the citations after it; empty for one without.
    """

    text: str
    marks: tuple[int, ...]


def statements(answer: str) -> list[Said]:
    """Return the statements of an answer.

    What stands before a mark, from the mark before it or the start of its paragraph, is one statement; what stands
    after the last mark of a paragraph is one a sentence. A line that only introduces what follows is none.

    Args:
        answer: text with ``[n]`` marks.
    """
    found: list[Said] = []
    pending = ""
    for line in answer.splitlines():
        text = _BULLET.sub("", line)
        if not text.strip():
            continue
        at = 0
        for mark in _MARKS.finditer(text):
            said = f"{pending} {text[at : mark.start()]}".strip(" .;")
            if _LETTER.search(said) or _NUMBER.search(said):
                found.append(Said(said, tuple(int(n) for n in _NUMBER.findall(mark[0]))))
            pending, at = "", mark.end()
        rest = text[at:].strip(" .;")
        if not rest or rest.endswith(":"):
            continue
        # A quote of several paragraphs carries its mark after the last one.
        if line.rstrip().endswith(";") or (line.rstrip().endswith(",")):
            pending = f"{pending} {rest};".strip()
        elif _LETTER.search(rest):
            found += _plain(f"{pending} {rest}".strip())
            pending = ""
    return found + (_plain(pending) if pending else [])


def _plain(text: str) -> list[Said]:
    cut = [text[start:end].strip() for start, end in sentences(text)]
    return [Said(one, ()) for one in cut if _LETTER.search(one) and not one.endswith(":")]
