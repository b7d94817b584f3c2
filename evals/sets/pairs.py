"""Statements with a quote that bears them out or not, labelled by hand, and how well a check agrees."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.sets.load import SetError
from ingest.errors import reason_of


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class _Item(_Strict):
    quote: str = Field(min_length=1)
    supported: tuple[str, ...]
    unsupported: Mapping[str, str]


class _File(_Strict):
    name: str
    version: int
    items: tuple[_Item, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement with a quote.

    Attributes:
        quote: verbatim source text.
        statement: what is said.
        supported: the label.
        kind: what was edited to make it untrue (``number``, ``year``, ``negation``, ``ministry`` …); empty if true.
    """

    quote: str
    statement: str
    supported: bool
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well a check agrees with the labels.

    Attributes:
        n: pairs.
        sensitivity: share of the supported that it accepts.
        specificity: share of the unsupported that it refuses.
        errors: kind (``supported`` for the true ones) -> how many of how many it has wrong.
        wrong: those.
    """

    n: int
    sensitivity: float
    specificity: float
    errors: Mapping[str, tuple[int, int]]
    wrong: tuple[Pair, ...]

    @property
    def balanced(self) -> float:
        """Balanced accuracy."""
        return (self.sensitivity + self.specificity) / 2


def load_pairs(path: Path) -> list[Pair]:
    """Read pairs.

    Raises:
        SetError: the file cannot be read or used.
    """
    try:
        found = _File.model_validate(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
    except OSError as error:
        raise SetError(path.name, 0, f"dit bestand is niet te lezen ({reason_of(error)})") from error
    except yaml.YAMLError as error:
        raise SetError(path.name, 0, f"dit is geen geldige YAML ({error})") from error
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        raise SetError(path.name, 0, f"'{place}' klopt niet ({error.errors()[0]['msg']})") from error
    pairs = []
    for item in found.items:
        pairs += [Pair(item.quote, statement, supported=True) for statement in item.supported]
        pairs += [Pair(item.quote, text, False, kind.rstrip("0123456789")) for kind, text in item.unsupported.items()]
    return pairs


def agreement(pairs: list[Pair], supports: Callable[[str, str], bool]) -> Agreement:
    """Hold a check against the labels.

    Args:
        pairs: of both labels.
        supports: tells of (statement, quote) whether it is borne out.
    """
    wrong = tuple(pair for pair in pairs if supports(pair.statement, pair.quote) != pair.supported)
    totals = Counter(pair.kind or "supported" for pair in pairs)
    missed = Counter(pair.kind or "supported" for pair in wrong)
    true = totals["supported"]
    false = len(pairs) - true
    return Agreement(
        len(pairs),
        1 - missed["supported"] / true,
        1 - (len(wrong) - missed["supported"]) / false,
        {kind: (missed[kind], total) for kind, total in totals.items()},
        wrong,
    )
