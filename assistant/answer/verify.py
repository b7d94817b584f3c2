"""One set of checks for every answer, whoever wrote it.

A statement survives only with a citation that stands verbatim in the index, and only when every figure, date, name and
reference in it stands in a source that it cites. A statement without a citation is dropped, not marked: staff copy
sentences out of an answer, and a mark is lost in copying.
"""

import re
from collections.abc import Sequence

from assistant.answer.evidence.anchors import name_stands
from assistant.answer.evidence.context import describe
from assistant.answer.types import Citation, Span, Statement
from assistant.retrieve.base import Library
from assistant.retrieve.question import names
from ingest.dutch.fold import fold
from ingest.dutch.tokens import tokens

_SPELLED = re.compile(
    r"\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|"
    r"(?:\w+en)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|honderd|duizend|miljoen|miljard|"
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|maandag|dinsdag|woensdag|donderdag|vrijdag|"
    r"zaterdag|zondag|kwartaal|helft|medio|uiterlijk|begin|eind)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:niet|geen|nooit|niemand|niets|zonder|weiger\w*|geweigerd|ontraden|verworpen|afgewezen)\b", re.IGNORECASE
)


def unsupported(index: Library, statement: Statement) -> list[str]:
    """Return what in a statement does not stand in the sources that it cites.

    Args:
        index: where the sources are.
        statement: a statement with its spans.

    Returns:
        Figures, dates, names and references without support, as written; ``["bron"]`` where it cites nothing.
    """
    if not statement.spans:
        return ["bron"]
    evidence = "\n".join(_text(index, span) for span in statement.spans)
    if not evidence.strip():
        return ["bron"]
    about = _about(index, statement.spans)
    return facts_missing(statement.text, evidence, about)


def facts_missing(text: str, evidence: str, about: str = "") -> list[str]:
    """Return the figures, dates, number words and names of ``text`` that neither the evidence nor its metadata has.

    Args:
        text: a statement.
        evidence: verbatim source text.
        about: title, date, offices of the documents that the evidence is from.
    """
    if text.strip() and text.strip() in evidence:
        return []
    source = f"{evidence}\n{about}"
    known = {token.text for token in tokens(source) if token.fixed}
    years = {token[:4] for token in known if re.fullmatch(r"\d{4}-\d{2}-\d{2}", token)}
    missing = [token.text for token in tokens(text) if token.fixed and token.text not in known | years]
    folded = fold(source)
    missing += [word for word in _SPELLED.findall(text) if not re.search(rf"\b{re.escape(fold(word))}", folded)]
    missing += [name for name in names(text, opening=False) if not name_stands(name, folded)]
    return list(dict.fromkeys(missing))


def contradicts(text: str, evidence: str) -> bool:
    """Tell whether a statement says no where its source says none, or the other way round: too risky to show."""
    return bool(_NEGATION.search(text)) and not _NEGATION.search(evidence)


def resolves(index: Library, citation: Citation) -> bool:
    """Tell whether a citation's quote stands verbatim on its page."""
    text = index.text(citation.document)
    if not citation.quote or text[citation.start : citation.end] != citation.quote:
        return False
    pages = index.pages(citation.document)
    if not pages:
        return citation.page is None
    return any(
        page.number == citation.page and page.start <= citation.start and citation.end <= page.end for page in pages
    )


def _text(index: Library, span: Span) -> str:
    return index.text(span.document)[span.start : span.end]


def _about(index: Library, spans: Sequence[Span]) -> str:
    records = index.documents_by_id(list({span.document for span in spans}))
    return "\n".join(describe(record) for record in records.values())
