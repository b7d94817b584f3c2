"""The command line in this process, and an index of a few invented documents."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.cli import main, options
from tests.ingest.ground import mail, text, write


@dataclass(frozen=True)
class Result:
    """What a command did: exit status, standard output, standard error."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        """The one object on standard output."""
        value = json.loads(self.out)
        assert isinstance(value, dict)
        return value

    def failed(self, *, status: int = 1) -> str:
        """Check that it failed in one plain sentence, and return that."""
        assert self.status == status, self
        assert self.out == ""
        assert self.err.count("\n") == 1, self.err
        assert self.err.strip().endswith(".") or ": notabene " in self.err, self.err
        assert "Traceback" not in self.err
        return self.err.strip()


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _clean_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name in [name for name in os.environ if name.startswith("NOTABENE_") and name != "NOTABENE_CACHE"]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    options.settings.cache_clear()
    yield
    options.settings.cache_clear()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs ``notabene`` with arguments, in this process."""

    def command(*arguments: object, **environment: str) -> Result:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        options.settings.cache_clear()
        monkeypatch.setattr(sys, "argv", ["notabene", *map(str, arguments)])
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main.main()
        out, err = capsys.readouterr()
        return Result(int(end.value.code or 0), out, err)

    return command


@pytest.fixture(scope="session")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with documents, and a few files that cannot be read."""
    folder = tmp_path_factory.mktemp("stukken")
    for number in range(4):
        write(folder / f"{number}.md", text(number))
    mail(folder / "map.eml", {"bijlage.md": text(5).encode()})
    write(
        folder / "motie.txt",
        "FICTIEF\n99 910 IV\nBegroting Verzonnen Zaken 2098\n\nNr. 7\nMOTIE VAN HET LID VERZONNEN\n"
        "Voorgesteld 6 januari 2098\n\nDe Kamer,\n\ngehoord de beraadslaging,\n\n"
        "constaterende dat de sluizen in Verzonnendam roesten;\n\n"
        "verzoekt de regering de sluizen in Verzonnendam voor 2099 te verven,\n\n"
        "en gaat over tot de orde van de dag.\n\nVerzonnen\n",
    )
    write(folder / "leeg.txt", "")
    write(folder / "kapot.pdf", "%PDF-1.7 rommel")
    write(folder / "geheim.txt", "FICTIEF\nDepartementaal VERTROUWELIJK\n\nNiet voor u bestemd stuk over de haven.")
    return folder


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory, docs: Path) -> Path:
    """Return an index of ``docs``, made with the default embedding; for reading only."""
    from assistant.indexing import ingest_paths
    from assistant.settings import Settings
    from ingest.progress import Silent

    folder = tmp_path_factory.mktemp("index")
    ingest_paths([docs], folder, Settings(embedding="default", model="", chroma_url=""), progress=Silent())
    return folder
