"""How an index is made of what was read. It is part of what an index is, as its embedding model is."""

from dataclasses import dataclass, field

from pydantic import TypeAdapter

from ingest.dutch.analyse import WordKnobs
from ingest.passages.split import Knobs

META = "recipe"


@dataclass(frozen=True, slots=True)
class Recipe:
    """The knobs of an index that whoever asks it must not turn.

    None of them is a setting: the defaults are what measured best, and another recipe is for measuring it against.

    Attributes:
        passages: how texts are split, and what stands above a passage.
        words: how words become terms.
    """

    passages: Knobs = field(default_factory=Knobs)
    words: WordKnobs = field(default_factory=WordKnobs)

    @property
    def identity(self) -> str:
        """What differs from the defaults, as an index keeps it; empty for the defaults."""
        return "" if self == Recipe() else _RECIPES.dump_json(self, exclude_defaults=True).decode()

    @classmethod
    def of(cls, identity: str) -> "Recipe":
        """Return the recipe of an identity; the opposite of ``identity``."""
        return _RECIPES.validate_json(identity) if identity else cls()


_RECIPES = TypeAdapter(Recipe)
