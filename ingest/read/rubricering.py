"""Finding a security marking (rubricering, VIRBI) that is printed on a document, in whatever direction.

A marking stands alone: on its own line, in a field, in the margin, in a header. A sentence about markings is not one.
"""

import re
import unicodedata
from collections.abc import Iterator

from ingest.document import Reading, Style

_NAMES = (
    (re.compile(r"stg?zeergeheim|staatsgeheimzeergeheim|zeergeheim|stgzg"), "Stg. ZEER GEHEIM"),
    (re.compile(r"stgeheim|stggeheim|staatsgeheimgeheim|stgg"), "Stg. GEHEIM"),
    (re.compile(r"stgconfidentieel|stconfidentieel|staatsgeheimconfidentieel|stgc"), "Stg. CONFIDENTIEEL"),
    (re.compile(r"staatsgeheim"), "STAATSGEHEIM"),
    (re.compile(r"dep(?:artementaal)?vertrouwelijk|depv"), "Departementaal VERTROUWELIJK"),
)
# What may stand beside a marking on its line: a label, a copy number, a date of expiry, decoration.
_AROUND = re.compile(
    r"rubricering|rubriceringsniveau|classificatie|merking|gerubriceerd|document|bijlage|nota|niveau|exemplaar|ex|nr|nummer|van|pagina|blad|kopie|"
    r"tot|vervalt|op|datum|intern|ned|nl|nederland|persoonlijk|alleen voor|\d+"
)
_WORDS = re.compile(r"[a-z]+|\d+")
_SPACED = re.compile(r"(?:\S\s){5,}\S")
_SHORT = 90  # characters: a longer line is a sentence
_SPELLED = 12  # letters: as many single-letter lines in a row can spell a marking
# What may be found anywhere among spelled letters; abbreviations of a few letters would turn up by chance.
_SPELT_NAMES = (
    ("stgzeergeheim", "Stg. ZEER GEHEIM"),
    ("zeergeheim", "Stg. ZEER GEHEIM"),
    ("stgconfidentieel", "Stg. CONFIDENTIEEL"),
    ("staatsgeheim", "STAATSGEHEIM"),
    ("stggeheim", "Stg. GEHEIM"),
    ("departementaalvertrouwelijk", "Departementaal VERTROUWELIJK"),
    ("depvertrouwelijk", "Departementaal VERTROUWELIJK"),
)


def find_rubricering(reading: Reading) -> str | None:
    """Return the marking that a document carries, in its usual spelling, or None.

    Args:
        reading: blocks and margin are both looked at; also text printed letter under letter, upwards or downwards.
    """
    pieces = list(_pieces(reading))
    found = [name for piece in pieces if (name := _marking(piece))]
    found += _spelled(pieces)
    order = [name for _, name in _NAMES]
    return min(found, key=order.index, default=None)


def _pieces(reading: Reading) -> Iterator[str]:
    """Yield every line that could be a marking: margin texts, and each line and cell of each block."""
    yield from reading.margin
    for key in ("title", "subject", "keywords"):
        yield reading.properties.get(key, "")
    for block in reading.blocks:
        # Notes, lists and tables explain markings; a document wears its own elsewhere.
        if block.style in (Style.FOOTNOTE, Style.BULLET):
            continue
        text = reading.of(block)
        if block.style is Style.TABLE and len(text.split(" | ")) > 2:
            continue
        yield text
        if "\n" in text:
            yield from text.split("\n")


def _marking(text: str) -> str | None:
    """Return the marking that a line is, None where it is anything else."""
    line = _fold(text)
    if not line or len(line) > _SHORT:
        return None
    if _SPACED.fullmatch(line):
        line = "".join(line.split())
    for form in (line, line[::-1] if " " not in line else ""):
        compact = "".join(re.findall(r"[a-z]+", form))
        for pattern, name in _NAMES:
            match = pattern.search(compact)
            if match and _alone(form, match.group()) and (name != "STAATSGEHEIM" or text.isupper()):
                return name
    return None


def _alone(line: str, letters: str) -> bool:
    """Tell whether nothing but labels and numbers stands around the marking, whose letters may be spaced or dotted."""
    spaced = r"[^a-z]*".join(map(re.escape, letters))
    found = re.search(rf"(?<![a-z]){spaced}(?![a-z])", line)
    if found is None:
        return False
    rest = line[: found.start()] + " " + line[found.end() :]
    return all(_AROUND.fullmatch(word) or _repeats(word) for word in _WORDS.findall(rest))


def _repeats(word: str) -> bool:
    """A marking may be printed twice, or with its level spelled out after its abbreviation."""
    return word in {
        "dep",
        "departementaal",
        "vertrouwelijk",
        "stg",
        "st",
        "staatsgeheim",
        "zeer",
        "geheim",
        "confidentieel",
        "v",
        "c",
        "g",
        "zg",
    }


def _spelled(pieces: list[str]) -> list[str]:
    """Return markings spelled one letter (or a few) a line, downwards or upwards."""
    found: list[str] = []
    run: list[str] = []
    for piece in [*pieces, "een gewone regel"]:
        letters = "".join(re.findall(r"[a-z]", _fold(piece)))
        if len(letters) <= 3 and len(_fold(piece)) <= 5:
            run.append(letters)
            continue
        down, up = "".join(run), "".join(run)[::-1]
        if len(down) >= _SPELLED - 2:
            found += [name for word, name in _SPELT_NAMES if word in down or word in up]
        run = []
    return found


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return plain.lower().strip()
