"""What a sentence is about: its content words, weighed by how rare they are in the index."""

import math
from collections.abc import Iterable

from assistant.dossier.promise import OFFICE
from assistant.retrieve.base import Library
from ingest.dutch.tokens import MONTHS

# Words that every commitment has; they say that and when, not about what.
_EMPTY = (
    "kamer tweede eerste beide kamers lid leden brief kamerbrief nota informeren informeer informeert "
    "geïnformeerd berichten bericht sturen stuur stuurt zenden ontvangen ontvangt ontvang toezegging toezeggingen "
    "toegezegd zeggen zegt zeg toe melden weten komen kom terug terugkomen delen deel rapporteren streef streven "
    "verwacht verwachten zullen zal uiterlijk medio begin eind einde kwartaal helft jaar zomer zomerreces "
    "kerstreces reces termijn korte voor vóór oktober gestand doen doe afgedaan nr kamerstuk kamerstukken "
    "minister staatssecretaris uw mijn motie schriftelijk stand uitkomst uitkomsten resultaat resultaten nader "
    "verder datum dan daarover hierover waarover hierop daarvan buiten binnen alsnog mede namens gereed komende "
    "volgende bieden aanbieden ernaar blijf zoals gezegd herhaal hier preciezere voorzien krijgen krijgt krijg "
    "afschrift bekend moment mogelijk spoedig volgt volgen daarom heb heeft hebben wordt worden zijn eerder "
    "genoemde nieuwe "
    "open "
)


class Subjects:
    """Reads subjects, and compares them.

    Args:
        index: its analyser stems and splits; its frequencies weigh.
    """

    def __init__(self, index: Library) -> None:
        self._index = index
        self._empty = frozenset(self._stems(_EMPTY)) | frozenset(self._stems(" ".join(MONTHS)))
        self._weights: dict[str, float] = {}
        self._total = max(1, index.size())

    def of(self, *texts: str) -> frozenset[str]:
        """Return the stems, and those of the parts of compounds, that carry the subject of texts; offices do not."""
        found = {stem for text in texts for stem in self._stems(OFFICE.sub(" ", text))}
        return frozenset(stem for stem in found - self._empty if not stem[:1].isdigit() and len(stem) > 2)

    def weight(self, stems: Iterable[str]) -> float:
        """Return how much stems say together: the rarer, the more."""
        wanted = list(stems)
        unknown = [stem for stem in wanted if stem not in self._weights]
        if unknown:
            counts = self._index.frequencies(unknown)
            for stem in unknown:
                self._weights[stem] = math.log(1 + self._total / (1 + counts.get(stem, 0)))
        return sum(self._weights[stem] for stem in wanted)

    def overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return which share of the lesser subject stands in the other, by weight; 0 where either is empty."""
        least = min(self.weight(one), self.weight(other))
        return self.weight(one & other) / least if least else 0.0

    def _stems(self, text: str) -> list[str]:
        return [*self._index.analyser.words(text), *self._index.analyser.parts(text)]
