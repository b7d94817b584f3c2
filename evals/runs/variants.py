"""Variants of the product, from a file: what a knob of the index, of search or of answering is worth."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.retrieve.rerank import load_reranker
from assistant.retrieve.search import Retriever
from assistant.session import Session
from assistant.settings import Settings
from evals.runs.systems import NAMES, SUMMARIES, System, variant
from ingest.dutch.analyse import WordKnobs
from ingest.embed.base import Embedder
from ingest.errors import NotabeneError, reason_of
from ingest.passages.split import Knobs as PassageKnobs
from ingest.recipe import Recipe

Share = Annotated[float, Field(ge=0, le=1)]
_ANSWERING = {"sources", "words"}
_WORDS = {"stemmer", "compounds"}
_PASSAGES = {"target", "tokens", "context"}
_OF_INDEX = _WORDS | _PASSAGES


class Knobs(BaseModel):
    """What differs from the product, under the names of the passages' ``Knobs``, ``WordKnobs`` and ``Retriever``.

    ``sources`` and ``words`` are of ``Assistant``. A ``stemmer`` of ``none`` is words as they are written. Where the
    settings name a CrossEncoder, variants have it as the product has, but for one whose ``reranker`` is false.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    stemmer: Literal["none", "dutch", "dutch_porter"] | None = None
    compounds: bool | None = None
    target: Annotated[int, Field(ge=100)] | None = None
    tokens: Annotated[int, Field(ge=64)] | None = None
    context: bool | None = None
    weight: Share | None = None
    keywords: Share | None = None
    common: Share | None = None
    other: Share | None = None
    dated: Share | None = None
    step: Share | None = None
    head: Annotated[float, Field(ge=0)] | None = None
    neighbours: Annotated[int, Field(ge=0)] | None = None
    reranker: Literal[False] | None = None
    reranked_hits: Annotated[int, Field(ge=1)] | None = None
    depth: Annotated[int, Field(ge=1)] | None = None
    lexical_depth: Annotated[int, Field(ge=1)] | None = None
    looked_at: Annotated[int, Field(ge=1)] | None = None
    sources: Annotated[int, Field(ge=1)] | None = None
    words: Annotated[int, Field(ge=30)] | None = None

    def changed(self) -> dict[str, bool | int | float | str]:
        """Return the knobs that are set."""
        return self.model_dump(exclude_none=True)

    @property
    def recipe(self) -> Recipe:
        """How the index of the variant is made."""
        words = self.model_dump(exclude_none=True, include=_WORDS)
        if words.get("stemmer") == "none":
            words["stemmer"] = None
        return Recipe(PassageKnobs(**self.model_dump(exclude_none=True, include=_PASSAGES)), WordKnobs(**words))


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
    if taken := set(found) & {*NAMES, *SUMMARIES}:
        raise NotabeneError(f"{path}: de naam '{min(taken)}' is al vergeven; kies een andere.")
    return found


def skipped(variants: Mapping[str, Knobs], settings: Settings) -> dict[str, str]:
    """Return name -> why, of the variants that these settings give nothing to run with."""
    if settings.reranker:
        return {}
    why = "er is geen CrossEncoder ingesteld; zet haar map in NOTABENE_RERANKER"
    return {name: why for name, knobs in variants.items() if knobs.reranker is False}


def by_recipe(variants: Mapping[str, Knobs]) -> Iterator[tuple[Recipe, dict[str, Knobs]]]:
    """Give the variants that share an index; those over the product's come first, also where there are none."""
    groups: dict[str, tuple[Recipe, dict[str, Knobs]]] = {"": (Recipe(), {})}
    for name, knobs in variants.items():
        groups.setdefault(knobs.recipe.identity, (knobs.recipe, {}))[1][name] = knobs
    yield from groups.values()


def make_variants(
    variants: Mapping[str, Knobs], session: Session, embedder: Embedder, *, settings: Settings
) -> list[System]:
    """Return a system for each variant, over an index of its recipe.

    Args:
        variants: name -> knobs.
        session: over that index.
        embedder: of the index.
        settings: of the product.
    """
    reranker = load_reranker(settings.reranker) if variants else None
    made = []
    for name, knobs in variants.items():
        changed = knobs.model_dump(exclude_none=True, include=_ANSWERING)
        search = knobs.model_dump(exclude_none=True, exclude=_ANSWERING | _OF_INDEX | {"reranker"})
        made.append(
            variant(
                name,
                session,
                Retriever(session.index, embedder, reranker=None if knobs.reranker is False else reranker, **search),
                sources=int(changed.get("sources", settings.sources)),
                words=int(changed.get("words", settings.answer_words)),
            )
        )
    return made
