"""What the title of answers to Kamervragen says: who asked, about what, and when."""

import re

from assistant.answer.types import Span
from assistant.dossier.paper import Paper
from assistant.draft.types import Line
from ingest.document import Kind

_QUESTIONS = re.compile(
    r"(?:Beantwoording(?: van)?(?: de)? )?(?:[Ss]chriftelijke )?(?:[Kk]amerv|[Vv])ragen (?:van )?"
    r"(?P<who>(?:het lid|de leden|leden) .+?)(?: aan de (?:[Mm]inister|[Ss]taatssecretaris).*?)?(?P<about> over .+)$"
)
_SENT = re.compile(r"\s*\(ingezonden (?P<day>\d{1,2} [a-z]+ \d{4})\)")


def asked_by(letter: Paper) -> tuple[str, str] | None:
    """Return who asked ("het lid Bedacht (VP)") and about what (" over uitval"); None where the title does not say."""
    match = _QUESTIONS.match(letter.record.title) if letter.record.kind is Kind.KAMERVRAGEN else None
    return (re.sub("^leden", "de leden", match["who"]), match["about"]) if match else None


def title_span(letter: Paper) -> Span | None:
    """Return where the title of a letter stands in its text; None where it does not."""
    words = r"\s+".join(re.escape(word) for word in letter.record.title.split())
    match = re.search(words, letter.text) if words else None
    return Span(letter.record.id, *match.span()) if match else None


def gesteld(letter: Paper) -> list[Line]:
    """Return that questions were put, and when, as the reason of a nota; empty where the source does not say so."""
    found, span = asked_by(letter), title_span(letter)
    if found is None or span is None:
        return []
    who, about = found
    sent = _SENT.match(letter.text, span.end)
    day = f" op {sent['day']}" if sent else ""
    span = Span(span.document, span.start, sent.end() if sent else span.end)
    have = "hebben" if who.startswith("de leden") else "heeft"
    return [Line(f"{who[:1].upper()}{who[1:]} {have}{day} vragen gesteld{about}.", (span,), changed=True)]


def nota_title(letter: Paper) -> str:
    """Return the title of a nota that goes with a letter: that of the letter, or that questions are answered."""
    found = asked_by(letter)
    return f"Beantwoording vragen van {found[0]}{found[1]}" if found else letter.record.title
