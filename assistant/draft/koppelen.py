"""Finds which sentences of a letter answer which request of a motion."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.draft.kiezen import label_of
from assistant.draft.verzoeken import Verzoek
from assistant.draft.wegen import OWN, Gewogen
from assistant.draft.zin import Zin
from ingest.dutch.analyse import Analyser
from ingest.dutch.tokens import MONTHS

# Words that a request has anyhow: they say who asks whom, not what.
_EMPTY = "verzoekt verzoeken vraagt regering kabinet Kamer motie tevens daarbij noemt ook minste uiterlijk informeren"
_ANSWERS = 0.22  # share of a request's words, by rarity, from which a sentence speaks of it
_PART = 0.35  # the same for all of a part of the letter
_SHARED = 2  # words that they have in common at least
_WEIGHT = 0.12  # what a sentence counts for beside that
_DECIDES = 0.15  # what a decision on the motion's subject is worth
# "De motie vraagt …": what is asked once more. What follows it is the answer.
RESTATES = re.compile(
    r"\b(?:motie\b|motie-|indieners\b).{0,80}?\b(?:vraagt|verzoekt|vragen|verzoeken|vroeg|verzocht|wil|willen|roept)\b"
    r"|\b(?:vraagt|verzoekt|vroeg|verzocht|verzoek van) de (?:\w+ )?motie\b",
)
_VERDICT = re.compile(
    r"\bmotie\b.*\b(?:uitgevoerd|afgedaan|ontraad\w*|ontijdig|oordeel|tegemoet|aangehouden)\b"
    r"|\b(?:ontraad\w*|tegemoet|uitvoering)\b.*\bmotie\b"
)
_BACK = re.compile(r"^(?:Zij|Hij|Ze|Hun|Haar|Deze|Die|De eerste|De tweede|Het eerste|Het tweede)\b")


@dataclass(frozen=True, slots=True)
class Koppeling:
    """What a letter does with the requests of its motion.

    Attributes:
        of: sentence -> index of the request that it answers.
        answers: for each request the sentences that answer it and can stand below it, the best first; empty where the
            letter says nothing.
        restated: sentences that say a request once more.
    """

    of: dict[Zin, int]
    answers: tuple[tuple[Gewogen, ...], ...]
    restated: frozenset[Zin]


def koppel(requests: Sequence[Verzoek], weighed: Sequence[Gewogen], analyser: Analyser) -> Koppeling:
    """Match requests and sentences.

    Args:
        requests: of the motions that the letter speaks of.
        weighed: the sentences of the letter, in order.
        analyser: reads content words.
    """
    if not requests:
        return Koppeling({}, (), frozenset())
    scores = [
        [0.0] * len(row) if request.informs else row
        for request, row in zip(requests, _scores(requests, weighed, analyser), strict=True)
    ]
    restated = {at for at, one in enumerate(weighed) if RESTATES.search(one.zin.text)}
    after: dict[int, tuple[int, int]] = {}  # sentence -> the request restated before it, and how far back
    for at in sorted(restated):
        number = max(range(len(requests)), key=lambda one: scores[one][at])
        if scores[number][at] < _ANSWERS:
            continue
        for there in range(at + 1, len(weighed)):
            if there in restated or weighed[there].zin.part != weighed[at].zin.part:
                break
            step = there - at
            after[there] = (number, step)
            # The nearer the likelier; a decision is the answer however far it stands.
            likely = max(0.0, 0.9 - 0.2 * step) + 0.8 * bool(OWN.search(weighed[there].zin.text))
            scores[number][there] += likely * scores[number][at]
    parts = _parts(requests, scores, weighed, restated, analyser)
    of: dict[Zin, int] = {}
    found: list[list[tuple[float, int]]] = [[] for _ in requests]
    for at, one in enumerate(weighed):
        number = max(range(len(requests)), key=lambda row: scores[row][at])
        score = scores[number][at]
        if score < _ANSWERS:
            if one.zin.part in parts:
                of[one.zin] = parts[one.zin.part]
                if _VERDICT.search(one.zin.text):
                    found[parts[one.zin.part]].append((_ANSWERS, at))
            continue
        of[one.zin] = number
        follows = after.get(at, (number, 0)) == (number, 1)
        if at not in restated and (not one.leans or (follows and not _BACK.match(one.zin.text))):
            found[number].append((score + _WEIGHT * one.weight, at))
    answers = tuple(tuple(weighed[at] for _, at in sorted(row, key=lambda pair: (-pair[0], pair[1]))) for row in found)
    return Koppeling(of, answers, frozenset(weighed[at].zin for at in restated))


def _scores(requests: Sequence[Verzoek], weighed: Sequence[Gewogen], analyser: Analyser) -> list[list[float]]:
    """Return for each request how much of it each sentence says, between 0 and about 1."""
    bags = [frozenset(analyser.parts(f"{label_of(one.zin)} {one.zin.text}")) for one in weighed]
    spread = Counter(word for bag in bags for word in bag)
    rare = {word: math.log(1 + len(bags) / count) for word, count in spread.items()}
    unknown = math.log(1 + len(bags))
    empty = set(analyser.parts(_EMPTY)) | {str(number) for number in range(32)} | set(MONTHS)
    made = []
    for request in requests:
        asked = {word for word in analyser.parts(request.asks) if word not in empty}
        subject = asked & set(analyser.parts(request.motion.record.title)) - empty
        whole = sum(rare.get(word, unknown) for word in asked) or 1.0
        made.append(
            [
                (
                    sum(rare[word] for word in asked & bag) / whole
                    if len(asked & bag) >= min(_SHARED, len(asked))
                    else 0.0
                )
                + _DECIDES * bool(subject & bag and OWN.search(one.zin.text))
                for one, bag in zip(weighed, bags, strict=True)
            ]
        )
    return made


def _parts(
    requests: Sequence[Verzoek],
    scores: Sequence[Sequence[float]],
    weighed: Sequence[Gewogen],
    restated: set[int],
    analyser: Analyser,
) -> dict[object, int]:
    """Return which part of the letter is about which request: it restates it, or its heading has words of it."""
    asked = [set(analyser.parts(request.asks)) for request in requests]
    best: dict[object, tuple[float, int]] = {}
    for number, row in enumerate(scores):
        for at, (score, one) in enumerate(zip(row, weighed, strict=True)):
            about = at in restated or asked[number] & set(analyser.parts(label_of(one.zin)))
            if about and score >= _PART and score > best.get(one.zin.part, (0.0, 0))[0]:
                best[one.zin.part] = (score, number)
    return {part: number for part, (_, number) in best.items()}
