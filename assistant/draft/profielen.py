"""How the nota of a ministry is set: its headings, their order, what it requires; one YAML file a profile."""

from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.draft.contract import Contract
from assistant.draft.types import DraftError, Onderdeel


class Kop(BaseModel):
    """A section of a nota.

    Attributes:
        role: which one.
        heading: as this ministry calls it.
        required: the nota is not complete without it.
        subs: role -> heading of the parts below it, in order (``politieke-context``).
        formula: text that the template always has there.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: Onderdeel
    heading: str = Field(min_length=1)
    required: bool = True
    subs: dict[str, str] = {}
    formula: str = ""


class Profiel(BaseModel):
    """A profile.

    Attributes:
        name: as users choose it.
        title: which ministry it is for.
        type: of the nota, in capitals.
        header: labels of the header block in order.
        sections: in order.
        contract: ceilings of the Kern.
        besluit: sentence of the advised decision, with ``{kamer}``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    title: str
    type: str
    header: tuple[str, ...]
    sections: tuple[Kop, ...]
    contract: Contract = Contract()
    besluit: str

    def kop(self, role: Onderdeel) -> Kop:
        """Return how a section is called.

        Raises:
            DraftError: this profile has no such section.
        """
        found = next((kop for kop in self.sections if kop.role is role), None)
        if found is None:
            known = ", ".join(kop.role.value for kop in self.sections)
            raise DraftError(f"Het profiel {self.name} kent het onderdeel {role.value} niet; wel: {known}.")
        return found


def profielen() -> list[str]:
    """Return the names of the profiles that the package ships."""
    folder = files("assistant.draft").joinpath("profiles")
    return sorted(one.name.removesuffix(".yaml") for one in folder.iterdir() if one.name.endswith(".yaml"))


@cache
def profiel(name: str) -> Profiel:
    """Return a profile.

    Args:
        name: of one that the package ships, or the path of a YAML file of one's own.

    Raises:
        DraftError: there is none, or the file is not one.
    """
    if name in profielen():
        text = files("assistant.draft").joinpath("profiles", f"{name}.yaml").read_text(encoding="utf-8")
    else:
        try:
            text = Path(name).read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            known = ", ".join(profielen())
            raise DraftError(f"Het profiel {name} bestaat niet; kies uit {known}, of geef een YAML-bestand.") from error
    try:
        return Profiel.model_validate(yaml.safe_load(text))
    except (ValidationError, yaml.YAMLError) as error:
        raise DraftError(f"Het profiel {name} klopt niet; vergelijk het met een meegeleverd profiel.") from error
