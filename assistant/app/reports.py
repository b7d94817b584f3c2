"""Finds the reports of evaluation runs that lie in a folder, and says what to do where there is none."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from urllib.parse import quote

from assistant.answer.quote.dates import write_date
from assistant.app.words import count

REPORT_URL = "/notabene/verslag"
# The pages come from a folder and may be anyone's: nothing in them runs, fetches, or sees this origin.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"
_RUN = "run.json"


@dataclass(frozen=True, slots=True)
class Report:
    """A page.

    Attributes:
        key: names it in an address.
        name: for the reader: that of its run, or of its file.
        path: of the file.
        made: when it was written.
    """

    key: str
    name: str
    path: Path
    made: datetime


@dataclass(frozen=True, slots=True)
class Reports:
    """What lies in a folder with runs.

    Args:
        folder: with pages of ``notabene eval report``, or with runs that hold one.
    """

    folder: Path

    def all(self) -> list[Report]:
        """Return the pages, the newest first."""
        found = [report for path in self._pages() if (report := self._report(path))]
        return sorted(found, key=lambda report: (report.made, report.name), reverse=True)

    def find(self, key: str) -> Report | None:
        """Return a page by its key; None where it is gone."""
        return next((report for report in self.all() if report.key == key), None)

    def bare(self) -> list[Path]:
        """Return the runs of which there is no page yet: neither in their folder nor beside it under their name."""
        runs = sorted(path.parent for path in self.folder.glob(f"*/{_RUN}"))
        return [run for run in runs if not any(run.glob("*.html")) and not run.with_name(f"{run.name}.html").is_file()]

    def _pages(self) -> Iterator[Path]:
        yield from self.folder.glob("*.html")
        yield from (path for path in self.folder.glob("*/*.html") if (path.parent / _RUN).is_file())

    def _report(self, path: Path) -> Report | None:
        place = path.relative_to(self.folder)
        try:
            # A link out of the folder would show what was not put here to be shown.
            if not path.resolve(strict=True).is_relative_to(self.folder.resolve()):
                return None
            made = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        except OSError:
            return None
        key = hashlib.sha256(str(place).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return Report(key, place.parts[0] if len(place.parts) > 1 else path.stem, path, made)


def label(report: Report) -> str:
    """Return a page's name and day, for a list."""
    return f"{report.name}, {write_date(report.made.date())} {report.made:%H:%M}"


def frame(report: Report) -> str:
    """Return a page inside this one."""
    url = f"{REPORT_URL}/{quote(report.key)}"
    return (
        f'<p><a class="nb-link" href="{url}" target="_blank" rel="noopener">Verslag openen om af te drukken '
        "(nieuw tabblad)</a></p>"
        f'<iframe class="nb-report" sandbox="" src="{url}" title="Verslag {escape(label(report))}"></iframe>'
    )


def how_to_begin(reports: Reports) -> str:
    """Return what to do where there is no page."""
    folder = escape(str(reports.folder))
    if bare := reports.bare():
        first = escape(str(bare[0]))
        runs = count(len(bare), "run", "runs")
        said = f"In {folder} staat nog geen verslag, wel {runs}. Maak er een verslag van, en open dit tabblad opnieuw:"
        return f'<div class="nb-note"><p>{said}</p><pre>notabene eval report {first}</pre></div>'
    return (
        f'<div class="nb-note"><p>In {folder} staat nog geen verslag. Leg een vragenset voor, maak een verslag, en '
        f"open dit tabblad opnieuw:</p><pre>notabene eval run VRAGENSET.yaml --out {folder}/eerste\n"
        f"notabene eval report {folder}/eerste</pre></div>"
    )
