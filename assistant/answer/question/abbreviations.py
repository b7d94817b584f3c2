"""Abbreviations in a question, and sentences that say what they stand for."""

import re

_SHORT = re.compile(r"\b[A-Z][\w&]*[A-Z&][\w&]*\b")
_LONE = re.compile(r"\W*([A-Za-z&]{2,6})\W*")
_SAYS = r"(?: (?:is|was) (?:een|de) afkorting|,? ?\(?(?:betekent|staat voor|oftewel|ofwel|dat wil zeggen)\b|:| = )"


def defines(text: str, word: str) -> bool:
    """Tell whether a sentence says what an abbreviation stands for: "X Y Z (XYZ)", "XYZ staat voor", "XYZ (x y z)"."""
    short = re.escape(word)
    before = re.search(rf"(?P<long>(?:[\w’'-]+[ -]){{1,9}}[\w’'-]+) \((?:hierna: ?|afgekort )?[\"“‘']?{short}\b", text)
    if before and _fits(before["long"], word):
        return True
    after = re.search(rf"\b{short} \((?P<long>[^)]*[a-z]{{3}}[^)]*)\)", text)
    if after and _fits(after["long"], word):
        return True
    return bool(re.search(rf"\b{short}{_SAYS}", text))


def long_form(text: str, word: str) -> str | None:
    """Return the name that a text says an abbreviation stands for: "Dienst Kustvaarten (DKV)", "DKV (Dienst …)"."""
    short = rf"[\"“‘']?{re.escape(word)}[\"”’']?"
    before = re.search(rf"(?P<long>(?:[\w’'-]+[ -]){{0,7}}[\w’'-]+) \((?:hierna: ?|afgekort )?{short}\)", text)
    after = re.search(rf"\b{re.escape(word)} \((?P<long>[^)]*[a-z]{{3}}[^)]*)\)", text)
    if after and _fits(after["long"], word):
        return after["long"]
    if before is None:
        return None
    # As near as it can be: of "de directeur van Dienst Kustvaarten (DKV)" only the name.
    starts = [match.start() for match in re.finditer(r"[\w’']+", before["long"]) if match.group()[0] == word[0]]
    fitting = [before["long"][start:] for start in starts if _fits(before["long"][start:], word)]
    return fitting[-1] if fitting else None


def abbreviations(question: str) -> list[str]:
    """Return the abbreviations in a question, as written; a lone short word is taken to be one."""
    lone = _LONE.fullmatch(question)
    return [lone[1].upper()] if lone else _SHORT.findall(question)


def _fits(long: str, word: str) -> bool:
    """Tell whether words can be what letters stand for: their initials hold the first and one other of the letters."""
    letters = [letter.casefold() for letter in word if letter.isalpha()]
    # Parts of compounds give letters too (VreemdelingenKeten), so that the letters need only stand in order.
    starts = [part[0].casefold() for part in re.findall(r"[\w’']+", long)]
    if letters[0] not in starts:
        return False
    tail = long[_start_of(long, letters[0]) :].casefold()
    at = 0
    for letter in letters:
        at = tail.find(letter, at) + 1
        if at == 0:
            return False
    return True


def _start_of(long: str, letter: str) -> int:
    return next((m.start() for m in re.finditer(r"[\w’']+", long) if m.group()[0].casefold() == letter), 0)
