"""The contract of a Kern: how long it and its parts may be."""

from pydantic import BaseModel, ConfigDict, Field

from assistant.draft.types import Line, Shape

_BULLETS = frozenset({Shape.BULLET, Shape.SUB})


class Contract(BaseModel):
    """Ceilings; the defaults are those of the real nota.

    Attributes:
        words: of the whole section.
        bullets: main bullets and sub-bullets together.
        bullet_words: of one bullet.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: int = Field(default=250, ge=20)
    bullets: int = Field(default=10, ge=1)
    bullet_words: int = Field(default=35, ge=5)

    def kept(self, lines: tuple[Line, ...]) -> bool:
        """Tell whether the lines of a section stay within it."""
        return (
            count(lines) <= self.words
            and len(bullets(lines)) <= self.bullets
            and all(len(line.text.split()) <= self.bullet_words for line in bullets(lines))
        )


def bullets(lines: tuple[Line, ...]) -> list[Line]:
    """Return the bullets among lines."""
    return [line for line in lines if line.shape in _BULLETS]


def count(lines: tuple[Line, ...]) -> int:
    """Return the words of lines."""
    return sum(len(line.text.split()) for line in lines)
