"""Recognises questions that ask which papers there are: "Welke moties zijn er over de dijk aangenomen?"."""

import re
from dataclasses import dataclass

from ingest.document import Kind

_KINDS: dict[Kind, str] = {
    Kind.MOTIE: "moties",
    Kind.KAMERBRIEF: "brieven|kamerbrieven",
    Kind.NOTA: "nota's|beslisnota's|notas",
    Kind.KAMERVRAGEN: "kamervragen|schriftelijke vragen",
    Kind.VERSLAG: "verslagen",
}
_ALL = "|".join(_KINDS.values())
_ASKS = re.compile(
    rf"\W*(?:welke|wat zijn de|(?:noem|geef|toon)(?: me| mij| ons)?(?: alle| de)*|"
    rf"(?:geef|maak)(?: me| mij| ons)? een (?:lijst|overzicht) (?:van|met)(?: alle| de)*) "
    rf"(?P<kind>{_ALL})\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_OUTCOMES = ("aangenomen", "verworpen", "ingetrokken", "aangehouden", "vervallen")
#: What is done with papers: it chooses none of them.
_HANDLED = re.compile(
    r"\b(?:zijn|is|waren|werden|worden|hebben|heeft|er|al|ooit|eerder|ingediend|gesteld|gestuurd|verstuurd|verzonden|gestemd|"
    r"geschreven|verschenen|uitgebracht|beantwoord|gedaan|bekend|gaan|gingen|bestaan|liggen|lagen|staan|noemen|"
    r"(?:aan )?(?:de|uw) (?:Tweede )?Kamer|het kabinet|door het kabinet|"
    rf"{'|'.join(_OUTCOMES)})\b",
    re.IGNORECASE,
)
#: The list tells it anyway.
_VOTED = re.compile(
    r",?\s*\ben (?:hoe|wat) [^?]{0,40}?"
    r"\b(?:gestemd|gebeurd|uitslag|geworden|afgelopen|afliep|liep(?:en)? [^?]{0,12}\baf)\b.*",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:over|rondom|rond|inzake|met betrekking tot|betreffende|aangaande|die gaan over)\s+(?P<of>.+)", re.IGNORECASE
)
#: One paper is asked about, or what stands in them, and not which there are.
_MORE = re.compile(
    r"\b(?:vraagt|vragen|verzoek\w*|welke?|wat|wie|hoe|hoeveel|waarom|wanneer|omdat|of|staat er in)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Papers:
    """Which papers are asked for.

    Attributes:
        kind: their kind.
        subject: what they must be about; empty for anything.
        whose: what else the question says of them, such as who moved them.
        outcome: what must have become of them in the Kamer; empty for anything.
    """

    kind: Kind
    subject: str
    whose: str
    outcome: str


def papers_asked(question: str) -> Papers | None:
    """Recognise a question for a list of papers.

    Args:
        question: one question in Dutch, without what frames it.

    Returns:
        What is asked for; None for a question that asks something of them.
    """
    match = _ASKS.fullmatch(question)
    if match is None:
        return None
    rest = _VOTED.sub("", match["rest"].strip(" ?.!"))
    kind = next(kind for kind, words in _KINDS.items() if re.fullmatch(words, match["kind"], re.IGNORECASE))
    outcome = next((one for one in _OUTCOMES if re.search(rf"\b{one}\b", rest, re.IGNORECASE)), "")
    left = " ".join(_HANDLED.sub(" ", rest).split())
    if _MORE.search(left):
        return None
    found = _SUBJECT.search(left)
    subject = found["of"].strip() if found else ""
    whose = (left[: found.start()] if found else left).strip()
    return Papers(kind, subject, whose, outcome)
