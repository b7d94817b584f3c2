import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.assistant.app.conftest import PROGRAM, Served


def run(index: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, "serve", "--index", str(index), *options], capture_output=True, text=True, timeout=60
    )


def test_a_port_in_use_is_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run(tmp_path / "index", "--port", str(port))
    assert done.returncode == 1
    assert done.stderr == f"Poort {port} is al in gebruik; kies een andere met --port of NOTABENE_PORT.\n"


def test_a_damaged_index_is_one_sentence(tmp_path: Path, index: Path) -> None:
    for file in index.iterdir():
        if file.is_file() and file.stat().st_size:
            (tmp_path / file.name).write_bytes(b"FICTIEF: geen database")
    done = run(tmp_path, "--port", "0")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_the_page_is_dutch_and_keeps_the_browser_at_home(chat: Served) -> None:
    answer = httpx.get(chat.url)
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.text.startswith("<!doctype html>")
    assert '<html\n\tlang="nl"' in answer.text


def test_only_the_machines_own_names_are_answered(chat: Served) -> None:
    assert httpx.get(chat.url, headers={"host": "evil.example.org"}).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/notabene/origineel/onbekend",
        "/notabene/origineel/..%2f..%2fetc%2fpasswd",
        "/notabene/pagina/onbekend/1.png",
        "/notabene/static/../app.py",
        "/gradio_api/file=/etc/passwd",
    ],
)
def test_nothing_but_documents_is_handed_out(chat: Served, path: str) -> None:
    assert httpx.get(chat.url + path).status_code in (403, 404)


def test_the_server_stops_when_asked(serve: Callable[[Path], Served], tmp_path: Path) -> None:
    served = serve(tmp_path / "index")
    served.process.terminate()
    served.process.wait(timeout=10)
