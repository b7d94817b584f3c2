"""``notabene dossier``: JSON for programs, a workbook, and plain complaints."""

from pathlib import Path

from openpyxl import load_workbook

from tests.assistant.cli.conftest import Run

PLACE = {"document", "title", "kind", "date", "page", "section", "quote", "start", "end"}
LETTER = """FICTIEF
99 910 IV
Begroting Verzonnen Zaken 2098

Nr. 9
BRIEF VAN DE MINISTER VAN VERZONNEN ZAKEN

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 20 januari 2098

De motie van het lid Verzonnen (99 910 IV, nr. 7) wordt uitgevoerd: de sluizen zijn in mei geverfd.

Over de kosten van de sluizen informeer ik uw Kamer uiterlijk 1 juli 2098.

De Minister van Verzonnen Zaken,

V. Verzonnen
"""


def with_letter(run: Run, docs: Path, tmp_path: Path) -> Path:
    (tmp_path / "brief.txt").write_text(LETTER, encoding="utf-8")
    assert run("ingest", docs / "motie.txt", tmp_path / "brief.txt", "--index", tmp_path / "ix", "--json").status == 0
    return tmp_path / "ix"


def test_without_a_name_the_dossiers_are_listed(run: Run, index: Path) -> None:
    result = run("dossier", "--index", index, "--json")
    assert (result.status, result.err) == (0, "")
    assert {"dossier": "99 910 IV", "documents": 1} in result.json["dossiers"]  # type: ignore[operator]
    assert "99 910 IV\t1" in run("dossier", "--index", index).out


def test_a_dossier_is_one_json_object_with_its_three_tables(run: Run, docs: Path, tmp_path: Path) -> None:
    index = with_letter(run, docs, tmp_path)
    result = run("dossier", "99910-iv", "--index", index, "--json", "--today", "2098-07-02")
    assert (result.status, result.err) == (0, "")
    assert set(result.json) == {"dossier", "timeline", "motions", "commitments"}
    assert result.json["dossier"] == "99 910 IV"
    timeline, motions, commitments = (result.json[name] for name in ("timeline", "motions", "commitments"))
    assert isinstance(timeline, list)
    assert isinstance(motions, list)
    assert isinstance(commitments, list)
    assert [event["date"] for event in timeline] == ["2098-01-06", "2098-01-20"]
    [motion] = motions
    assert set(motion) >= PLACE | {"number", "movers", "vote", "appreciation", "replaces", "replaced_by", "done"}
    assert motion["quote"] == "verzoekt de regering de sluizen in Verzonnendam voor 2099 te verven"
    assert "wordt uitgevoerd" in motion["done"][0]["quote"]
    [commitment] = commitments
    assert set(commitment) >= PLACE | {"committed_by", "executed_by", "term", "due", "status", "done", "also"}
    assert (commitment["term"], commitment["due"], commitment["status"]) == (
        "uiterlijk 1 juli 2098",
        "2098-07-01",
        "verlopen",
    )
    before = run("dossier", "99 910 IV", "--index", index, "--json", "--today", "2098-07-01").json["commitments"]
    assert isinstance(before, list)
    assert before[0]["status"] == "openstaand"


def test_the_tables_are_written_as_a_workbook(run: Run, docs: Path, tmp_path: Path) -> None:
    index = with_letter(run, docs, tmp_path)
    out = tmp_path / "dossier.xlsx"
    result = run("dossier", "99 910 IV", "--index", index, "--xlsx", out)
    assert (result.status, result.err) == (0, "")
    assert str(out) in result.out
    assert load_workbook(out)["Toezeggingen"]["A2"].value.startswith("Over de kosten van de sluizen")


def test_for_a_person_there_are_plain_tables(run: Run, docs: Path, tmp_path: Path) -> None:
    shown = run("dossier", "99 910 IV", "--index", with_letter(run, docs, tmp_path), "--today", "2098-08-01").out
    assert "2 documenten, 1 moties, 1 toezeggingen, waarvan 1 verlopen." in shown


def test_mistakes_are_one_sentence(run: Run, index: Path, tmp_path: Path) -> None:
    assert "notabene dossier" in run("dossier", "12 345", "--index", index).failed()
    assert "ander bestand" in run("dossier", "99 910 IV", "--index", index, "--xlsx", tmp_path).failed()
    assert "dossier" in run("dossier", "--index", index, "--xlsx", tmp_path / "x.xlsx").failed(status=2)
    assert "2099-01-31" in run("dossier", "99 910 IV", "--index", index, "--today", "morgen").failed(status=2)
    run("dossier", "--index", tmp_path / "leeg").failed()
