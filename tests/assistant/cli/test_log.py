"""``notabene ask`` logs, and ``notabene log`` lists, exports and destroys (FICTIEF)."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant.log.entry import Feedback
from assistant.log.log import Log
from tests.assistant.cli.conftest import Run

QUESTION = "Wat verzoekt de motie Verzonnen?"


@pytest.fixture
def own(index: Path, tmp_path: Path) -> Path:
    """Return a copy of the index, to log in."""
    folder = tmp_path / "index"
    shutil.copytree(index, folder)
    (folder / "log.db").unlink(missing_ok=True)
    return folder


def test_what_was_asked_is_listed_exported_and_destroyed(run: Run, own: Path, tmp_path: Path) -> None:
    asked = run("ask", QUESTION, "--index", own, "--json")
    assert asked.status == 0
    (listed,) = run("log", "--index", own, "--json").json["exchanges"]  # type: ignore[misc]
    assert listed["question"] == QUESTION
    assert listed["answer"] == asked.json["answer"]
    assert listed["channel"] == "ask"
    assert listed["sources"][0]["score"] > 0
    assert QUESTION in run("log", "--index", own).out
    file = tmp_path / "uit.jsonl"
    assert run("log", "--index", own, "--export", file, "--json").json == {"exported": 1, "file": str(file)}
    assert [json.loads(line) for line in file.read_text().splitlines()] == [listed]
    assert run("log", "--index", own, "--since", "2199-01-01", "--json").json == {"exchanges": []}
    assert run("log", "--index", own, "--delete-before", "2000-01-01", "--json").json == {"deleted": 0}
    assert run("log", "--index", own, "--delete-before", "2199-01-01", "--json").json == {"deleted": 1}
    assert run("log", "--index", own, "--json").json == {"exchanges": []}


def test_no_log_where_the_settings_say_so(run: Run, own: Path) -> None:
    assert run("ask", QUESTION, "--index", own, NOTABENE_LOG="false").status == 0
    assert not (own / "log.db").exists()


def test_an_ingest_that_holds_the_catalogue_does_not_keep_the_log(run: Run, own: Path) -> None:
    holder = sqlite3.connect(own / "catalogue.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert run("ask", QUESTION, "--index", own).status == 0
    holder.execute("ROLLBACK")
    holder.close()
    assert len(run("log", "--index", own, "--json").json["exchanges"]) == 1  # type: ignore[arg-type]


def test_a_log_that_cannot_be_written_is_a_warning_beside_the_answer(run: Run, own: Path) -> None:
    (own / "log.db").mkdir()
    asked = run("ask", QUESTION, "--index", own, "--json")
    assert asked.status == 0
    assert "verven" in str(asked.json["answer"])
    assert "niet in het log bewaard" in asked.err
    assert asked.err.count("\n") == 1


def test_mistakes_are_one_sentence(run: Run, own: Path, tmp_path: Path) -> None:
    assert "notabene ingest" in run("log", "--index", tmp_path / "nergens").failed()
    run("ask", QUESTION, "--index", own)
    assert "kan niet worden geschreven" in run("log", "--index", own, "--export", tmp_path / "x" / "y").failed()
    assert "2099-01-31" in run("log", "--index", own, "--since", "gisteren").failed(status=2)


def test_a_pasted_kamervraag_and_english_go_through_the_command_line(run: Run, own: Path) -> None:
    pasted = run("ask", f"1. {QUESTION}\n2. Hoeveel zeehonden zijn er in Zoutwijk?", "--index", own, "--json").json
    assert "Vraag 2" in str(pasted["answer"])
    assert pasted["refused"] is False
    english = run("ask", "What does the motion Verzonnen ask for?", "--index", own, "--json").json
    assert "verven" in str(english["answer"])
    assert english["understood"] != "What does the motion Verzonnen ask for?"


def test_feedback_counts_reasons_and_goes_to_a_workbook(run: Run, own: Path, tmp_path: Path) -> None:
    for question in (QUESTION, "Wie is de burgemeester van Groningen?", "Wat verzoekt de motie Verzonnen nog meer?"):
        run("ask", question, "--index", own)
    first, second, _ = run("log", "--index", own, "--json").json["exchanges"]  # type: ignore[misc]
    log = Log(own, announce=pytest.fail)
    assert log.rate(first["id"], Feedback(-1, "=2+2 klopt niet", ("onjuist", "verouderd")))
    assert log.rate(second["id"], Feedback(1))
    log.close()
    found = run("feedback", "--index", own, "--json").json
    assert (found["asked"], found["rated"], found["good"]) == (3, 2, 1)
    assert found["reasons"] == {"verkeerde bron": 0, "onvolledig": 0, "onjuist": 1, "verouderd": 1}
    assert [one["thumb"] for one in found["opinions"]] == [1, -1]  # type: ignore[attr-defined]
    file = tmp_path / "oordelen.xlsx"
    said = run("feedback", "--index", own, "--xlsx", file)
    assert "1 goed en 1 niet goed bevonden" in said.out
    assert "onjuist: 1, verouderd: 1" in said.out
    book = load_workbook(file)
    sheet = book["Oordelen"]
    cells = {sheet.cell(1, at).value: sheet.cell(3, at) for at in range(1, sheet.max_column + 1)}
    assert cells["Toelichting"].value == "=2+2 klopt niet"
    assert cells["Toelichting"].data_type == "s"
    assert cells["Vraag"].value == QUESTION
    assert cells["Datum"].is_date
    nowhere = run("feedback", "--index", own, "--xlsx", tmp_path / "niet" / "daar.xlsx")
    assert (nowhere.status, nowhere.out) == (1, "")
    assert "kies een ander bestand" in nowhere.err
