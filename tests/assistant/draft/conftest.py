"""The sample corpus as real files, and sources read from them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.draft.material import Material, gather
from evals.corpus.build import SOURCES, build
from ingest.read.limits import Limits

STEUNPUNT = "caribisch/kamerbrieven/2098-10-20 Kamerbrief Steunpunt Bovenwinden.pdf"
MOTIE = "caribisch/moties/kst-99800-IV-21.html"
WATER_2098 = "caribisch/kamerbrieven/kst-99800-IV-47 Drinkwater Saba en Sint Eustatius.pdf"
WATER_2099 = "caribisch/kamerbrieven/kst-99900-IV-44 Lekonderzoek en tariefvarianten.pdf"
FONDS = "caribisch/kamerbrieven/2098-12-15 Kamerbrief Projectenfonds Samenleven Eilanden.docx"
RAPPORT = "kunstwerken/kamerbrieven/2098-12-16 Kamerbrief aanbieding toestandsrapport.docx"
MAIL = "loketten/mail/2098-10-27 Nota v2 voortgang Eén loket.eml"
INJECTIE = "loketten/overig/2098-10-08 Position paper Stichting Aan Tafel met de Overheid.pdf"

Sources = Callable[..., Material]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample corpus."""
    folder = tmp_path_factory.mktemp("voorbeelden")
    build(SOURCES, folder)
    return folder


@pytest.fixture(scope="session")
def sources(corpus: Path) -> Sources:
    """Return what reads files of the corpus as the sources of a draft; each combination once."""
    read: dict[tuple[str, ...], Material] = {}

    def of(*paths: str) -> Material:
        if paths not in read:
            read[paths] = gather([str(corpus / path) for path in paths], None, Limits())
        return read[paths]

    return of
