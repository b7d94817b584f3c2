"""``notabene eval check`` finds what is wrong with a set, ``draft-questions`` begins one from use. FICTIEF."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.indexing import ingest_paths
from assistant.log.conversations import owner_of
from assistant.log.entry import Entry, Feedback
from assistant.log.log import Log
from assistant.session import open_session
from assistant.settings import Settings
from evals.command import app
from evals.sets.from_use import from_log
from evals.sets.load import SetError, load_set
from ingest.errors import NotabeneError
from ingest.progress import Silent

pytestmark = pytest.mark.usefixtures("_own_settings")
SET = """\
name: proef
version: 1
documents: {steiger: steiger.txt}
questions:
  - id: kosten
    question: Wat kost de steiger in Noorderwad?
    answer: 120.000 euro.
    nuggets: [{vital: 120.000 euro}]
    sources: {steiger: []}
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("check")
    (folder / "documenten").mkdir()
    text = "FICTIEF\nKamerbrief steiger Noorderwad\nDe nieuwe steiger in Noorderwad kost 120.000 euro."
    (folder / "documenten" / "steiger.txt").write_text(text, encoding="utf-8")
    ingest_paths([folder / "documenten"], folder / "index", Settings(embedding="default"), progress=Silent())
    return folder / "index"


def check(index: Path, folder: Path, text: str) -> Result:
    path = folder / "set.yaml"
    path.write_text(text, encoding="utf-8")
    return CliRunner().invoke(app, ["eval", "check", str(path), "--index", str(index), "--json"])


def test_a_sound_set_is_status_0(index: Path, tmp_path: Path) -> None:
    result = check(index, tmp_path, SET)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["wrong"] == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("steiger.txt", "weg.txt", "'weg.txt' staat niet in het corpus"),
        ("{steiger: []}", "{steiger: [Kosten]}", "geen onderdeel 'Kosten'"),
        ("{vital: 120.000 euro}", "{vital: 130.000 euro}", "staat in geen van de genoemde documenten"),
        ("Wat kost de steiger", "Is 120.000 euro de prijs van de steiger", "verklapt '120.000 euro'"),
    ],
)
def test_what_is_wrong_is_told_with_status_1(index: Path, tmp_path: Path, old: str, new: str, told: str) -> None:
    result = check(index, tmp_path, SET.replace(old, new))
    assert result.exit_code == 1
    assert any(told in line for line in json.loads(result.stdout)["wrong"])


def test_a_question_that_is_asked_twice_is_told(index: Path, tmp_path: Path) -> None:
    again = SET.split("questions:\n")[1].replace("id: kosten", "id: nogmaals").replace("Wat kost", "wat  kost")
    result = check(index, tmp_path, SET + again)
    assert json.loads(result.stdout)["wrong"] == ["nogmaals: dezelfde vraag als 'kosten'."]


def entry(id_: str, question: str, outcome: str = "answered") -> Entry:
    return Entry(
        id=id_, at=datetime(2099, 1, 1, tzinfo=UTC).replace(tzinfo=None), channel="chat",
        conversation="gesprek-van-truus", question=question, understood=question, outcome=outcome,
    )  # fmt: skip


def test_draft_questions_come_from_a_real_log_without_who_asked(index: Path, tmp_path: Path) -> None:
    log = Log(index, announce=pytest.fail)
    log.store(entry("a", "Wat kost de pont? Groeten, Truus Palmboom", "refused"))
    log.store(entry("b", "Wat kost het veer?"))
    log.store(entry("c", "Wie vaart er? Mail truus@example.nl of bel 06-12345678"))
    log.store(entry("d", "Hoe lang is de kade?"))
    log.rate("c", Feedback(-1, "Dit klopt niet, Truus", ("onjuist",)))
    log.rate("d", Feedback(1))
    log.close()
    out = tmp_path / "concept.yaml"
    given = ["eval", "draft-questions", "--index", str(index), "--out", str(out), "--json"]
    result = CliRunner().invoke(app, given)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["questions"] == 2
    text = out.read_text(encoding="utf-8")
    assert "Wat kost de pont?" in text
    assert "niet goed bevonden (onjuist)" in text
    assert "truus" not in text.casefold()
    assert "12345678" not in text
    # A draft is no set until someone has finished it.
    with pytest.raises(SetError, match="'sources'"):
        load_set(out)
    assert "bestaat al" in str(CliRunner().invoke(app, given).exception)
    assert isinstance(CliRunner().invoke(app, given).exception, NotabeneError)


def test_what_came_of_a_session_is_finished_into_a_sound_set(index: Path, tmp_path: Path) -> None:
    owner = "geheim-van-truus"
    settings = Settings(embedding="default", model="", log=True)
    with open_session(index, settings, announce=lambda _: None) as session:
        assert session.log
        for id_, question in (
            ("g1", "Wat kost de nieuwe steiger in Noorderwad?"),
            ("g2", "Wie is de koning van Peru?"),
        ):
            list(session.stream(question, channel="chat", conversation="gesprek-77", exchange=id_))
        session.log.conversations.begin("gesprek-77", owner)
        session.log.conversations.rename("gesprek-77", owner, "Vragen van Truus Palmboom")
        session.log.rate("g1", Feedback(-1, "Truus: niet volledig", ("onvolledig",)))
    out = tmp_path / "concept.yaml"
    given = ["eval", "draft-questions", "--index", str(index), "--out", str(out)]
    assert CliRunner().invoke(app, given).exit_code == 0
    text = out.read_text(encoding="utf-8")
    for private in ("truus", "palmboom", "gesprek-77", owner, owner_of(owner), "chat"):
        assert private not in text.casefold()
    drafts = text.split("  - id: ")
    [paid] = [one for one in drafts if "nieuwe steiger" in one]
    [king] = [one for one in drafts if "Peru" in one]
    paid = paid.replace("INVULLEN", "De steiger kost 120.000 euro.").replace(
        "nuggets: []", "nuggets: [{vital: 120.000 euro}]"
    )
    paid = paid.replace("sources: {}", "sources: {steiger: []}")
    king = king.replace("INVULLEN", "Daarover gaat niets.").replace(
        "    nuggets: []", "    reason: outside\n    nuggets: []"
    )
    head = drafts[0].replace("documents: {}", "documents: {steiger: steiger.txt}")
    result = check(index, tmp_path, f"{head}  - id: {paid}  - id: {king}")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["questions"] == 2


def test_the_same_question_is_drafted_once() -> None:
    assert len(from_log([entry("a", "Wat  kost het?", "refused"), entry("b", "wat kost het?", "refused")])) == 1
