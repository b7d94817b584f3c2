"""The drafts that were kept and the versions of one, as HTML: what changed, and what can be brought back."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC
from html import escape
from textwrap import shorten

from assistant.answer.quote.dates import write_date
from assistant.app.concept_html import SECTIONS
from assistant.app.difference import Change, Place, Text, difference, difference_html
from assistant.app.draft_request import Kept
from assistant.app.panel import CLOSE, panel
from assistant.app.words import count
from assistant.log.drafts import Version

_MARKUP = re.compile(r"\[\d+\]|^ *(?:-|#+) ", re.MULTILINE)


def kept_html(newest: Sequence[Version], current: str, versions: Sequence[Version]) -> str:
    """Return the lists.

    Args:
        newest: the newest version of each draft.
        current: id of the draft on screen; empty for none.
        versions: of that draft, the newest first.
    """
    if not newest:
        return ""
    items = "".join(_draft(one, current) for one in newest)
    listed = ""
    if len(versions) > 1:
        rows = "".join(_version(one, versions[0].version) for one in versions)
        listed = f'<h3>Versies van dit concept</h3><ul class="nb-list">{rows}</ul>'
    return f'{listed}<h3>Bewaarde concepten</h3><ul class="nb-list">{items}</ul>'


def version_html(version: Version, now: Kept, typed: str) -> str:
    """Return what changed between an earlier version and the present text, with a button that brings it back.

    Args:
        version: the earlier one.
        now: the draft on screen.
        typed: its text as it is in the box.
    """
    number = version.version
    restore = (
        f'<button type="button" class="nb-button" data-action="restore" data-unit="{number}">'
        f"Zet versie {number} terug</button>"
    )
    return panel(
        "Versies",
        f"Van versie {number} naar de tekst van nu",
        _when(version),
        f'<div class="nb-tools">{restore}{CLOSE}</div>'
        f"{_changes(_text(version), _on_screen(now, typed))}"
        f'<p class="nb-meta">Terugzetten maakt een nieuwe versie; de tekst van nu blijft als versie bewaard.</p>',
    )


def conflict_html(theirs: Version, now: Kept, typed: str) -> str:
    """Return what to do where another version was kept meanwhile, with how that one differs from the text in the box.

    Args:
        theirs: the newest version.
        now: the draft on screen.
        typed: its text as it is in the box.
    """
    tools = (
        '<button type="button" class="nb-button" data-action="overrule">Bewaar mijn tekst als nieuwste versie</button>'
        '<button type="button" class="nb-button" data-action="theirs">Neem de andere versie, zonder mijn tekst</button>'
    )
    return panel(
        "Versies",
        "Dit concept is intussen ergens anders gewijzigd",
        f"Versie {theirs.version}, {_when(theirs)}",
        f'<div class="nb-tools">{tools}{CLOSE}</div><p>Bewaart u uw tekst, dan blijft de andere versie ook '
        f"bewaard. Dit is in uw tekst anders dan in versie {theirs.version}.</p>"
        f"{_changes(_text(theirs), _on_screen(now, typed))}",
    )


def _draft(one: Version, current: str) -> str:
    name, id_ = escape(_name(one)), escape(one.id)
    here = ' <span class="nb-meta">op het scherm</span>' if one.id == current else ""
    return (
        f'<li><button type="button" class="nb-link" data-action="draft" data-document="{id_}">{name}</button>{here} '
        f'<span class="nb-meta">{_when(one)}, versie {one.version}</span>'
        f'<details class="nb-step"><summary aria-label="Verwijderen: {name}">Verwijderen</summary>'
        "<p>Dit concept wordt met al zijn versies voorgoed verwijderd.</p>"
        f'<button type="button" class="nb-button" data-action="drop" data-document="{id_}">Ja, verwijderen'
        "</button></details></li>"
    )


def _version(one: Version, newest: int) -> str:
    if one.version == newest:
        return f'<li><b>Versie {one.version}</b>, op het scherm <span class="nb-meta">{_when(one)}</span></li>'
    return (
        f'<li><button type="button" class="nb-link" data-action="version" data-unit="{one.version}">'
        f'Versie {one.version}: wat er sindsdien veranderde</button> <span class="nb-meta">{_when(one)}</span></li>'
    )


def _changes(before: Text, after: Text) -> str:
    pieces = difference(before, after)
    new, gone = (sum(piece.change is change for piece in pieces) for change in (Change.NEW, Change.GONE))
    if not new and not gone:
        return '<p class="nb-note">De teksten zijn gelijk.</p>'
    said = f"{count(new, 'stuk', 'stukken')} toegevoegd (onderstreept), {gone} verwijderd (doorgehaald)."
    return f'<p class="nb-note">{said}</p>{difference_html(pieces)}'


def _text(version: Version) -> Text:
    return Text(version.text, _by_number(version.places))


def _on_screen(now: Kept, typed: str) -> Text:
    return Text(typed, _by_number(now.places))


def _by_number(places: Sequence[tuple[int, str, int, int]]) -> Mapping[int, Place]:
    return {number: (document, start, end) for number, document, start, end in places}


def _name(version: Version) -> str:
    names = {value: name for name, value in SECTIONS}
    section = names.get(str(version.request.get("section")), "Concept")
    words = shorten(_MARKUP.sub("", version.text), 70, placeholder=" …")
    return f"{section}: {version.request.get('title') or words}"


def _when(version: Version) -> str:
    local = version.at.replace(tzinfo=UTC).astimezone()
    how = version.request.get("how")
    return f"{write_date(local.date())}, {local:%H:%M}" + (f", {how}" if isinstance(how, str) else "")
