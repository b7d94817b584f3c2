"""Weighs a unit of a found passage against a question: what it holds of it, what it lacks, how well it answers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answer.evidence.anchors import Settled, strays, violations
from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.carried import subject
from assistant.answer.evidence.context import (
    known,
    lists_attachment,
    members_ask,
    members_speak,
    says_something,
    stretch,
    tells_of_questions,
)
from assistant.answer.evidence.kinds import DECISIVE, holds, in_money
from assistant.answer.evidence.spelled import spelled_out
from assistant.answer.evidence.units import Unit, spell_row
from assistant.answer.evidence.weigh import Surroundings, Weighed, counted, coverage, phrasing, weigh, with_acts
from assistant.answer.evidence.words import Key, Words, held
from assistant.answer.question.asked import Asked, names_asked
from assistant.answer.question.predicate import predicates, subjects, vital_words
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from assistant.retrieve.question import Question
from assistant.retrieve.replies import Answered

_MEMBERS_ASKED = re.compile(
    r"\b(?:moties?|kamerle?i?d\w*|leden|lid|fracties?|partij\w*|indieners?|verzoek\w*|overweg\w*)\b|-fractie",
    re.IGNORECASE,
)
#: What was said to Members is asked for, not what they said themselves.
_REPLY_ASKED = re.compile(r"\b(?:ge)?(?:ant|beant)woord\w*|\breactie\b|\breageer\w*|\bgereageerd\b", re.IGNORECASE)
_ATTACHED = re.compile(r"\bbij(?:lagen?|gevoegd)\b|\bstukken\b", re.IGNORECASE)
#: Whether and by whom questions were put is asked for, so that who says so answers.
_QUESTIONS = re.compile(r"\b(?:kamer)?vra(?:gen|ag)\b|\bleden\b|\blid\b|\bwie\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\bhoe ?veel ([\w'’-]+)", re.IGNORECASE)
_TOTAL_ASKED = re.compile(r"\b(?:totale?|in totaal|totaalbedrag|alles bij elkaar|opgeteld)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:totaal\w*|totale|gehele?|gezamenlijke?)\b", re.IGNORECASE)
_SUM = 0.2  # what a sentence that gives a total scores more where one is asked for
_LISTS = 0.15  # what a sentence that introduces a list scores more where names are asked for
_REPLIES = 0.15  # what the answer to such a Kamervraag scores more
_FOUND, _NEW = 0.12, 0.08  # what the best found passage and the newest document score more
#: What a unit scores less for another name or year, for being what Members say, for an answer in the next sentence.
_OTHER, _MEMBERS, _FURTHER = 0.15, 0.25, 0.08
_ASKED = 0.6  # share of the question's words in a Kamervraag, from which its answer answers the question
#: A heading or question that says that what stands below it is the reason.
_REASON = re.compile(r"\b(?:waarom|waardoor|redenen?|oorza(?:ak|ken)|hoe komt)\b", re.IGNORECASE)
_SAME_REASON = 0.4  # share of the question's words in it and in the document's title, from which it is of the question
_HELD = 0.75  # from here on a word stands in a sentence, as such or by another word for it
#: Kinds of answer that hang on one word of the question: how many of what, who is what.
_OF_HEAD = frozenset({Asked.NUMBER, Asked.WHO})
_TELLING = 0.55  # weight below which a noun is too common to tell by itself what is asked of
_TOPIC = 0.45  # share of the question's words in a sentence from which the one after it goes on about the same
#: Who goes without something ("gemeenten zonder loket") does not count among those who have it.
_WITHOUT = re.compile(r"\bzonder (?:(?:een|het|de|enige?|eigen) )?(?:\w+e )?\w+", re.IGNORECASE)
_LACKS = re.compile(r"\b(?:zonder|geen|niet|ontbre\w+)\b", re.IGNORECASE)
#: Says of someone that it is not him.
_NO_ONE = re.compile(r"^[^,;]{0,60}\b(?:is|zijn|was|waren|heeft|hebben) geen\b")
_DENIED = re.compile(r"\b(?:niet|geen|nooit|pas)\b", re.IGNORECASE)
_ONE_YEAR = re.compile(r"(?:19|20|21)\d\d(?:-\d\d-\d\d)?")


class Passage:
    """A found passage with its surroundings, read once for all of its units.

    Args:
        index: where it stands.
        words: reads it.
        hit: the passage.
        spelled: abbreviations of the question with the names that they stand for.
    """

    def __init__(self, index: Library, words: Words, hit: Hit, spelled: Mapping[str, Sequence[str]]) -> None:
        self.hit = hit
        about = subject(index, hit.document)
        self.title = words.terms(known(hit.document))
        self.about = self.title | words.terms(about)
        self.terms = words.terms(hit.passage.text)
        self.around = stretch(index, hit)
        self.settled = Settled(about, index.text(hit.document.id), spelled)
        self._answered = Answered(index, hit)

    def answered(self, unit: Unit) -> str:
        """Return the question that a unit is of the answer to; empty for none."""
        return self._answered.at(unit.start)


class Weighing:
    """A question, read once, that units are weighed against.

    Args:
        index: where the passages stand.
        words: reads question and units.
        question: the question.
        topic: the question that names the subject, where this one leaves it out.
        wanted: kinds of answer asked for.
        hits: found passages.
    """

    def __init__(
        self,
        index: Library,
        words: Words,
        question: Question,
        topic: Question | None,
        wanted: Sequence[Asked],
        hits: Sequence[Hit],
    ) -> None:
        text = question.text
        keys = with_acts(words.keys(question.rest), wanted)
        self._words = words
        self._question = question
        self._questions = (question, topic) if topic else (question,)
        self._wanted = wanted
        self._decisive = [kind for kind in wanted if kind in DECISIVE]
        self._keys = _of_topic(keys, words.keys(topic.rest)) if topic else keys
        self._verbs = predicates(text)
        # To ask why takes for granted that it happened; a verb that only comes near does not show that it did.
        self._exact = self._verbs if Asked.WHY in wanted and not _DENIED.search(text) else frozenset[str]()
        common = frozenset(key.written for key in keys if key.weight < _TELLING)
        self._vital = vital_words(text, wanted, common=common)
        self._phrases = words.phrases(text)
        self._head = match[1] if (match := _HOW_MANY.search(text)) else ""
        self._heads = [key for key in self._keys if key.written in subjects(text) and not key.light]
        # What is counted, and what is said to have happened, must stand in the sentence itself.
        self._points_back = not (self._heads and _OF_HEAD & set(wanted)) and Asked.WHY not in wanted
        self._top = max((hit.score for hit in hits), default=1.0) or 1.0
        year = any(_ONE_YEAR.fullmatch(number) for number in question.numbers)
        self._fresh = {} if year else _freshness(hits)
        self._naming = names_asked(text)
        self._summing = bool(_TOTAL_ASKED.search(text))
        self._counting = (Asked.NUMBER in wanted or self._naming) and not _LACKS.search(text)
        self._of_members = bool(_MEMBERS_ASKED.search(text)) and not _REPLY_ASKED.search(text)
        self._of_attachments = bool(_ATTACHED.search(text))
        self._of_questions = bool(_QUESTIONS.search(text))
        self._names = [name for ask in self._questions for name in ask.names]
        self.spelled = spelled_out(index, self._names)

    def may_tell(self, hit: Hit, unit: Unit) -> bool:
        """Tell whether a unit states something that this question can be after."""
        if lists_attachment(hit, unit) and not self._of_attachments:
            return False
        if members_ask(hit, unit) and not self._of_members:
            return False
        if tells_of_questions(unit) and not self._of_questions:
            return False
        return says_something(hit, unit)

    def weigh(self, passage: Passage, position: int) -> Evidence:
        """Return a unit of a passage as a candidate.

        Args:
            passage: the passage.
            position: place of the unit in what surrounds the passage.
        """
        words, question, hit, around = self._words, self._question, passage.hit, passage.around
        unit = around[position]
        text = spell_row(unit.text, around[unit.leads[0]].text) if unit.row else unit.text
        answered = passage.answered(unit)
        # Whom and by whom it is answered stands above it ("Antwoorden op de vragen van de fractie van …").
        above = passage.about | words.all_terms((answered, hit.passage.section))
        replies = bool(answered) and coverage(self._keys, above) >= _ASKED
        leads = [around[lead].text for lead in unit.leads]
        caption = _above(around, unit) if unit.row else ""
        before = _before(around, position)
        governing = [*leads, caption, hit.passage.section, answered, *(before if unit.dependent else ())]
        surroundings = Surroundings(
            own=words.terms(_WITHOUT.sub(" ", text) if self._counting else text),
            quoted=words.all_terms(before[-1:] if self._points_back and unit.dependent and not unit.bullet else ()),
            governing=words.all_terms(governing),
            before=words.all_terms(before),
            # What the other rows say is said of something else.
            passage=frozenset() if unit.row else passage.terms,
            about=passage.about,
        )
        weighed = weigh(text, surroundings, self._keys, self._verbs, names=self._names, exact=self._exact)
        paragraph = " ".join([*_paragraph(around, position), text])
        wide = "\n".join([*before, hit.passage.text])
        wrong = tuple(
            anchor
            for ask in self._questions
            for anchor in violations(
                ask, "\n".join([text, *governing]), wide, hit.document, settled=passage.settled, paragraph=paragraph
            )
        )
        members = not self._of_members and members_speak(hit, unit)
        listing = _list_of(around, position)
        # The headings of a table are written large, and are no names.
        read = unit.text if unit.row and self._naming else text
        kinds = frozenset(kind for kind in self._wanted if holds(kind, f"{read} {listing}", question.text))
        if Asked.AMOUNT in self._wanted and unit.row and in_money(unit.text, leads[0], caption):
            kinds |= {Asked.AMOUNT}
        if Asked.WHY in self._wanted and (weighed.own or replies) and self._reasons(passage, answered):
            kinds |= {Asked.WHY}
        if _NO_ONE.search(text) and not _LACKS.search(question.text):
            kinds -= {Asked.WHO}
        if not _states(self._heads, surroundings.own | surroundings.governing):
            kinds -= _OF_HEAD
        follows = _follows(around, position, [kind for kind in self._decisive if kind not in kinds], question.text)
        if follows and says_something(hit, follows[0]) and weighed.own >= _TOPIC:
            more = frozenset(kind for kind in self._decisive if holds(kind, follows[-1].text, question.text))
            kinds |= more if _states(self._heads, words.terms(follows[-1].text)) else more - _OF_HEAD
        else:
            follows = ()
        score = _score(weighed, self._wanted, kinds) + counted(text, self._head, words)
        score += _LISTS * (self._naming and bool(listing)) + _SUM * (self._summing and bool(_TOTAL.search(text)))
        if self._phrases:
            score += phrasing(words.sequence(f"{hit.passage.section}\n{text}"), self._phrases)
        score += _REPLIES * replies + _FOUND * hit.score / self._top + _NEW * self._fresh.get(hit.document.id, 0.0)
        score -= _OTHER * (bool(wrong) + strays(question, text)) + _MEMBERS * members + _FURTHER * bool(follows)
        return Evidence(
            hit=hit,
            document=hit.document,
            section=hit.passage.section,
            role=hit.passage.role,
            unit=unit,
            text=text,
            around=around,
            coverage=weighed.coverage,
            own=weighed.own,
            covered=weighed.covered,
            stated=weighed.stated,
            missing=weighed.missing,
            vital=bool(self._vital & set(weighed.missing)),
            violations=wrong,
            kinds=kinds,
            follows=follows,
            replies=replies,
            members=members,
            score=score,
        )

    def _reasons(self, passage: Passage, answered: str) -> bool:
        """Tell whether the heading or the question above a unit says that what follows is the reason asked for."""
        lines = [passage.hit.passage.section, *re.split(r"(?<=[?.])\s+", answered)]
        named = {word for name in self._names for word in name.split()}
        # The names of the subject stand in the title of a document that tells of much about it.
        keys = [key for key in self._keys if key.written not in named] or self._keys
        return any(
            coverage(keys, passage.title | self._words.terms(line)) >= _SAME_REASON
            for line in lines
            if _REASON.search(line)
        )


def _of_topic(keys: list[Key], topic: Sequence[Key]) -> list[Key]:
    """Return the words of a part of a question with those of its subject, which count less; alone, they count fully."""
    if all(key.light for key in keys):
        return [*keys, *topic]
    own = {key.stem for key in keys}
    return [*keys, *(replace(key, light=True, weight=0.4 * key.weight) for key in topic if key.stem not in own)]


def _score(weighed: Weighed, wanted: Sequence[Asked], kinds: frozenset[Asked]) -> float:
    decisive = [kind for kind in wanted if kind in DECISIVE]
    fit = sum(kind in kinds for kind in decisive) / len(decisive) if decisive else 1.0
    promise = 0.1 if weighed.promise and Asked.COMMITMENT in kinds else 0.0
    return (0.6 * weighed.coverage + 0.4 * weighed.own) * (0.5 + 0.5 * fit) + promise


def _freshness(hits: Sequence[Hit]) -> dict[str, float]:
    """Return how new each document is among those found, from 0 to 1: of two that say the same the newest counts."""
    days = sorted({hit.document.date for hit in hits if hit.document.date})
    last = max(1, len(days) - 1)
    return {hit.document.id: days.index(hit.document.date) / last for hit in hits if hit.document.date}


def _follows(around: Sequence[Unit], position: int, lacking: Sequence[Asked], question: str) -> tuple[Unit, ...]:
    """Return the next sentence of the paragraph if it holds a kind of answer that this one lacks."""
    if not lacking or position + 1 >= len(around) or around[position].row or around[position].bullet:
        return ()
    after = around[position + 1]
    if after.block != around[position].block or after.text.endswith("?"):
        return ()
    return (after,) if any(holds(kind, after.text, question) for kind in lacking) else ()


def _above(around: Sequence[Unit], row: Unit) -> str:
    """Return the line above the table that a row stands in; empty where none is seen."""
    head = row.leads[0] if row.leads else 0
    return around[head - 1].text if head else ""


def _states(heads: Sequence[Key], terms: frozenset[str]) -> bool:
    """Tell whether a sentence with what governs it has what is counted, or the part that someone plays."""
    return all(held(key, terms) >= _HELD for key in heads)


def _list_of(around: Sequence[Unit], position: int) -> str:
    """Return the text of the list that a sentence introduces, which it answers by; empty for any other sentence."""
    if not around[position].text.endswith(":"):
        return ""
    return "; ".join(unit.text for unit in around[position + 1 :] if unit.bullet and position in unit.leads)


def _before(around: Sequence[Unit], position: int) -> list[str]:
    """Return the sentences before a unit in its own paragraph, two at most."""
    block = around[position].block
    return [unit.text for unit in around[max(0, position - 2) : position] if unit.block == block]


def _paragraph(around: Sequence[Unit], position: int) -> list[str]:
    """Return all sentences before a unit in its own paragraph."""
    return [unit.text for unit in around[:position] if unit.block == around[position].block]
