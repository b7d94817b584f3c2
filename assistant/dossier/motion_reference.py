"""Finds where documents speak of a motion: by its number, or by who moved it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.dossier.paper import Paper, Sentence
from assistant.dossier.subject import Subjects
from ingest.index.records import DocumentRecord, LinkRecord
from ingest.recognise.references import find_references

_SHORT = re.compile(r"\bnr\.\s*(\d{1,4})\b")
_MOTION = re.compile(r"\bmotie", re.IGNORECASE)
_INITIALS = r"(?:[A-Z]\.\s?){1,4}"
# A footnote that only names the paper says nothing of it.
_BARE = re.compile(r"^[^A-Za-z]*(?:Zie\s+)?(?:Kamerst|Handelingen|Bijlage)")
_NAMES_ONLY = frozenset({"briefhoofd", "bijlage", "voetnoten", "vraag", "vragen", "fractie"})
_ASKS = re.compile(r"^(?:De leden van|Deze leden|(?:Zij|Ook|Tot slot|Verder)\s+(?:willen|vragen|lezen))\b|.*\?\s*$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that speaks of a motion.

    Attributes:
        motion: id of the motion's document.
        at: position of the sentence in the paper.
    """

    motion: str
    at: int


class MotionReferences:
    """Tells which motion a sentence is about.

    A name alone decides only where one motion is left that fits; two members may have one name, and a motion that was
    replaced is no longer meant by it.

    Args:
        motions: all motions that may be meant.
        links: the links from and to them.
        subjects: compares what motion and sentence are about.
    """

    def __init__(self, motions: Iterable[Paper], links: Sequence[LinkRecord], subjects: Subjects) -> None:
        self._motions = {paper.record.id: paper for paper in motions}
        self._links = links
        self._subjects = subjects
        self._replaced = {link.target: link.source for link in links if link.type == "replaces"}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for id_, paper in self._motions.items():
            if paper.record.kamerstuk:
                self._by_key[paper.record.kamerstuk].append(id_)

    def mentions(self, paper: Paper) -> list[Mention]:
        """Return the sentences of a document that speak of a motion, in order; not those of that motion itself."""
        found = []
        for at, sentence in enumerate(paper.sentences):
            if _says_nothing(sentence):
                continue
            found += [Mention(id_, at) for id_ in self._meant(sentence, paper) if id_ != paper.record.id]
        return found

    def _meant(self, sentence: Sentence, paper: Paper) -> list[str]:
        numbered = [id_ for one in find_references(sentence.text) for id_ in self._by_key.get(one.key, ())]
        if not _MOTION.search(sentence.text):
            return list(dict.fromkeys(numbered))
        if not numbered:
            numbered = self._short(sentence.text, paper.record)
        surnames = {self._motions[id_].record.submitters[:1] for id_ in numbered}
        for name, pattern in self._patterns.items():
            if (name,) not in surnames:
                numbered += [
                    id_
                    for match in pattern.finditer(sentence.text)
                    for id_ in self._named(name, match, sentence, paper)
                ]
        return list(dict.fromkeys(numbered))

    def _short(self, text: str, record: DocumentRecord) -> list[str]:
        """Return the motions that a paper of their own dossier calls "nr. 16"."""
        keys = [
            one for one in self._by_key if record.kamerstuk and one.split("|")[1:3] == record.kamerstuk.split("|")[1:3]
        ]
        numbers = set(_SHORT.findall(text))
        return [id_ for key in keys if key.split("|")[3] in numbers for id_ in self._by_key[key]]

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        names = {paper.record.submitters[0] for paper in self._motions.values() if paper.record.submitters}
        return {
            name: re.compile(
                rf"(?P<variant>(?:nader\s+)?gewijzigde\s+)?\bmotie(?:[-–]|\s+)(?:van\s+(?:het\s+(?:Kamer)?lid|de\s+leden|de\s+heer|mevrouw)\s+)?"
                rf"(?P<before>{_INITIALS})?{re.escape(name)}(?![\w-])(?:\s*\((?P<after>{_INITIALS})\))?",
                re.IGNORECASE,
            )
            for name in names
        }

    def _named(self, name: str, match: re.Match[str], sentence: Sentence, paper: Paper) -> list[str]:
        found = [
            id_
            for id_, motion in self._motions.items()
            if motion.record.submitters[:1] == (name,) and _not_after(motion.record, paper.record)
        ]
        if initials := match["before"] or match["after"]:
            signed = f"{initials.replace(' ', '')} {name}".casefold()
            found = [id_ for id_ in found if self._signed(id_, signed)]
        if variant := (match["variant"] or "").split():
            wanted = "nader gewijzigd" if len(variant) > 1 else "gewijzigd"
            found = [id_ for id_ in found if self._motions[id_].record.variant == wanted] or found
        else:
            found = [id_ for id_ in found if self._replaced.get(id_) not in found] or found
        return self._one(found, sentence, paper)

    def _signed(self, id_: str, signed: str) -> bool:
        text = re.sub(r"\.\s+(?=[A-Z]\.)", ".", f"{self._motions[id_].record.title}\n{self._motions[id_].text}")
        return signed in re.sub(r"\s+", " ", text).casefold()

    def _one(self, found: list[str], sentence: Sentence, paper: Paper) -> list[str]:
        """Return the motion that is meant with all its copies; none where several are left."""
        if len({self._motions[id_].record.kamerstuk or id_ for id_ in found}) < 2:
            return found
        said = self._subjects.of(sentence.text)
        fits = {id_: self._subjects.overlap(self._subjects.of(self._motions[id_].record.title), said) for id_ in found}
        best = max(fits.values())
        if best >= 0.25:
            return [id_ for id_ in found if fits[id_] == best]
        near = {link.target for link in self._links if link.source == paper.record.id}
        return [id_ for id_ in found if id_ in near] if len(near & set(found)) == 1 else []


def _says_nothing(sentence: Sentence) -> bool:
    """Tell whether a sentence is of a letterhead, a title, a list of enclosures or a footnote, or asks."""
    role = sentence.section.role if sentence.section else ""
    return (
        role in _NAMES_ONLY
        or (sentence.section is not None and sentence.section.name == "Kop")
        or _ASKS.match(sentence.text) is not None
        or (len(sentence.text) < 160 and _BARE.match(sentence.text) is not None)
    )


def _not_after(motion: DocumentRecord, paper: DocumentRecord) -> bool:
    return motion.date is None or paper.date is None or motion.date <= paper.date
