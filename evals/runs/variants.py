"""Variants of the product, from a file: what a knob of search or answering is worth.

Only knobs that leave the index as it is; what changes the index is compared by runs over two indexes.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.retrieve.search import Retriever
from assistant.session import Session
from evals.runs.systems import NAMES, System, variant
from ingest.embed.base import Embedder
from ingest.errors import NotabeneError, reason_of

Share = Annotated[float, Field(ge=0, le=1)]
_ANSWERING = {"sources", "words"}


class Knobs(BaseModel):
    """What differs from the product; the names are those of ``Retriever`` and ``Assistant``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    weight: Share | None = None
    keywords: Share | None = None
    common: Share | None = None
    other: Share | None = None
    dated: Share | None = None
    step: Share | None = None
    depth: Annotated[int, Field(ge=1)] | None = None
    lexical_depth: Annotated[int, Field(ge=1)] | None = None
    looked_at: Annotated[int, Field(ge=1)] | None = None
    sources: Annotated[int, Field(ge=1)] | None = None
    words: Annotated[int, Field(ge=30)] | None = None

    def changed(self) -> dict[str, float]:
        """Return the knobs that are set."""
        return {name: value for name, value in self.model_dump().items() if value is not None}


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    variants: dict[Annotated[str, Field(pattern=r"^[a-z0-9-]+$")], Knobs]


def load_variants(path: Path) -> dict[str, Knobs]:
    """Read variants.

    Raises:
        NotabeneError: the file cannot be read or used.
    """
    try:
        found = _File.model_validate(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)).variants
    except OSError as error:
        raise NotabeneError(f"{path} is niet te lezen ({reason_of(error)}); geef een ander pad.") from error
    except yaml.YAMLError as error:
        raise NotabeneError(f"{path} is geen geldige YAML; verbeter het bestand.") from error
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"])) or "het bestand"
        names = ", ".join(Knobs.model_fields)
        raise NotabeneError(f"{path}: '{place}' klopt niet; schrijf onder variants per naam: {names}.") from error
    if taken := set(found) & set(NAMES):
        raise NotabeneError(f"{path}: de naam '{min(taken)}' is al vergeven; kies een andere.")
    return found


def make_variants(
    variants: Mapping[str, Knobs], session: Session, embedder: Embedder, *, sources: int, words: int
) -> list[System]:
    """Return a system for each variant, over the product's index.

    Args:
        variants: name -> knobs.
        session: the product.
        embedder: of the index.
        sources: the product's passages for an answer.
        words: the product's longest answer.
    """
    made = []
    for name, knobs in variants.items():
        changed = knobs.changed()
        search = knobs.model_dump(exclude_none=True, exclude=_ANSWERING)
        made.append(
            variant(
                name,
                session,
                Retriever(session.index, embedder, **search),
                sources=int(changed.get("sources", sources)),
                words=int(changed.get("words", words)),
            )
        )
    return made
