"""Who voted for and who against, as a report of a vote or a letter puts it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer.evidence.anchors import name_stands
from assistant.answer.evidence.candidate import Evidence
from assistant.retrieve.question import understand
from ingest.dutch.fold import fold

_END = r"(?=[.;]|\btegen\b|\bvoor\b|$)"
_FOR = (
    re.compile(rf"\bvoor(?::| stemden?| waren)\s*(?P<who>.*?){_END}"),
    re.compile(r"\bfracties? van (?P<who>[^.;]*?) voor (?:deze|de|dit|die|het)\b[^.;]*?\bgestemd"),
    re.compile(r"\bfracties? van (?P<who>[^.;]*?) stemden? voor\b"),
)
_AGAINST = (
    re.compile(rf"\btegen(?::| stemden?| waren)\s*(?P<who>.*?){_END}"),
    re.compile(r"\bgestemd,? en (?P<who>[^.;]*?) (?:er)?tegen\b"),
    re.compile(r"\bfracties? van (?P<who>[^.;]*?) stemden? tegen\b"),
)
_ASKED = re.compile(
    r"\bstem(?:de|den|t|men)\b[^?]*?\b(?P<after>voor|tegen)\b|"
    r"\b(?P<before>voor|tegen) (?:te )?(?:stem(?:men|de|den|t)|gestemd)"
)

#: The same where it need only be told who they were, before a name is asked of.
_TOLD = {
    against: [
        *(re.compile(pattern.pattern, re.IGNORECASE) for pattern in patterns),
        re.compile(
            rf"(?P<who>[^.;]{{2,80}}?) (?:stemden? (?:\w+ )?{side}|{side} stemden?|{side} (?:heeft|hebben) gestemd)\b"
        ),
    ]
    for against, side, patterns in ((False, "voor", _FOR), (True, "tegen", _AGAINST))
}
_MOTION = re.compile(r"\bmotie\b", re.IGNORECASE)
_SOMEONE = re.compile(r"\b[A-Z]\w|\b(?:alle|overige|andere|geen|enkel|niemand|unaniem)\b")


@dataclass(frozen=True, slots=True)
class Vote:
    """How a question says that some voted.

    Attributes:
        parties: who, as written.
        against: they are said to have voted against.
        words: the words of the question that say so, folded.
    """

    parties: tuple[str, ...]
    against: bool
    words: frozenset[str]

    def says(self, text: str) -> bool | None:
        """Tell whether a text has them vote so; None where it does not say how they voted.

        Args:
            text: one sentence.
        """
        folded = fold(text)
        same, other = (_AGAINST, _FOR) if self.against else (_FOR, _AGAINST)
        if all(_listed(party, folded, same) for party in self.parties):
            return True
        return False if all(_listed(party, folded, other) for party in self.parties) else None


def vote_said(question: str, names: Sequence[str]) -> Vote | None:
    """Return how a question says that the parties in it voted; None where it does not.

    Args:
        question: in Dutch.
        names: names in it, of which those between the verb and the side, or all before it, are the parties.
    """
    match = _ASKED.search(fold(question))
    if match is None:
        return None
    until = fold(question)[: match.end()]
    parties = tuple(name for name in names if name_stands(name, until))
    said = frozenset(fold(word) for name in parties for word in name.split())
    said |= frozenset(re.findall(r"\b(?:ge)?stem\w*", match.group()))
    return Vote(parties, (match["after"] or match["before"]) == "tegen", said) if parties else None


def names_voters(text: str, *, against: bool) -> bool:
    """Tell whether a text says who voted for something, or against it; how many did is no answer to who.

    Args:
        text: one or more sentences.
        against: who voted against is asked.
    """
    return any(_SOMEONE.search(match["who"]) for pattern in _TOLD[against] for match in pattern.finditer(text))


def on_named_motion(question: str, told: Sequence[Evidence]) -> list[Evidence]:
    """Return, of what tells who voted, those that name the motion that is asked of, where any does.

    Papers tell of one motion after another, so that "de motie" may be the one before.

    Args:
        question: as asked.
        told: candidates, best first.
    """
    names = understand(question).names if _ASKED.search(fold(question)) and _MOTION.search(question) else ()
    naming = [item for item in told if names and all(name_stands(name, fold(item.text)) for name in names)]
    return naming or list(told)


def _listed(party: str, text: str, patterns: Sequence[re.Pattern[str]]) -> bool:
    return any(name_stands(party, match["who"]) for pattern in patterns for match in pattern.finditer(text))
