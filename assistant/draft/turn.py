"""Turns what a letter says in the first person to the Kamer into what a nota says to the bewindspersoon.

"Ik informeer uw Kamer" becomes "U informeert de Kamer". Only words of closed lists are replaced: pronouns, and the verb
that goes with "ik". Where it is not sure which word that is, the sentence stays as it was.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ABOUT = re.compile(r"\b(?:ik|Ik|mijn|Mijn|mij|Mij|me|[Uu]|[Uu]w)\b")
_UNSURE = re.compile(
    r"\b(?:[Ww]ij|[Ww]e|[Oo]ns|[Oo]nze|[Mm]ijns|ikzelf|mijzelf|mezelf|uzelf|uws|jij|je|jullie|uwerzijds|mijnerzijds)\b"
)
_QUOTED = re.compile(r"[«“\"„][^»”\"]*[»”\"]|(?<!\w)[‘'][^’']*[’'](?!\w)")
_EDGE = re.compile(r"[,;:.!?()–—]")
_COORDINATORS = frozenset({"en", "maar", "of", "want", "dus"})
_SECOND = {"hebt": "heeft", "bent": "is", "kunt": "kan", "wilt": "wil", "zult": "zal"}
_LETTER = re.compile(r"\b([Mm]et|[Ii]n|[Bb]ij|[Vv]ia|[Dd]oor|[Vv]an) deze brief\b")


class _Forms(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    exceptions: dict[str, str]
    modal: frozenset[str]
    sure: frozenset[str]
    unsure: frozenset[str]
    past: frozenset[str]
    prefixes: tuple[str, ...]
    after_verb: frozenset[str]
    kamer_verbs: frozenset[str]
    subordinators: frozenset[str]


@dataclass(frozen=True, slots=True)
class Turned:
    """A sentence after turning.

    Attributes:
        text: what it says now; the sentence itself where nothing changed.
        changed: the text differs from the sentence.
        sure: nothing of the first person is left; else the sentence was left alone.
    """

    text: str
    changed: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


class _UnsureError(Exception):
    """Which verb goes with "ik" does not follow from the rules."""


def turn(sentence: str, kamer: str = "de Kamer") -> Turned:
    """Turn one sentence of a letter.

    Args:
        sentence: as the letter has it.
        kamer: how the nota calls whom the letter addresses ("de Kamer", "de Eerste Kamer").

    Returns:
        The sentence to the bewindspersoon; unchanged where it does not speak of "ik" or the Kamer, and unchanged and
        not sure where the rules do not say how.
    """
    if not _ABOUT.search(sentence):
        text = _LETTER.sub(r"\1 de brief", sentence)
        return Turned(text, text != sentence, sure=_UNSURE.search(sentence) is None)
    if _UNSURE.search(sentence) or any(_ABOUT.search(quote) for quote in _QUOTED.findall(sentence)):
        return Turned(sentence, changed=False, sure=False)
    try:
        text = _apply(sentence, dict(_changes(sentence, kamer)))
    except _UnsureError:
        return Turned(sentence, changed=False, sure=False)
    text = _LETTER.sub(r"\1 de brief", text)
    return Turned(text, text != sentence, sure=True)


def _apply(sentence: str, changes: dict[tuple[int, int], str]) -> str:
    made, at = [], 0
    for (start, end), word in sorted(changes.items()):
        opening = sentence[start].isupper()
        made += [sentence[at:start], word[:1].upper() + word[1:] if opening else word]
        at = end
    return "".join([*made, sentence[at:]])


def _changes(sentence: str, kamer: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the stretches that change, with what they become.

    Raises:
        _UnsureError: the sentence is to be left alone.
    """
    words = [_Token(match[0], *match.span()) for match in _WORD.finditer(sentence)]
    speakers = [at for at, word in enumerate(words) if word.text in {"ik", "Ik"}]
    handled: set[int] = set()
    for at in speakers:
        verb = _verb(sentence, words, at)
        handled.add(verb)
        yield (words[at].start, words[at].end), "u"
        yield (words[verb].start, words[verb].end), _second(words[verb].text)
    if speakers:
        yield from _coordinated(sentence, words, speakers, handled)
    for at, word in enumerate(words):
        span = (word.start, word.end)
        following = words[at + 1].text if at + 1 < len(words) else ""
        if word.text.casefold() == "mijn":
            yield span, "uw"
        elif word.text.casefold() in {"mij", "me"}:
            yield span, "zich" if _reflexive(sentence, words, speakers, at) else "u"
        elif word.text.casefold() == "uw":
            if following != "Kamer":
                raise _UnsureError
            yield (word.start, words[at + 1].end), kamer
        elif word.text in {"u", "U"}:
            if not speakers and not any(one.text.casefold() in _forms().kamer_verbs for one in words):
                raise _UnsureError
            yield span, kamer
            for near in (at - 1, at + 1):
                if 0 <= near < len(words) and words[near].text in _SECOND:
                    yield (words[near].start, words[near].end), _SECOND[words[near].text]
                    handled.add(near)
    if any(word.text in _SECOND and at not in handled for at, word in enumerate(words)):
        raise _UnsureError


def _verb(sentence: str, words: list[_Token], at: int) -> int:
    """Return which word is the finite verb of the "ik" at a position."""
    forms = _forms()
    before = words[at - 1].text if at and not _EDGE.search(sentence[words[at - 1].end : words[at].start]) else ""
    if before and _is_form(before):
        return at - 1
    if before.casefold() in forms.subordinators:
        return _verb_of_clause(sentence, words, at)
    if (not before or before.casefold() in _COORDINATORS) and at + 1 < len(words) and _is_form(words[at + 1].text):
        if _EDGE.search(sentence[words[at].end : words[at + 1].start]):
            raise _UnsureError
        return at + 1
    raise _UnsureError


def _verb_of_clause(sentence: str, words: list[_Token], at: int) -> int:
    """Return the one form in a subordinate clause, which stands at or near its end."""
    last = at
    while last + 1 < len(words) and not _EDGE.search(sentence[words[last].end : words[last + 1].start]):
        last += 1
    unsure = _forms().unsure
    found = [
        one
        for one in range(at + 1, last + 1)
        if _is_form(words[one].text, joined=True) and (words[one].text not in unsure or one >= last)
    ]
    if len(found) != 1:
        raise _UnsureError
    return found[0]


def _coordinated(
    sentence: str, words: list[_Token], speakers: list[int], handled: set[int]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the verbs that share an "ik": "Ik erken dat en stel voor"; a form that nothing explains makes unsure."""
    forms = _forms()
    own = [word.text.casefold() for word in words[speakers[0] :]]
    nested = bool(forms.subordinators & set(own))
    for at, word in enumerate(words):
        if at in handled or at < speakers[0] or not _is_present(word.text):
            continue
        before = words[at - 1].text.casefold() if at else ""
        after = words[at + 1].text.casefold() if at + 1 < len(words) else ""
        joined = before in _COORDINATORS and not _EDGE.search(sentence[words[at - 1].end : word.start])
        if word.text in forms.modal:
            if joined and nested:
                raise _UnsureError
            if not joined:
                continue
        elif word.text in forms.unsure:
            if not joined:
                continue
            if after not in forms.after_verb:
                raise _UnsureError
        elif not joined:
            raise _UnsureError
        handled.add(at)
        yield (word.start, word.end), _second(word.text)


def _reflexive(sentence: str, words: list[_Token], speakers: list[int], at: int) -> bool:
    """Tell whether "mij" is the subject itself ("Ik zet mij in"): it stands in the same stretch as its "ik".

    Raises:
        _UnsureError: there is an "ik" in the sentence, but in another stretch.
    """
    if not speakers:
        return False
    near = [one for one in speakers if not _EDGE.search(sentence[words[min(one, at)].end : words[max(one, at)].start])]
    if not near:
        raise _UnsureError
    # A preposition makes it an object: "namens mij", "van mij".
    if abs(near[-1] - at) > 2:
        raise _UnsureError
    return True


def _is_form(word: str, *, joined: bool = False) -> bool:
    if _is_present(word) or word.casefold() in _forms().past:
        return True
    return joined and any(
        word.startswith(prefix) and _is_form(word.removeprefix(prefix)) for prefix in _forms().prefixes
    )


def _is_present(word: str) -> bool:
    return word.casefold() in _forms().sure | _forms().unsure


def _second(word: str) -> str:
    """Return the form for "u" of a form for "ik"."""
    forms, folded = _forms(), word.casefold()
    if folded in forms.past:
        return word
    if folded in forms.exceptions:
        return forms.exceptions[folded]
    if not _is_present(word):
        prefix = next(one for one in forms.prefixes if word.startswith(one) and _is_form(word.removeprefix(one)))
        return prefix + _second(word.removeprefix(prefix))
    return word if word.endswith("t") else word + "t"


@cache
def _forms() -> _Forms:
    content = files("assistant.draft").joinpath("verbs.yaml").read_text(encoding="utf-8")
    return _Forms.model_validate(yaml.safe_load(content))
