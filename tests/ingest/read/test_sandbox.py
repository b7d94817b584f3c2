"""The sandbox: no file hangs, kills or exhausts whoever reads it. All texts are FICTIEF."""

import os
import signal
import subprocess
import sys
import textwrap
import time
import zlib
from email.message import EmailMessage
from pathlib import Path

import pytest

from ingest.errors import Status, UnreadableFileError
from ingest.read import Limits, Sandbox
from tests.ingest.read.paper import Paper, body

LINUX = sys.platform.startswith("linux")


def caught(box: Sandbox, path: Path) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as info:
        box.read(path)
    assert "Traceback" not in info.value.reason
    return info.value


def pdf_of(path: Path, content: bytes) -> Path:
    """Write a PDF whose one page has this content stream, compressed: a few kilobytes can be hours of work."""
    packed = zlib.compress(content, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj" % number + item + b"endobj\n"
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    path.write_bytes(out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    return path


def test_reads_and_survives_damaged_files(tmp_path: Path) -> None:
    good = Paper(tmp_path / "goed.pdf").fields().lines(body(5)).save()
    broken = tmp_path / "kapot.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + good.read_bytes()[200:700])
    with Sandbox() as box:
        first = box.read(good)
        assert caught(box, broken).status is Status.DAMAGED
        assert box.read(good) == first
        mail = tmp_path / "m.eml"
        message = EmailMessage()
        message["Subject"] = "FICTIEF"
        message.set_content("FICTIEF")
        message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
        mail.write_bytes(message.as_bytes())
        assert box.read(mail).attachments[0].name == "a.pdf"


def test_a_file_that_takes_for_ever_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    slow = pdf_of(tmp_path / "traag.pdf", b"0 0 m 1 1 l S\n" * 2_000_000)
    assert slow.stat().st_size < 200_000
    good = Paper(tmp_path / "goed.pdf").lines(body(5)).save()
    # Enough for the good file on a busy machine, and far too little for the slow one.
    with Sandbox(Limits(seconds=3.0)) as box:
        start = time.monotonic()
        assert caught(box, slow).status is Status.LIMIT
        assert time.monotonic() - start < 30
        assert "regeling nummer 1" in box.read(good).text


@pytest.mark.skipif(not LINUX, reason="address space can be limited on Linux only")
def test_a_memory_hog_is_stopped(tmp_path: Path) -> None:
    hog = tmp_path / "vol.txt"
    hog.write_text(" ".join(f"FICTIEF{n}" for n in range(4_000_000)))
    with Sandbox(Limits(memory_mb=400)) as box:
        assert caught(box, hog).status is Status.LIMIT
        small = tmp_path / "klein.txt"
        small.write_text("Een FICTIEF stuk.")
        assert box.read(small).text == "Een FICTIEF stuk."


@pytest.mark.skipif(not LINUX, reason="signals")
@pytest.mark.parametrize(("sign", "expected"), [(signal.SIGSEGV, Status.DAMAGED), (signal.SIGKILL, Status.LIMIT)])
def test_a_crash_is_one_row_in_the_report(tmp_path: Path, sign: signal.Signals, expected: Status) -> None:
    slow = pdf_of(tmp_path / "traag.pdf", b"0 0 m 1 1 l S\n" * 2_000_000)
    small = tmp_path / "klein.txt"
    small.write_text("Een FICTIEF stuk.")
    with Sandbox(Limits(seconds=60)) as box:
        box.read(small)
        worker = box.pid
        assert worker is not None
        killer = subprocess.Popen([sys.executable, "-c", KILL_WHEN_BUSY, str(worker), str(int(sign))])
        assert caught(box, slow).status is expected
        killer.wait()
        assert box.read(small).text == "Een FICTIEF stuk."
        assert box.pid != worker


KILL_WHEN_BUSY = """
import os, sys
pid, sign = map(int, sys.argv[1:])
def used():
    return int(open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()[11])
start = used()
while used() < start + 20:  # clock ticks of work on the file
    os.sched_yield()
os.kill(pid, sign)
"""


def test_workers_are_replaced_and_leave_no_zombie(tmp_path: Path) -> None:
    small = tmp_path / "klein.txt"
    small.write_text("Een FICTIEF stuk.")
    seen = set()
    with Sandbox(files_per_worker=2) as box:
        for _ in range(5):
            box.read(small)
            seen.add(box.pid)
    assert len(seen) == 3
    assert box.pid is None
    for pid in seen:
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid or 0), 0)


@pytest.mark.skipif(not LINUX, reason="signals")
def test_the_worker_ends_with_its_parent(tmp_path: Path) -> None:
    small = tmp_path / "klein.txt"
    small.write_text("Een FICTIEF stuk.")
    script = f"""
    from pathlib import Path
    from ingest.read import Sandbox
    box = Sandbox()
    box.read(Path({str(small)!r}))
    print(box.pid, flush=True)
    input()
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 10
    while _alive(worker) and time.monotonic() < deadline:
        os.sched_yield()
    assert not _alive(worker)


def _alive(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def test_the_worker_imports_nothing_heavy() -> None:
    heavy = "torch numpy pypdf docx sentence_transformers"
    code = f"import sys, ingest.read.worker; print([m for m in '{heavy}'.split() if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


@pytest.mark.skipif(not LINUX, reason="file names are bytes on Linux")
def test_names_that_are_not_text(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/ni\xebt.txt"
    Path(os.fsdecode(raw)).write_bytes(b"Een FICTIEF stuk.")
    with Sandbox() as box:
        assert box.read(Path(os.fsdecode(raw))).text == "Een FICTIEF stuk."


@pytest.mark.skipif(not hasattr(signal, "pause"), reason="the slow worker waits for a signal")
def test_file_after_a_memory_hog_is_not_blamed_for_it(tmp_path: Path) -> None:
    hog, good = tmp_path / "vol.txt", tmp_path / "goed.txt"
    hog.write_text("FICTIEF")
    good.write_text("FICTIEF de haven is open")
    with Sandbox(Limits(seconds=20.0), module="tests.ingest.read.lingering") as box:
        for _ in range(2):
            assert caught(box, hog).status is Status.LIMIT
            assert "haven" in box.read(good).text
