"""Which documents a question is about: from what stands in the form to filters, and what is on as chips."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from assistant.answer.quote.dates import write_date
from assistant.app.words import KINDS
from ingest.document import Kind
from ingest.dutch.tokens import MONTHS
from ingest.errors import NotabeneError
from ingest.index.filters import Filters

_FORMS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[-/. ](?P<m>\d{1,2})[-/. ](?P<y>\d{4})"),
    re.compile(r"(?:(?P<d>\d{1,2})\s+)?(?P<m>[a-z]{3,9})\.?\s+(?P<y>\d{4})"),
    re.compile(r"(?:(?P<m>\d{1,2})[-/])?(?P<y>\d{4})"),
)


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of the filter form as they are filled in."""

    kinds: Sequence[str] = ()
    since: str = ""
    until: str = ""
    dossiers: Sequence[str] = ()
    documents: Sequence[str] = ()


def read_filters(form: Form) -> Filters:
    """Return the filters that a form stands for.

    Raises:
        NotabeneError: a date cannot be read, or the period ends before it begins.
    """
    since, until = read_day(form.since, last=False), read_day(form.until, last=True)
    if since and until and until < since:
        raise NotabeneError("De periode eindigt voordat hij begint; verander een van beide datums.")
    return Filters(
        kinds=tuple(Kind(kind) for kind in form.kinds),
        since=since,
        until=until,
        dossiers=tuple(form.dossiers),
        documents=tuple(form.documents),
    )


def read_day(text: str, *, last: bool) -> date | None:
    """Return the day that a person means: a date, a month or a year.

    Args:
        text: ``9 oktober 2023``, ``9-10-2023``, ``2023-10-09``, ``oktober 2023`` or ``2023``; empty for none.
        last: of a month or a year take the last day, else the first.

    Raises:
        NotabeneError: it is none of these.
    """
    written = " ".join(text.lower().split())
    if not written:
        return None
    for form in _FORMS:
        match = form.fullmatch(written)
        if match and (day := _day(match["y"], match["m"], match["d"] if "d" in match.groupdict() else None, last)):
            return day
    raise NotabeneError(f"De datum “{text.strip()}” is niet te lezen; schrijf bijvoorbeeld 9 oktober 2023 of 2023.")


def _day(year: str, month: str | None, day: str | None, last: bool) -> date | None:
    number = _month(month) if month else (12 if last else 1)
    if not number or int(year) < 1:
        return None
    longest = calendar.monthrange(int(year), number)[1]
    chosen = int(day) if day else (longest if last else 1)
    return date(int(year), number, chosen) if 1 <= chosen <= longest else None


def _month(written: str) -> int:
    if written.isdigit():
        return int(written) if 1 <= int(written) <= len(MONTHS) else 0
    return next((number for number, name in enumerate(MONTHS, 1) if name.startswith(written[:3])), 0)


def chips(filters: Filters, titles: dict[str, str]) -> str:
    """Return what is on as HTML; each chip is a button that turns it off.

    Args:
        filters: what is on.
        titles: document id -> title.
    """
    on = [("kinds", kind.value, KINDS[kind]) for kind in filters.kinds]
    on += [("since", "", f"vanaf {write_date(filters.since)}")] if filters.since else []
    on += [("until", "", f"tot en met {write_date(filters.until)}")] if filters.until else []
    on += [("dossiers", dossier, f"dossier {dossier}") for dossier in filters.dossiers]
    on += [("documents", id_, titles.get(id_, id_)) for id_ in filters.documents]
    if not on:
        return '<p class="nb-chips nb-meta">Zoekt in alle documenten</p>'
    buttons = "".join(
        f'<button type="button" class="nb-chip" data-action="off" data-document="{field}" data-value="{escape(value)}" '
        f'aria-label="Filter uit: {escape(label)}">{escape(label)}<span aria-hidden="true"> ×</span></button>'
        for field, value, label in on
    )
    clear = '<button type="button" class="nb-link" data-action="clear">Alles wissen</button>'
    return f'<p class="nb-chips"><span class="nb-meta">Alleen in:</span> {buttons} {clear}</p>'


def without(form: Form, field: str, value: str) -> Form:
    """Return the form with one filter off; all of them for an unknown field."""
    fields = {
        "kinds": list(form.kinds),
        "dossiers": list(form.dossiers),
        "documents": list(form.documents),
    }
    if field in fields:
        fields[field] = [item for item in fields[field] if item != value]
        return Form(fields["kinds"], form.since, form.until, fields["dossiers"], fields["documents"])
    if field in ("since", "until"):
        since, until = ("", form.until) if field == "since" else (form.since, "")
        return Form(form.kinds, since, until, form.dossiers, form.documents)
    return Form()
