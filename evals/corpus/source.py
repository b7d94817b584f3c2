"""What a source of the sample corpus says: its front matter, checked, and its body as Markdown.

The format is described for writers in ``README.md`` beside this file.
"""

import datetime as dt
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

FICTIE = "FICTIEF – voorbeelddocument, alle namen en feiten zijn verzonnen"
FORMATS = ("pdf", "docx", "odt", "html", "xml", "txt", "md", "eml")

Kind = Literal["nota", "kamerbrief", "motie", "kamervragen", "verslag", "overig"]
Layout = Literal["nota", "brief", "kamerstuk", "mail", "plat", "scan"]
Status = Literal["no-text", "classified", "encrypted", "damaged"]


class SourceError(Exception):
    """A mistake in a source.

    Args:
        file: where, as shown to the writer.
        line: 1-based line in that file; 0 where no line is to blame.
        mistake: what is wrong and what to do, in plain Dutch, without file and line.
    """

    def __init__(self, file: str, line: int, mistake: str) -> None:
        place = f"{file}, regel {line}" if line else file
        super().__init__(f"{place}: {mistake}")
        self.file = file
        self.line = line


def _inside(path: str) -> str:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts:
        msg = "het pad moet binnen de map van het dossier blijven"
        raise ValueError(msg)
    return path


def _known_format(path: str) -> str:
    if PurePosixPath(path).suffix.lstrip(".").lower() not in FORMATS:
        msg = f"de naam moet eindigen op een van {', '.join('.' + name for name in FORMATS)}"
        raise ValueError(msg)
    return path


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, str_strip_whitespace=True)


class Kamerstuk(_Strict):
    """Where a published document stands in the series of the Kamer."""

    kamer: Literal["I", "II"] = "II"
    dossier: str = ""
    toevoeging: str = ""
    nr: str
    vergaderjaar: str
    dossiertitel: str = ""
    kop: str = ""

    @property
    def number(self) -> str:
        """Dossier with toevoeging as usually written, e.g. ``99 900 IV``; empty for an Aanhangsel."""
        return " ".join(part for part in (self.dossier, self.toevoeging) if part)

    @property
    def label(self) -> str:
        """The number within the dossier as printed: ``Nr. 15``, or a letter in the Eerste Kamer."""
        return self.nr if self.kamer == "I" and not self.nr.isdigit() else f"Nr. {self.nr}"

    @property
    def code(self) -> str:
        """The identifier of the publication, e.g. ``kst-99900-IV-15`` or ``ah-tk-20982099-1314``."""
        if not self.dossier:
            years = "".join(ch for ch in self.vergaderjaar if ch.isdigit())
            return f"ah-{'ek' if self.kamer == 'I' else 'tk'}-{years}-{self.nr}"
        parts = (self.dossier.replace(" ", ""), self.toevoeging, self.nr)
        return "kst-" + "-".join(part for part in parts if part)


class Mail(_Strict):
    """Header of a mail."""

    van: str
    aan: str
    cc: str = ""
    onderwerp: str


class Link(_Strict):
    """A link that a careful reader sees to another file of the same dossier."""

    type: Literal["accompanies", "answers", "replaces", "mentions"]
    file: str


class Expect(_Strict):
    """What a careful reader sees in the built file; never rendered, only compared with what the program recognises."""

    kind: Kind | None = None
    date: dt.date | None = None
    title: str | None = None
    reference: str | None = None
    kamerstuk: str | None = None
    dossier: str | None = None
    sections: tuple[str, ...] = ()
    addressee: str | None = None
    sender: str | None = None
    minister: str | None = None
    submitters: tuple[str, ...] = ()
    variant: str | None = None
    vote: str | None = None
    links: tuple[Link, ...] = ()
    status: Status | None = None


class Front(_Strict):
    """The front matter of a source."""

    file: Annotated[str, AfterValidator(_inside), AfterValidator(_known_format)]
    kind: Kind
    layout: Layout
    title: str
    date: dt.date
    column: dict[str, str | None] = Field(default_factory=dict)
    type: str = ""
    aan: str = ""
    van: str = ""
    betreft: str = ""
    kenmerk: str = ""
    directie: str = ""
    ministerie: str = ""
    retouradres: str = ""
    kamerstuk: Kamerstuk | None = None
    rubricering: str = ""
    attachments: tuple[str, ...] = ()
    mail: Mail | None = None
    expect: Expect = Field(default_factory=Expect)

    @model_validator(mode="after")
    def _complete(self) -> "Front":
        if self.layout == "kamerstuk" and self.kamerstuk is None:
            msg = "indeling 'kamerstuk' vraagt om het blok kamerstuk: {kamer, dossier, nr, vergaderjaar, …}"
            raise ValueError(msg)
        if (self.layout == "mail") != (self.format == "eml"):
            msg = "indeling 'mail' hoort bij een bestand dat op .eml eindigt, en omgekeerd"
            raise ValueError(msg)
        if self.layout == "mail" and self.mail is None:
            msg = "indeling 'mail' vraagt om het blok mail: {van, aan, onderwerp}"
            raise ValueError(msg)
        if self.attachments and self.layout != "mail":
            msg = "attachments mag alleen bij indeling 'mail'"
            raise ValueError(msg)
        if self.layout == "scan" and self.format != "pdf":
            msg = "indeling 'scan' vraagt om een bestand dat op .pdf eindigt"
            raise ValueError(msg)
        return self

    @property
    def format(self) -> str:
        """The ending of the built file, in lower case, without the dot."""
        return PurePosixPath(self.file).suffix.lstrip(".").lower()


class Dossier(_Strict):
    """What the documents of one dossier share (``dossier.yaml`` in its folder)."""

    naam: str
    ministerie: str
    retouradres: str
    bezoekadres: tuple[str, ...] = ()
