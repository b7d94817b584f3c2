"""What the browser fetches beside Gradio: pictures of pages and original files, and the headers of every answer."""

from pathlib import Path
from urllib.parse import quote

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse, Response
from starlette.requests import HTTPConnection
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.app.desk import Desk
from assistant.app.dossier import WORKBOOK_URL
from assistant.app.owner import new_cookie, secret_of
from assistant.app.pictures import Pictures
from assistant.app.reports import POLICY, REPORT_URL, Reports
from assistant.app.shelf import Shelf
from assistant.app.viewer import ORIGINAL_URL, PAGE_URL
from assistant.export.dossier_xlsx import file_name, write_workbook
from ingest.errors import StoreError
from ingest.index.records import DocumentRecord
from ingest.index.store import Index

STATIC = Path(__file__).parent / "static"
STATIC_URL = "/notabene/static"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Gradio makes functions of templates and styles elements in place; nothing may come from, or go to, another machine.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
)
_CSP = b"content-security-policy"
_HEADERS = (
    (_CSP, _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
# Gradio picks its language by the browser's; this chat is Dutch for everyone, and that must run before Gradio's own
# scripts. Styles come this way too: Gradio rewrites the selectors of its ``css`` option, and applies it late.
_HEAD = (
    '<head><script>Object.defineProperty(navigator,"language",{get:()=>"nl"});'
    'Object.defineProperty(navigator,"languages",{get:()=>["nl"]})</script>'
    f'<link rel="stylesheet" href="{STATIC_URL}/style.css"><script src="{STATIC_URL}/notabene.js"></script>'
).encode()


class PageHeaders:
    """ASGI middleware: headers that keep the browser at home, and Dutch for Gradio's own texts.

    Args:
        app: the application.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_page = scope["path"] == "/"
        if is_page:  # its text is changed below, so it must come as it is
            scope["headers"] = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        fresh = is_page and not secret_of(HTTPConnection(scope).cookies)
        held: list[Message] = []

        async def pass_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                cookie = [(b"set-cookie", new_cookie().encode())] if fresh else []
                own = {name.lower() for name, _ in message["headers"]}  # a page with a stricter policy keeps it
                ours = [(name, value) for name, value in _HEADERS if name not in own]
                message["headers"] = [*message["headers"], *ours, *cookie]
                if is_page:
                    held.append(message)
                    return
            if held:
                await _send_dutch(held, message, send)
                return
            await send(message)

        await self._app(scope, receive, pass_on)


async def _send_dutch(held: list[Message], message: Message, send: Send) -> None:
    """Collect the page, and send it once it is whole."""
    held.append(message)
    if message.get("more_body"):
        return
    start, *rest = held
    held.clear()
    body = b"".join(bytes(part.get("body", b"")) for part in rest)
    body = body.replace(b'lang="en"', b'lang="nl"', 1).replace(b"<head>", _HEAD, 1)
    kept = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
    start["headers"] = [*kept, (b"content-length", str(len(body)).encode())]
    await send(start)
    await send({"type": "http.response.body", "body": body})


def add_routes(app: FastAPI, desk: Desk, pictures: Pictures, shelf: Shelf) -> None:
    """Add the routes.

    Args:
        app: the web application, before Gradio is mounted in it.
        desk: has the index.
        pictures: draws pages.
        shelf: has the dossiers.
    """

    def page(document: str, number: int, van: int = 0, tot: int = 0) -> Response:
        index, record = _find(desk, document)
        unit = next((one for one in index.pages(document) if one.number == number), None)
        if unit is None:
            raise HTTPException(404)
        text = index.text(document)
        passage = text[max(0, van, unit.start) : min(tot, unit.end)] if tot > 0 else ""
        picture = pictures.page(record, number, passage.strip())
        if picture is None:
            raise HTTPException(404)
        return Response(picture.png, media_type="image/png", headers={"Cache-Control": "private, no-cache"})

    def original(document: str) -> Response:
        _, record = _find(desk, document)
        if not record.location.is_file():
            raise HTTPException(404, "Het originele bestand staat niet meer op zijn plaats.")
        # Always a download: a document's own scripts must never run in this origin.
        return FileResponse(record.location, filename=record.location.name, media_type="application/octet-stream")

    def workbook(naam: str) -> Response:
        try:
            overview = shelf.overview(naam)
        except StoreError as error:
            raise HTTPException(503, str(error)) from error
        if overview is None:
            raise HTTPException(404, "Dit dossier staat niet meer in de index.")
        name = quote(file_name(overview.dossier))
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}", "Cache-Control": "private, no-cache"}
        return Response(write_workbook(overview), media_type=_XLSX, headers=headers)

    def report(key: str) -> Response:
        found = Reports(Path(desk.settings.runs)).find(key) if desk.settings.runs else None
        if found is None:
            raise HTTPException(404, "Dit verslag staat niet meer in de map.")
        headers = {"Content-Security-Policy": POLICY, "Cache-Control": "private, no-cache"}
        return FileResponse(found.path, media_type="text/html; charset=utf-8", headers=headers)

    app.add_api_route(REPORT_URL + "/{key}", report, methods=["GET"], response_class=Response)
    app.mount(STATIC_URL, StaticFiles(directory=STATIC))
    app.add_api_route(PAGE_URL + "/{document}/{number}.png", page, methods=["GET"], response_class=Response)
    app.add_api_route(WORKBOOK_URL, workbook, methods=["GET"], response_class=Response)
    app.add_api_route(ORIGINAL_URL + "/{document}", original, methods=["GET"], response_class=Response)


def _find(desk: Desk, document: str) -> tuple[Index, DocumentRecord]:
    try:
        session = desk.session()
        record = session.index.document(document) if session else None
    except StoreError as error:
        raise HTTPException(503, str(error)) from error
    if session is None or record is None:
        raise HTTPException(404)
    return session.index, record
