"""Names of a question that a sentence need not repeat, since what it is about is settled before it.

Staff name everything in one question; a document names a thing once and then goes on about it. So a name carries over
from the subject of the document, from the paragraph that is about that one thing, and from the place where the document
says whose it is. It never carries over past another name of the same kind.
"""

import re
from functools import lru_cache

from assistant.retrieve.base import Library
from ingest.document import Kind
from ingest.dutch.fold import fold
from ingest.index.records import DocumentRecord

_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*"
#: "de tussenuitspraak van de Raad van State": a thing that is told from others by whose it is.
_OWNED = r"\b(?:de|het|die|dat|deze|dit) (?:[a-zà-ÿ]+e )?(?P<noun>[a-zà-ÿ][\w-]{3,}) (?:van|door) (?:de |het )?"
_SENTENCE = re.compile(r"[^.\n]+")


def subject(index: Library, document: DocumentRecord) -> str:
    """Return what Kamervragen are about: the first of them names the news or event; empty for other documents.

    Args:
        index: where the document is.
        document: any document.
    """
    if document.kind is not Kind.KAMERVRAGEN:
        return ""
    first = next((section for section in index.sections(document.id) if section.role == "vraag"), None)
    return index.text(document.id)[first.start : first.end] if first else ""


def carries(name: str, paragraph: str) -> bool:
    """Tell whether a paragraph is still about a name where it ends: no other of its kind is named after it.

    Args:
        name: of more than one word, of which the first says what kind of thing it is ("Brug Zwaluwdam").
        paragraph: its sentences up to and with the one that is read, without the name in that one.
    """
    kind, _, own = name.partition(" ")
    if not own:
        return False
    named = re.findall(rf"\b{re.escape(kind)} ({_NAME})", paragraph)
    return bool(named) and fold(named[-1]).startswith(fold(own))


def described(name: str, question: str, text: str, whole: str) -> bool:
    """Tell whether a text has a thing that a question says is of someone, and its document says so elsewhere.

    Args:
        name: whose it is.
        question: as asked.
        text: the sentence.
        whole: text of its document.
    """
    asked = re.search(rf"{_OWNED}{re.escape(name)}\b", question)
    if not asked:
        return False
    noun = re.escape(asked["noun"])
    here = re.search(
        rf"\b(?:de|het|die|dat|deze|dit) (?:[a-zà-ÿ]+e )?{noun}\b(?! (?:van|door) (?:de |het )?[A-Z])", text
    )
    if not here:
        return False
    owners = {fold(match[1]) for match in re.finditer(rf"\b{noun} (?:van|door) (?:de |het )?({_NAME})", whole)}
    if owners - {fold(name)}:
        return False
    return any(
        fold(name) in fold(sentence) and re.search(rf"\b{noun}\b", sentence) for sentence in _naming(name, whole)
    )


@lru_cache(maxsize=1_000)
def _naming(name: str, whole: str) -> tuple[str, ...]:
    return tuple(match.group() for match in _SENTENCE.finditer(whole) if name in match.group())
