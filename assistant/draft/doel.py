"""What a letter does (its purpose), and the sentences that say so."""

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.draft.zin import Zin

_MOTION = re.compile(r"\bmoties?\b|\bmotie-", re.IGNORECASE)
_CARRIES_OUT = re.compile(
    r"\b(?:voldo\w+ (?:\w+ ){0,4}aan|geef ik (?:\w+ ){0,3}(?:gevolg|uitvoering)|uitvoering van|uitgevoerd|"
    r"aangenomen|appreciatie|"
    r"ga ik (?:\w+ ){0,4}in op)\b"
)
_OFFERS = re.compile(
    r"\b(?:[Bb]ied(?:en)? (?:ik|wij|u)\b.*\baan|treft (?:u|uw Kamer)\b.*\baan|[Aa]anbieding|ontvangt (?:u|uw Kamer) "
    r"(?:als bijlage|hierbij))\b"
)
_REPLIES = re.compile(r"\b(?:[Bb]eantwoord\w*|vragen (?:van|gesteld)|antwoord op)\b")
_KEEPS = re.compile(r"\btoezegging\w*\b.*\b(?:gestand|na)\b|\btoegezegd\b")
_SAYS = re.compile(
    r"\b(?:(?:[Mm]et|[Ii]n) (?:deze|bijgaande|bijgevoegde) brief\b|"
    r"(?:^|[,;] |\b(?:u|Kamer|ik|wij) )[Hh]ierbij\b|[Hh]iermee (?:bied|informeer)|"
    r"[Bb]ijgaand\b|"
    r"(?:informeer|bericht) ik (?:u|uw Kamer)\b|breng ik (?:u|uw Kamer)\b|bied ik (?:u|uw Kamer)\b|"
    r"doe ik dat met deze brief|geef ik (?:\w+ ){0,2}uitvoering|[Uu]w Kamer ontvangt (?:hierbij|bijgaand))"
)
_POINTS_BACK = re.compile(
    r"\b(?:(?:aan|op) (?:dat|die|dit|deze) (?:verzoek|toezegging|vraag|vragen|motie)|(?:die|deze|de genoemde|"
    r"de) toezegging"
    r"(?: \w+)? (?:alsnog )?(?:gestand|na)|doe[t]? (?:ik|u) dat|gevolg aan dat)\b"
)
_BACK_START = re.compile(r"^(?:Dat|Die|Dit|Deze|Ik doe dat|Daarmee|Daarnaast|Ook)\b")
_ADOPTED = re.compile(r"\b(?:die|deze|haar)\b.*\b(?:aangenomen|overgenomen)\b")
_OPENING = 9  # sentences in which a letter says what it is for


class Doel(StrEnum):
    """What a letter does."""

    MOTIE = "voert een motie uit"
    AANBIEDING = "biedt een stuk aan"
    ANTWOORD = "beantwoordt vragen"
    TOEZEGGING = "komt een toezegging na"
    INFORMEERT = "informeert"


@dataclass(frozen=True, slots=True)
class Opening:
    """What a letter is for.

    Attributes:
        doel: what it does.
        lead: the sentences that say so, with the one that they point back to; empty where none does.
        says: the lead says what the letter is for; else it is only how the letter begins.
    """

    doel: Doel
    lead: tuple[Zin, ...]
    says: bool = False


def opening(sentences: list[Zin], *, most: int = 60) -> Opening:
    """Return what a letter does, from its first sentences.

    Args:
        sentences: of the letter, in order.
        most: words that the lead may have.
    """
    head = sentences[:_OPENING]
    text = " ".join(one.text for one in head)
    if _MOTION.search(text) and _CARRIES_OUT.search(text):
        doel = Doel.MOTIE
    elif _OFFERS.search(text):
        doel = Doel.AANBIEDING
    elif _REPLIES.search(text):
        doel = Doel.ANTWOORD
    elif _KEEPS.search(text):
        doel = Doel.TOEZEGGING
    else:
        doel = Doel.INFORMEERT
    says = [one for one in head if _SAYS.search(one.text) and one.turned.sure]
    # A sentence that stands alone and names its subject says more than one that points back.
    alone = [one for one in says if not _POINTS_BACK.search(one.text) and not _BACK_START.search(one.text)]
    for chosen in [*alone, *says]:
        lead = _with_earlier(chosen, head)
        if len(lead) > 2 and sum(one.words for one in lead) > most:
            lead = (lead[0], lead[-1])  # "De motie is aangenomen. Met de brief voldoet u aan dat verzoek."
        while len(lead) > 1 and sum(one.words for one in lead) > most:
            lead = lead[1:]
        if lead[0].words <= most and (chosen in alone or len(lead) > 1):
            return Opening(doel, lead, says=True)
    first = next(
        (one for one in head[:2] if one.turned.sure and one.words <= most and one.text.endswith((".", "!"))), None
    )
    if first is None:
        return Opening(doel, ())
    after = [one for one in head if one.before is first and _ADOPTED.search(one.text) and one.turned.sure]
    together = (first, *after[:1])
    return Opening(doel, together if sum(one.words for one in together) <= most else (first,))


def points_back(text: str) -> bool:
    """Tell whether a sentence is about what stands before it ("Met de brief doet u die toezegging gestand")."""
    return bool(_POINTS_BACK.search(text) or _BACK_START.search(text))


def _with_earlier(chosen: Zin, head: list[Zin]) -> tuple[Zin, ...]:
    at = head.index(chosen)
    if at == 0 or not points_back(chosen.text):
        return (chosen,)
    before = head[at - 1]
    if not before.turned.sure:
        return (chosen,)
    wider = at > 1 and (points_back(before.text) or "verzoekt" in before.text)
    earlier = (head[at - 2],) if wider and head[at - 2].turned.sure else ()
    return (*earlier, before, chosen)
