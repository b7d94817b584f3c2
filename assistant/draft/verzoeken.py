"""What a motion asks, request by request, as the main bullets of a Kern have it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer.types import Span
from assistant.dossier.motion_reference import MotionReferences
from assistant.dossier.paper import Paper
from assistant.dossier.subject import Subjects
from assistant.draft.material import Material
from assistant.draft.types import Line, Shape
from ingest.document import Kind

_VERB = r"(?:verzoekt|roept|draagt|spreekt|vraagt|nodigt|dringt)"
_CLAUSE = re.compile(rf"(?:^|(?<=[;,.:])|\n|\ben)\s*(?P<what>{_VERB}\b)", re.IGNORECASE)
_WHOM = re.compile(
    r"verzoekt\s+(?:tevens\s+|verder\s+|voorts\s+)?(?:de\s+(?:demissionaire\s+)?(?:regering|minister\w*|staatssecretaris\w*|voorzitter)"
    r"|het\s+(?:kabinet|presidium))(?:\s+(?:tevens|daarbij|daarnaast|voorts|verder|ook|bovendien|tegelijkertijd))?",
    re.IGNORECASE,
)
_ORDER = re.compile(r"[,;.]?\s*(?:en\s+)?gaat over tot de orde van de dag.*", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(r"(?:^|[;\n])\s*(?:[-–•▪◦o*]|\(?\d{1,2}[.)]|[a-z][.)])?\s*(?=\S)")
# Where a long request may be cut in two: before a second thing that is asked, or before a condition.
_CUT = re.compile(
    r"(?P<thing>,?\s+en\s+"
    r"(?=(?:de Kamer|deze|dit|daarbij|daarover|hierbij|hierover|hiervoor|daarvoor|tevens|iedere)\b))"
    r"|,\s+(?:en\s+)?"
)
_ALSO = re.compile(r"\b(?:tevens|ook|daarbij|daarnaast|hierbij|verder|voorts|bovendien)\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bte\s+\w+en\b|\b\w*te\w+en\b")
_TELLS = re.compile(r"(?:informeren|berichten|rapporteren|sturen|zenden|melden|toekomen|delen)$")
_LEAST = 5  # words of a half
_LEAD_IN = 60  # characters before the colon of a list
_MOST_REQUESTS, _MOST_WORDS = 5, 110


@dataclass(frozen=True, slots=True)
class Verzoek:
    """One thing that a motion asks.

    Attributes:
        motion: the motion.
        parts: spans of the words that say it: all of "verzoekt de regering …", or the beginning and one thing of it.
        asks: the request itself, verbatim.
        whole: span of the sentence that it is of, which is what is cited.
        condition: it is no request of its own but says more of the one before.
        second: it comes after another of the same sentence.
    """

    motion: Paper
    parts: tuple[tuple[int, int], ...]
    asks: str
    whole: tuple[int, int]
    condition: bool = False
    second: bool = False

    @property
    def informs(self) -> bool:
        """It asks nothing but to tell the Kamer."""
        verbs = [match[0].split()[-1] for match in _INFINITIVE.finditer(self.asks)]
        return bool(verbs) and all(_TELLS.search(verb) for verb in verbs)

    def line(self, most: int, *, named: bool, after: bool = False) -> Line:
        """Return it as a bullet.

        Args:
            most: words of a bullet; what is longer is cut, and the citation has all of it.
            named: say whose motion it is, as far as there is room.
            after: another request of the same motion stands above it.
        """
        name, where = _named(self.motion) if named else ("", ())
        said = self._said(name or "de motie", after=after)
        if name and len(said.split()) > most:
            # Rather the whole request than the name, which a reader of one motion can do without.
            plain = self._said("de motie", after=after)
            said, where = (plain, ()) if len(plain.split()) <= most else (said, where)
        if len(said.split()) > most:
            said = " ".join(said.split()[: most - 1]).rstrip(",;") + " …"
        spans = (*where, Span(self.motion.record.id, *self.whole))
        return Line(said[:1].upper() + said[1:], spans, Shape.BULLET, changed=True)

    def _said(self, who: str, *, after: bool) -> str:
        texts = [" ".join(self.motion.text[start:end].split()) for start, end in self.parts]
        if self.condition:
            return f"{who} noemt daarbij: {texts[-1]}."
        also = (
            self.second
            and after
            and not any(_ALSO.search(text) for text in (texts[0], " ".join(texts[-1].split()[:2])))
        )
        return f"{who} {texts[0]} {'ook ' if also else ''}{' '.join(texts[1:])}".strip() + "."


def beantwoord(material: Material, letter: Paper) -> tuple[list[Paper], list[Paper]]:
    """Return the motions among the sources that a letter speaks of, the oldest first, and those that it does not.

    Args:
        material: the sources.
        letter: the letter; what it names by mover or number counts, and "de motie" where there is only one.
    """
    motions = sorted(material.of(Kind.MOTIE), key=lambda one: (one.record.date is None, one.record.date))
    named = {mention.motion for mention in MotionReferences(motions, [], Subjects(material.shelf)).mentions(letter)}
    if len(motions) == 1 and re.search(r"\bmotie\b", letter.text, re.IGNORECASE):
        named.add(motions[0].record.id)
    met = [one for one in motions if one.record.id in named]
    return met, [one for one in motions if one not in met]


def verzoeken(motions: Sequence[Paper], most: int) -> list[Verzoek]:
    """Return what motions ask, in order; a request that is too long for a bullet in two.

    Args:
        motions: the motions.
        most: words of a bullet.
    """
    return [one for motion in motions for start, end in _clauses(motion) for one in _cut_up(motion, start, end, most)]


def passend(requests: Sequence[Verzoek]) -> tuple[list[Verzoek], list[Verzoek]]:
    """Return the requests that a Kern has room for, and those that it has not."""
    words, kept = 0, 0
    for one in requests[:_MOST_REQUESTS]:
        words += sum(len(one.motion.text[start:end].split()) for start, end in one.parts)
        if kept and words > _MOST_WORDS:
            break
        kept += 1
    return list(requests[:kept]), list(requests[kept:])


def _named(motion: Paper) -> tuple[str, tuple[Span, ...]]:
    """Return how a bullet calls a motion, with where its text says so; empty where it names no mover."""
    movers = motion.record.submitters
    spots = [(name, motion.text.find(name)) for name in movers[:2]]
    if not spots or any(at < 0 for _, at in spots):
        return "", ()
    variant = f"{motion.record.variant}e " if motion.record.variant in {"gewijzigd", "nader gewijzigd"} else ""
    if len(movers) != 2:
        spots = spots[:1]
    names = "/".join(name for name, _ in spots) + (" c.s." if len(movers) > 2 else "")
    return f"de {variant}motie-{names}", tuple(Span(motion.record.id, at, at + len(name)) for name, at in spots)


def _clauses(motion: Paper) -> Iterator[tuple[int, int]]:
    """Yield the span of each "verzoekt …" of a motion, without punctuation at its end."""
    for section in motion.sections:
        if section.role != "dictum":
            continue
        body = _ORDER.sub("", motion.text[section.start : section.end])
        starts = [match.start("what") for match in _CLAUSE.finditer(body)]
        for start, stop in zip(starts, [*starts[1:], len(body)], strict=True):
            said = re.sub(r"[\s;,.]+(?:en\s*)?$", "", body[start:stop])
            yield section.start + start, section.start + start + len(said)


def _cut_up(motion: Paper, start: int, end: int, most: int) -> Iterator[Verzoek]:
    """Yield a request as one, as one for each listed item, or cut in two where it is too long."""
    whole = motion.text[start:end]
    head = _WHOM.match(whole)
    listed = re.search(r":\s*", whole)
    if head and listed and listed.end() < len(whole) and listed.start() - head.end() < _LEAD_IN:
        cuts = [match.end() for match in _ITEM.finditer(whole, listed.start() + 1)]
        cuts = cuts if (cuts and cuts[0] == listed.end()) or "\n" in listed[0] else [listed.end(), *cuts]
        for at, stop in zip(cuts, [*cuts[1:], len(whole)], strict=True):
            said = re.sub(r"[\s;,.]+(?:en)?[\s;,.]*(?:\n.*)?$", "", f"{whole[at:stop]} ", flags=re.DOTALL)
            if said:
                parts = ((start, start + listed.start()), (start + at, start + at + len(said)))
                yield Verzoek(motion, parts, said, (start, end))
        return
    name, _ = _named(motion)
    cut = None
    if head and all(len(f"{who} {whole}".split()) > most for who in (name, "de motie")):
        cut = _cut(whole, head.end(), most - len(name.split()))
    if head is None or cut is None:
        yield Verzoek(motion, ((start, end),), whole, (start, end))
        return
    first, second = cut
    asked = whole[second:]
    yield Verzoek(motion, ((start, start + first),), whole[:first], (start, end))
    yield Verzoek(
        motion,
        ((start, start + head.end()), (start + second, end)),
        asked,
        (start, end),
        condition=not _INFINITIVE.search(asked.split(",")[0]),
        second=True,
    )


def _cut(text: str, head: int, most: int) -> tuple[int, int] | None:
    """Return where the first half ends and the second begins: both fit a bullet, and each asks something."""
    asked = len(text[:head].split())
    found = []
    for match in _CUT.finditer(text, head):
        before, after = text[: match.start()], text[match.end() :]
        sizes = len(before.split()), len(after.split())
        if sizes[0] - asked < _LEAST or sizes[1] < _LEAST or max(sizes[0], sizes[1] + asked + 1) > most:
            continue
        two = bool(_INFINITIVE.search(after)) and bool(_INFINITIVE.search(before[head:]))
        found.append((not (two and match["thing"]), not two, abs(sizes[0] - sizes[1]), match.start(), match.end()))
    return min(found)[3:] if found else None
