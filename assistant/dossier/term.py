"""Finds terms in a sentence: by when something will be done, as written and, where the words are exact, as a day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.recognise.dates import MONTHS, term_date

_MONTH = "|".join(MONTHS)
_YEAR = r"(?:(?:19|2[01])\d{2}|dit\s+jaar|volgend\s+jaar|komend\s+jaar)"
_OF_YEAR = rf"(?:\s+(?:van\s+)?(?:het\s+jaar\s+)?{_YEAR})"
_BY = r"(?:uiterlijk(?:\s+(?:op|in|per|v(?:oo|óó)r))?|nog\s+v(?:oo|óó)r|v(?:oo|óó)r|tegen|per|rond(?:om)?|in|op)"
_NTH = r"(?:eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e)"
_SEASON = r"(?:voorjaar|zomer|najaar|herfst|winter|lente)"
_EXACT = (
    rf"{_BY}\s+\d{{1,2}}(?:\s+(?:{_MONTH})(?:{_OF_YEAR})?|[-/.]\d{{1,2}}[-/.](?:19|2[01])\d{{2}})\b",
    rf"(?:{_BY}\s+)?(?:(?:het|de|aan\s+het|aan\s+de)\s+)?(?:{_NTH}\s+(?:kwartaal|helft|halfjaar|half\s+jaar)|[QK][1-4])\b(?:\s+van\s+(?:{_MONTH})\b(?:\s+(?:19|2[01])\d{{2}})?|{_OF_YEAR})?",
    rf"v(?:oo|óó)r\s+(?:de\s+zomer(?:vakantie)?|(?:het|de)\s+\w*(?:reces|vakantie)|Prinsjesdag|de\s+kerst)\b{_OF_YEAR}?",
    rf"(?:(?:uiterlijk|v(?:oo|óó)r|aan|tegen)\s+)?(?:het\s+)?eind(?:e)?\s+(?:van\s+(?:het\s+jaar\b|{_YEAR})|{_YEAR}|(?:{_MONTH}){_OF_YEAR}?)",
    rf"(?:uiterlijk\s+(?:in\s+)?|nog\s+in\s+|in\s+(?:de\s+maand\s+)?)(?:{_MONTH})\b{_OF_YEAR}?",
    rf"(?:in\s+de\s+loop\s+van|in|uiterlijk(?:\s+in)?|nog)\s+(?:het\s+jaar\s+)?{_YEAR}\b",
    r"binnen\s+(?:\d{1,2}|een|één|twee|drie|vier|vijf|zes|acht|tien|twaalf)\s+(?:dagen|week|weken|maanden?|jaar)\b",
)
_VAGUE = (
    rf"(?:uiterlijk\s+)?(?:begin|medio|half)\s+(?:(?:{_MONTH})(?:{_OF_YEAR})?|{_YEAR})",
    rf"(?:uiterlijk\s+)?(?:rond|na|in|v(?:oo|óó)r|dit|komend|volgend|het|van\s+het)\s+(?:(?:de|het|dit|komend|volgend)\s+)?{_SEASON}\b{_OF_YEAR}?",
    r"op\s+(?:zeer\s+)?korte\s+termijn|zo\s+(?:spoedig|snel)\s+mogelijk|z\.s\.m\.|binnenkort",
    r"binnen\s+afzienbare\s+termijn|te\s+zijner\s+tijd|t\.z\.t\.|spoedig",
    r"v(?:oo|óó)r(?:dat)?\s+(?:uw\s+Kamer\s+)?de\s+(?:begrotings)?behandeling\b(?:\s+van\s+de\s+[\w\s]{3,60}?(?=[,.;]|$))?",
    r"(?:bij|in|met|via)\s+(?:de|het)\s+(?:eerst)?(?:volgende|komende)\s+[\w-]*(?:brief|rapportage|overzicht|verslag)",
    r"in\s+de\s+[\w-]*(?:brief|rapportage)\s+van\s+(?:dit|komend|volgend)\s+\w+",
    r"zodra\b[^,.;:|?]{3,90}?\b(?:is|zijn|heb|heeft|hebben|wordt|worden|komt|komen|ligt)\b(?:\s+\w*ge\w+)?",
    r"(?:wanneer|nadat)\b[^,.;:|?]{3,60}\b(?:is|zijn)\s+(?:afgerond|bekend|beschikbaar|gereed|ontvangen)\b",
    r"(?:in|over)\s+(?:de\s+)?(?:komende|enkele|een\s+paar)\s+(?:weken|maanden)",
    r"v(?:oo|óó)r\s+die\s+(?:datum|tijd)",
    r"(?:v(?:oo|óó)r|rond)\s+het\s+(?:\w*debat|\w*overleg|\w*reces)\b",
    r"later\s+(?:dit|volgend)\s+jaar",
    r"na\s+(?:het|de)\s+\w*(?:reces|vakantie)",
)
# "v(óó)r de begrotingsbehandeling van 2100" is a moment that only an agenda knows.
_VAGUE_FIRST = re.compile(r"begrotingsbehandeling|\bbehandeling\b|^\s*[Zz]odra|komend", re.IGNORECASE)
_TERM = re.compile("|".join(rf"\b(?:{pattern})" for pattern in (*_EXACT, *_VAGUE)), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A term in text.

    Attributes:
        text: as written.
        start: offset of its first character in the text it was looked for in.
        end: offset after its last.
        due: the last day on which it is met; None where the words are vague ("medio 2024", "op korte termijn") or the
            year is unknown.
    """

    text: str
    start: int
    end: int
    due: date | None


def find_terms(text: str, near: date | None = None) -> list[Term]:
    """Return the terms in a text, in order, disjoint.

    A term is a preposition with a moment ("uiterlijk 1 maart", "in het eerste kwartaal van 2099", "vóór de zomer"), or
    words that promise without one ("op korte termijn"). A bare date ("mijn brief van 3 februari") is none.

    Args:
        text: a sentence.
        near: the date of the document, for terms without a year.
    """
    return [Term(match[0], *match.span(), due_day(match[0], near)) for match in _TERM.finditer(text)]


def due_days(text: str, near: date | None = None) -> frozenset[date]:
    """Return the days of the terms in a text that looks back: without a year, that of the year before as well.

    Args:
        text: a sentence.
        near: the date of the document.
    """
    years = (near, near - timedelta(days=366)) if near and near.year > date.min.year + 1 else (near,)
    return frozenset(term.due for day in years for term in find_terms(text, day) if term.due)


def due_day(term: str, near: date | None = None) -> date | None:
    """Return the last day on which a term as written is met, or None where it is vague; see ``term_date``."""
    return None if _VAGUE_FIRST.search(term) else term_date(term, near)
