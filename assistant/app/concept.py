"""The tab Concept: what happens when a draft is made, stopped, edited, compared or brought back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import gradio as gr
from gradio.components import Component

from assistant.app.clicks import read_click
from assistant.app.concept_layout import ConceptParts, lay_out
from assistant.app.concept_screen import BEGIN, ConceptScreen, Values, busy, made_said, told
from assistant.app.concept_sources import chosen_now, wire_sources
from assistant.app.concept_versions import kept_html
from assistant.app.desk import Desk
from assistant.app.draft_request import Kept, Request
from assistant.app.drafting import Drafting
from assistant.app.making import making
from assistant.app.owner import secret_of
from assistant.app.steer import read_manner
from assistant.app.under_way import Runs, window_of
from assistant.app.wiring import AT_ONCE, QUEUED, hint
from ingest.errors import NotabeneError

_NEW = "nieuw"  # the tab without a draft, in the address
_SORRY = "Er ging iets mis waar Notabene niet op rekende; probeer het opnieuw of meld het aan de beheerder."


@dataclass(frozen=True, slots=True)
class ConceptTab:
    """What others need of the tab.

    Attributes:
        sources: ids of the chosen documents.
        outputs: what another draft changes.
        arrived: makes what the tab shows for the address that the page was opened with, from its query and the secret
            of the owner; nothing where it names no draft and nothing was filled in.
        used: makes the list of sources with more of them ticked, from what is chosen and what is added.
    """

    sources: gr.Dropdown
    outputs: list[Component]
    arrived: Callable[[Mapping[str, str], str], Values]
    used: Callable[[list[str], list[str]], gr.Dropdown]


def build_concept(desk: Desk, show: Callable[[object], str], tab: gr.Tab) -> ConceptTab:
    """Build the tab inside the current ``gr.Tab``.

    Args:
        desk: has index, log and settings.
        show: makes the viewer for a click's data; empty where the click opens nothing.
        tab: this tab.
    """
    parts, drafting = lay_out(desk), Drafting(desk)
    screen = ConceptScreen(parts, desk, drafting)
    wire_sources(parts, desk)
    _wire_making(parts, screen, drafting)
    _wire_versions(parts, screen, drafting, show)

    def listed(request: gr.Request, now: Kept | None) -> str:
        secret = secret_of(request.cookies)
        try:
            versions = drafting.versions(now.id, secret) if now else []
            return kept_html(drafting.newest(secret), now.id if now else "", versions)
        except NotabeneError:
            return ""

    def arrived(query: Mapping[str, str], secret: str) -> Values:
        id_ = query.get("concept", "")
        try:
            shown = screen.opened(drafting.read(id_, secret), secret) if id_ not in ("", _NEW) else {}
            return {**shown, **screen.filled(query)}
        except NotabeneError as error:
            return {parts.hint: hint(str(error))}

    def used(chosen: list[str], more: list[str]) -> gr.Dropdown:
        return chosen_now(desk, [*chosen, *more])

    tab.select(listed, parts.kept, parts.listed, **AT_ONCE)
    form = (parts.sources, parts.section, parts.profile, parts.title, parts.day)
    gr.on(
        [part.change for part in form],
        None,
        list(form),
        None,
        js="(...form) => window.notabene.form(...form)",
        **AT_ONCE,
    )
    return ConceptTab(parts.sources, parts.outputs, arrived, used)


def _wire_making(parts: ConceptParts, screen: ConceptScreen, drafting: Drafting) -> None:
    runs = Runs()

    def made(request: gr.Request, *form: object) -> Iterator[Values]:
        window = window_of(request)
        run = runs.begin(window)
        try:
            yield {parts.ready: told(BEGIN)}  # what stays where it is left for a fresh start
            for state in making(drafting, _asked(*form), run):
                yield {parts.ready: state} if isinstance(state, Kept) else {parts.hint: busy(state)}
            if run.stopped:
                yield {parts.ready: told("U hebt het maken gestopt; er is niets veranderd.")}
        except NotabeneError as error:
            yield {parts.ready: hint(str(error))}
        finally:
            runs.end(window, run)

    def shown(ready: Kept | str, now: Kept | None, typed: str, request: gr.Request) -> Values:
        # What was typed until now, also while it was made, is kept before the new text takes its place.
        if isinstance(ready, str):
            return {parts.hint: ready}
        secret = secret_of(request.cookies)
        try:
            kept = drafting.keep(ready, drafting.settled(now, typed, secret), secret)
            return {**screen.draft(kept, secret, made_said(kept)), parts.look: "", parts.found: ""}
        except NotabeneError as error:
            return screen.wrong(error, now, typed, secret)

    def stopped(request: gr.Request) -> None:
        runs.stop(window_of(request))  # what is under way says so itself

    def failed() -> Values:
        return {parts.hint: hint(_SORRY)}  # Gradio has logged it

    def fresh(now: Kept | None, typed: str, request: gr.Request) -> Values:
        runs.leave(window_of(request))
        secret = secret_of(request.cookies)
        try:
            if now and now.id:
                drafting.settled(now, typed, secret)
            return screen.fresh(secret)
        except NotabeneError as error:
            return screen.wrong(error, now, typed, secret)

    begun = parts.make.click(made, parts.form, [parts.ready, parts.hint], concurrency_limit=4, **QUEUED)
    begun.success(shown, [parts.ready, parts.kept, parts.text], parts.outputs, **AT_ONCE)
    begun.failure(failed, None, parts.outputs, **AT_ONCE)
    parts.stop.click(stopped, **AT_ONCE)
    parts.fresh.click(fresh, [parts.kept, parts.text], parts.outputs, **AT_ONCE)


def _wire_versions(
    parts: ConceptParts, screen: ConceptScreen, drafting: Drafting, show: Callable[[object], str]
) -> None:
    def taken(now: Kept | None, typed: str, request: gr.Request) -> Values:
        if now is None:
            return {parts.hint: hint("Maak eerst een concept.")}
        secret = secret_of(request.cookies)
        try:
            kept = drafting.take_over(now, typed, secret)
            return screen.draft(kept, secret, f"Overgenomen als versie {kept.version}." if kept.id else "Overgenomen.")
        except NotabeneError as error:
            return screen.wrong(error, now, typed, secret)

    def replaced(event: gr.EventData, now: Kept | None, typed: str, request: gr.Request) -> Values:
        click, secret = read_click(event._data), secret_of(request.cookies)
        if click.action != "other" or now is None:
            return {parts.hint: gr.skip()}
        try:
            before = drafting.settled(now, typed, secret) or now
            if before is not now:
                now, typed = before, before.draft.text
            kept = drafting.other(before, click.value, secret)
            return screen.draft(kept, secret, "De zin is vervangen.")
        except NotabeneError as error:
            return {**screen.draft(now, secret), **screen.wrong(error, now, typed, secret), parts.text: typed}

    def chosen(event: gr.EventData, now: Kept | None, typed: str, request: gr.Request) -> Values:
        click, secret = read_click(event._data), secret_of(request.cookies)
        try:
            if click.action == "drop":
                drafting.delete(click.document, secret)
                return screen.fresh(secret) if now and now.id == click.document else {parts.listed: _lists(now, secret)}
            if click.action == "version" and now:
                return screen.version(now, typed, click.unit, secret)
            if click.action != "draft":
                return {parts.hint: gr.skip()}
            drafting.settled(now, typed, secret)
            return screen.opened(drafting.read(click.document, secret), secret)
        except NotabeneError as error:
            return screen.wrong(error, now, typed, secret)

    def _lists(now: Kept | None, secret: str) -> str:
        versions = drafting.versions(now.id, secret) if now else []
        return kept_html(drafting.newest(secret), now.id if now else "", versions)

    def decided(event: gr.EventData, now: Kept | None, typed: str, request: gr.Request) -> Values:
        click, secret = read_click(event._data), secret_of(request.cookies)
        if now is None or click.action not in ("restore", "overrule", "theirs"):
            return {parts.hint: gr.skip()}
        try:
            if click.action == "theirs":
                return screen.opened(drafting.read(now.id, secret), secret)
            if click.action == "overrule":
                kept = drafting.take_over(now, typed, secret, newest=True)
                return screen.draft(kept, secret, f"Uw tekst is bewaard als versie {kept.version}.")
            before = drafting.settled(now, typed, secret) or now
            return screen.opened(drafting.restore(before, click.unit, secret), secret)
        except NotabeneError as error:
            return screen.wrong(error, now, typed, secret)

    def opened(event: gr.EventData) -> object:
        return "" if read_click(event._data).action == "close" else show(event._data) or gr.skip()

    with_what = [parts.kept, parts.text]
    parts.take.click(taken, with_what, parts.outputs, **AT_ONCE)
    parts.page.click(replaced, with_what, parts.outputs, **AT_ONCE)
    parts.listed.click(chosen, with_what, parts.outputs, **AT_ONCE)
    parts.viewer.click(decided, with_what, parts.outputs, **AT_ONCE)
    for part in (parts.page, parts.aside, parts.viewer):
        part.click(opened, None, parts.viewer, **AT_ONCE)


def _asked(*form: object) -> Request:
    """Return the request from the values of ``ConceptParts.form``, in their order."""
    sources, section, profile, title, day, how = form
    listed = tuple(str(one) for one in sources) if isinstance(sources, list | tuple) else ()
    texts = (str(section), str(profile), str(title or "").strip(), str(day or ""))
    return Request(listed, *texts, model=not read_manner(how).quote)
