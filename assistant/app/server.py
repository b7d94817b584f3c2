"""The web server of the chat."""

import errno
import logging
import os
import socket
from collections.abc import Callable
from ipaddress import ip_address

import uvicorn

from assistant.app.desk import Desk
from assistant.app.pictures import Pictures
from ingest.errors import NotabeneError

_AT_ONCE = 8  # runs of one event, such as documents being listed
_PATIENCE = 2  # seconds that open streams may take to end when the server stops


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        NotabeneError: the port is taken, or there is no such address on this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)
    except OSError as error:
        made.close()
        if error.errno == errno.EADDRINUSE:
            raise NotabeneError(
                f"Poort {port} is al in gebruik; kies een andere met --port of NOTABENE_PORT."
            ) from error
        if error.errno == errno.EACCES:
            raise NotabeneError(f"Poort {port} mag hier niet; kies er een boven 1024 met --port.") from error
        raise NotabeneError(f"Op {host} kan de chat niet luisteren; kies een ander adres met --host.") from error
    return made


def run(listening: socket.socket, host: str, desk: Desk, pictures: Pictures, announce: Callable[[str], object]) -> None:
    """Serve the page until interrupted.

    Args:
        listening: from ``listen``.
        host: as given to it.
        desk: has the session.
        pictures: draws pages.
        announce: told where the chat is, once it answers.
    """
    import gradio as gr
    from fastapi import FastAPI
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    from assistant.app.api import answer_mcp_in_json
    from assistant.app.downloads import add_downloads
    from assistant.app.page import build_page
    from assistant.app.routes import PageHeaders, add_routes
    from assistant.app.shelf import Shelf
    from assistant.app.theme import house_style

    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.add_middleware(PageHeaders)
    if _is_loopback(host):
        # A site elsewhere can point its own name at this machine; the chat answers only to the machine's own names.
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1", "[::1]", host])
    shelf = Shelf(desk)
    add_routes(app, desk, pictures, shelf)
    add_downloads(app, desk)
    port = int(listening.getsockname()[1])
    # Calling ``queue`` for these two would make all routes of the page once more.
    os.environ["GRADIO_DEFAULT_CONCURRENCY_LIMIT"] = str(_AT_ONCE)
    page = build_page(desk, pictures, shelf)
    page.api_open = False
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        server_name=host,
        server_port=port,
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        show_error=False,
        max_file_size=desk.settings.file_megabytes * 1_000_000,
        theme=house_style(),
        mcp_server=True,
    )
    answer_mcp_in_json(page)
    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=_PATIENCE)
    shown = f"[{host}]" if ":" in host else host
    _Server(config, lambda: announce(f"Notabene staat klaar op http://{shown}:{port} (stoppen met Ctrl+C).")).run(
        sockets=[listening]
    )


class _Server(uvicorn.Server):
    """A server that tells when it answers.

    Args:
        config: as uvicorn's.
        ready: called once.
    """

    def __init__(self, config: uvicorn.Config, ready: Callable[[], object]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop; a stream that an open page still holds is cut off, and that is no error to show."""
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        await super().shutdown(sockets)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
