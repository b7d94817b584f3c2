"""The content words of a question, weighed by rarity, and whether a text holds them in some form."""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from assistant.answer.evidence.numerals import numerals
from assistant.answer.question.asked import Asked
from assistant.answer.question.families import load_lists
from assistant.answer.question.patterns import load_patterns
from assistant.answer.question.told_where import told_where
from ingest.dutch.analyse import Analyser
from ingest.dutch.fold import fold
from ingest.dutch.glossary import load_glossary
from ingest.dutch.tokens import MONTHS

_HOW = re.compile(r"\bhoe(?: ?veel)?\s+(?:[a-z]+e\s+)?$", re.IGNORECASE)
_WHICH = re.compile(r"\bwelke?\s+(?:\w+\s+)?$", re.IGNORECASE)
#: "Eind februari" is a date, and checked as one.
_PART_OF_TIME = re.compile(rf"(?:begin|medio|half|eind|einde)(?= (?:van )?(?:{'|'.join(MONTHS)}|(?:19|20|21)\d\d)\b)")
_PAIR = re.compile(r"(?<![\w-])(?=([\w-]+) ([\w-]+))")
#: Content words besides what the answer fills in, names apart, from which the question says enough without it.
_SAYS_MUCH = 2
_REMEMBERED = 20_000  # texts whose terms are kept: the same sentences are found for many questions
_JOINED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)+")
_WORD = re.compile(r"\w+(?:['&.’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Key:
    """One content word of a question.

    Attributes:
        written: as in the question.
        stem: its stem, or that of its word family.
        plain: its stem as it is.
        parts: stems of a compound's parts; empty for a simple word.
        others: sets of stems that say the same (an abbreviation's expansion); holding all of one set will do.
        near: stems of words that come near to it.
        alike: for each part of a compound the stems of words that come near to that part.
        weight: how much it matters: rare words more.
        kind: it names a kind of document ("de brief"), and so chooses a document rather than say what is in it, or a
            kind of thing that the answer fills in ("welk nadeel").
        light: it only colours the question, so that an answer need not have it.
        sort: it is a word for a kind of people, bodies or places, as in "welke organisaties".
        act: it stands for an act that is asked about; ``stem`` is then the kind of answer.
    """

    written: str
    stem: str
    parts: frozenset[str]
    others: tuple[frozenset[str], ...]
    weight: float
    near: frozenset[str] = frozenset()
    alike: tuple[frozenset[str], ...] = ()
    kind: bool = False
    light: bool = False
    plain: str = ""
    sort: bool = False
    act: bool = False


class Words:
    """Reads questions and evidence into comparable terms.

    Args:
        analyser: the index's.
        frequencies: gives in how many passages each stem stands.
        passages: number of passages in the index.

    Attributes:
        listed: folded words of its lists: right, whether or not a document has them.
    """

    def __init__(
        self, analyser: Analyser, frequencies: Callable[[Iterable[str]], dict[str, int]], passages: int
    ) -> None:
        self._analyser = analyser
        self._frequencies = frequencies
        self._passages = max(passages, 1)
        lists = load_lists()
        self._family = {
            _voiceless(stem): _voiceless(analyser.words(forms[0])[0])
            for forms in lists.families
            for word in forms
            for stem in analyser.words(word)[:1]
        }
        self._near = self._lines(lists.synonyms)
        self._units = {
            stem: frozenset(self._canonical(unit) for word in units for unit in analyser.words(word))
            for noun, units in lists.units.items()
            for stem in analyser.words(noun)
        }
        self._read: dict[str, frozenset[str]] = {}
        self._measures = frozenset(lists.measures)
        asking = frozenset(re.findall(r"[a-z]{4,}", load_patterns().asking.pattern))
        self.listed = (
            asking
            | frozenset(fold(word) for line in (*lists.families, *lists.synonyms) for word in line)
            | {fold(word) for words in lists.single() for word in words}
        )
        self._furniture = {stem for word in lists.furniture for stem in analyser.words(word)}
        self._generic = {stem for word in lists.generic for stem in analyser.words(word)}
        self._shells = {stem for word in lists.shells for stem in analyser.words(word)}
        self._sorts = {stem for word in lists.classes for stem in analyser.words(word)}
        self._kinds = {stem for word in lists.kinds for stem in analyser.words(word)}

    def terms(self, text: str) -> frozenset[str]:
        """Return the terms of a text: stems of words and of the parts of compounds, by word family."""
        known = self._read.get(text)
        if known is None:
            words, parts = self._analyser.both(text)
            stems = {*words, *parts}
            known = frozenset({*stems, *(self._canonical(stem) for stem in stems), *_all_bases(stems)})
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            self._read[text] = known
        return known

    def all_terms(self, texts: Iterable[str]) -> frozenset[str]:
        """Return the terms of several texts."""
        return frozenset[str]().union(*(self.terms(text) for text in texts))

    def sequence(self, text: str) -> tuple[str, ...]:
        """Return the terms of a text's words in order, compounds whole."""
        return tuple(self._canonical(stem) for stem in self._analyser.words(text))

    def phrases(self, question: str) -> frozenset[tuple[str, str]]:
        """Return the pairs of content words that stand next to each other in a question, by their terms."""
        pairs = set()
        for match in _PAIR.finditer(question):
            terms = [self.sequence(word) for word in (match[1], match[2])]
            if all(len(one) == 1 for one in terms) and not any(one[0] in self._generic for one in terms):
                pairs.add((terms[0][0], terms[1][0]))
        return frozenset(pairs)

    def count(self, question: str) -> int:
        """Return the number of content words of a question that an answer should have."""
        return len([key for key in self.keys(question) if not key.light])

    def subject(self, question: str) -> list[Key]:
        """Return the content words of a question that say what it is about, and not what kind of thing it asks for."""
        return [key for key in self.keys(question) if not (key.kind or key.light)]

    def keys(self, question: str) -> list[Key]:
        """Return the content words of a question, each once; words that say nothing of a subject are left out.

        Args:
            question: in Dutch.
        """
        glossary = load_glossary()
        found: dict[str, Key] = {}
        question = _JOINED.sub(self._apart, question)
        said = told_where(question)
        why = load_patterns().asked[Asked.WHY.value].search(question)
        reasons = range(*why.span()) if why else range(0)
        for match in _WORD.finditer(question):
            written = match.group()
            stems = self._analyser.words(written)
            if not stems or all(stem in self._generic for stem in stems):
                continue
            if written[0].isdigit() or fold(written) in MONTHS:
                continue  # numbers and dates are checked apart, see ``anchors``
            if numerals(written) and _WHICH.search(question[: match.start()]):
                continue  # "welke drie" is answered by three, and not by the word
            if match.start() in reasons or _PART_OF_TIME.match(question, match.start()):
                continue
            if len(written) == 1 and written.islower():
                continue  # of an abbreviation: t/m
            if fold(written) in self._measures and _HOW.search(question[: match.start()]):
                continue
            stem = self._canonical(stems[0])
            parts = frozenset(self._canonical(part) for part in self._analyser.parts(written)) - {stem}
            others = tuple(terms for other in glossary.expand(written) if (terms := self.terms(other)))
            filled = stems[0] in self._shells and bool(_WHICH.search(question[: match.start()]))
            kind = stems[0] in self._kinds or match.start() in said.sources or filled
            light = stems[0] in self._furniture or match.start() >= said.end
            weight = 0.35 if kind else 0.2 if light else self._weight(stems[0])
            sort = stems[0] in self._sorts and bool(_WHICH.search(question[: match.start()]))
            compounds = self._analyser.compounds_of(fold(written))
            near = self._near.get(stem, frozenset()) | self._given_by(stem)
            near |= {whole for other in compounds for whole in self._analyser.words(other)}
            alike = tuple(frozenset({part}) | self._near.get(part, frozenset()) for part in parts)
            key = Key(
                written, stem, parts, others, weight, near, alike, kind=kind, light=light, plain=stems[0], sort=sort
            )
            found.setdefault(stem, key)
        keys = list(found.values())
        if len([key for key in keys if not (key.light or key.kind or key.written[0].isupper())]) < _SAYS_MUCH:
            # "Welke risico's noemt de nota over X": without its name, all that is said of X would do.
            keys = [
                replace(key, kind=False, weight=max(key.weight, 0.5)) if key.plain in self._shells else key
                for key in keys
            ]
        if all(key.light or key.kind or key.written[0].isupper() for key in keys):
            # Besides names it has colouring words alone: then these are what it asks about.
            keys = [replace(key, light=False, weight=max(key.weight, 0.5)) for key in keys]
        return keys

    def _apart(self, match: re.Match[str]) -> str:
        """Return a word with hyphens that no document has as the words it is made of: "NIST-wedstrijd"."""
        written = match.group()
        return written if any(self._frequencies(self._analyser.words(written)).values()) else written.replace("-", " ")

    def _given_by(self, stem: str) -> frozenset[str]:
        """Return the units by which an answer gives what a word, or the first part of a compound, is the name of."""
        return frozenset[str]().union(*(units for noun, units in self._units.items() if stem.startswith(noun)))

    def _lines(self, lines: Iterable[Iterable[str]]) -> dict[str, frozenset[str]]:
        """Return for each stem the others of the lines it stands in."""
        near: dict[str, frozenset[str]] = {}
        for line in lines:
            stems = frozenset(self._canonical(stem) for word in line for stem in self._analyser.words(word)[:1])
            for stem in stems:
                near[stem] = near.get(stem, frozenset()) | stems - {stem}
        return near

    def _canonical(self, stem: str) -> str:
        stem = _voiceless(stem)
        return self._family.get(stem, stem)

    def _weight(self, stem: str) -> float:
        seen = max(self._frequencies([stem, _voiceless(stem)]).values(), default=0)
        # Rarity on a scale of about 0.3 (in every passage) to 1 (in one of many, or in none).
        total = self._passages + 1
        return max(0.3, min(1.0, math.log(1 + total / (seen + 0.5)) / math.log(1 + total / 1.5)))


_PREFIX = 5  # letters of a first part that a text may leave out, where it stands nearby
_SLIGHT = ("eind", "hoofd", "kamer", "rijks")  # first parts that hardly narrow a word
_NEARLY = 0.75
_INFLECTED = 0.9
_HALF = 0.3  # of "kernenergie" a text about "energie" has only what it shares with other kinds of energy


def held(key: Key, terms: frozenset[str], nearby: frozenset[str] | None = None) -> float:
    """Return how far a text with these terms holds a word: 1 as such, less in part, 0 not.

    Args:
        key: the word.
        terms: of the text.
        nearby: terms of what surrounds it; of a compound that it does not have whole, what the text lacks must stand
            there. None: this is not looked at.
    """
    if key.stem in terms:
        return 1.0
    if any(other <= terms for other in key.others):
        return 1.0
    if not terms.isdisjoint(_bases(key.plain)):
        return _INFLECTED
    part = 0.9 * len(key.parts & terms) / len(key.parts) if key.parts else 0.0
    if part > _NEARLY:
        return part
    if key.near & terms or (len(key.alike) > 1 and not any(terms.isdisjoint(part) for part in key.alike)):
        return _NEARLY
    if part:
        return part if nearby is None or all(_stands(other, nearby) for other in key.parts - terms) else _HALF
    if any(_akin(stem, term) and _stands_for(stem, term, nearby) for stem in {key.stem, key.plain} for term in terms):
        return _NEARLY
    return 0.8 if _joined(key.plain or key.stem, terms) else 0.0


def _stands_for(stem: str, term: str, nearby: frozenset[str] | None) -> bool:
    """Tell whether a word of a text stands for a longer one of the question, whose first part stands nearby."""
    first = fold(stem).removesuffix(fold(term))
    if nearby is None or len(term) >= len(stem) or first in _SLIGHT:
        return True
    return _stands(first, nearby)


def _stands(part: str, terms: frozenset[str]) -> bool:
    """Tell whether a part of a compound is a word of a text or a part of one: kabel of a text about a zeekabel."""
    return part in terms or any(term.startswith(part) or term.endswith(part) for term in terms)


def _voiceless(stem: str) -> str:
    """Bring sluiz(en) and sluis, briev(en) and brief together: a stem does not end in z or v."""
    if len(stem) > 3 and stem[-1] in "zv":
        return stem[:-1] + ("s" if stem[-1] == "z" else "f")
    return stem


#: A verb that says little after a word that says what becomes of something: opengaat, bekendgemaakt.
_PARTICLE = re.compile(r"([a-z]{4,})(?:(?:ge)?gaa?[nt]?|mak|maakt|gemaakt)")

#: A verb of Latin stock and its noun: geïnspecteerd and inspectie, organiseren and organisatie.
_LATINATE = re.compile(r"(?:ge)?([a-zà-ÿ]{4,}?)(?:eer[dt]?|(?<=is)er|[ai]tie|ie)s?")


@cache
def _bases(stem: str) -> frozenset[str]:
    """Return what a stem can be a form of, where it looks like one of a regular verb: stemt and gestemd of stem."""
    found = set()
    if len(stem) > 4 and stem[-1] in "td":
        found.add(stem[:-1])
        if stem.startswith("ge") and len(stem) > 5:
            found |= {stem[2:], stem[2:-1]}
    if match := _PARTICLE.fullmatch(stem) or _LATINATE.fullmatch(stem):
        found.add(match[1])
    return frozenset(base for base in found if len(base) > 3 or (len(base) == 3 and stem.startswith("ge")))


def _all_bases(stems: Iterable[str]) -> set[str]:
    return {base for stem in stems for base in _bases(stem)}


def _joined(stem: str, terms: frozenset[str]) -> bool:
    """Tell whether a compound is spelled out in a text: begrotingsbehandeling, behandeling van de begroting."""
    if len(stem) < 10:
        return False
    heads = [len(term) for term in terms if len(term) >= 5 and stem.startswith(term)]
    tails = [len(term) for term in terms if len(term) >= 5 and stem.endswith(term)]
    return bool(heads and tails) and len(stem) - 4 <= max(heads) + max(tails) <= len(stem)


@cache
def _akin(stem: str, term: str) -> bool:
    """Tell whether one word is the last part of the other (brief and kamerbrief, tekenen and ondertekenen)."""
    short, long = sorted((fold(stem), fold(term)), key=len)
    if long == fold(stem) and len(long) - len(short) > _PREFIX:
        return False  # of "stikstofmaatregel" a text with "regel" has only what matters least
    before = len(long) - len(short)
    if len(short) < 5 or before < 3 or not long.endswith(short) or short.isdigit():
        return False
    # Gesloopt is no loopt, and verantwoordelijk no antwoord.
    return not (before == 3 and long.startswith(("ge", "ver", "ont")))
