"""The JSON that other programs rely on: these keys, these types, and nothing else on standard output."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli.ingest import Bar
from prompts.load import phrase
from tests.assistant.cli.conftest import Run

KINDS = {"nota", "kamerbrief", "motie", "kamervragen", "verslag", "overig"}
STATUSES = {"encrypted", "damaged", "no-text", "unsupported", "classified", "limit", "unreadable"}
NOTABENE = Path(sys.executable).with_name("notabene")


def check(value: object, shape: dict[str, object]) -> None:
    """Check that an object has exactly these keys (or at least these), with values of these types."""
    assert isinstance(value, dict)
    assert set(shape) <= set(value), set(shape) ^ set(value)
    for key, type_ in shape.items():
        assert isinstance(value[key], type_), (key, value[key])  # type: ignore[arg-type]


NONE = type(None)
DOCUMENT = {
    "id": str,
    "path": str,
    "kind": str,
    "title": str,
    "date": (str, NONE),
    "reference": (str, NONE),
    "dossier": (str, NONE),
    "pages": (int, NONE),
    "passages": int,
    "sections": list,
    "access": str,
}
RESULT = {
    "rank": int,
    "score": float,
    "document": str,
    "title": str,
    "kind": str,
    "date": (str, NONE),
    "page": (int, NONE),
    "section": str,
    "text": str,
}
CITATION = {
    "n": int,
    "document": str,
    "title": str,
    "kind": str,
    "date": (str, NONE),
    "page": (int, NONE),
    "section": str,
    "quote": str,
}


def test_ingest_reports_what_it_did_and_what_it_could_not(run: Run, docs: Path, tmp_path: Path) -> None:
    result = run("ingest", docs, "--index", tmp_path / "ix", "--json", "--access", "directie")
    assert (result.status, result.err) == (0, "")
    report = result.json
    counts = ("added", "updated", "unchanged", "removed", "documents", "passages")
    check(report, dict.fromkeys(counts, int) | {"seconds": float, "failed": list})
    assert [report[name] for name in counts[:5]] == [7, 0, 0, 0, 7]
    failed = report["failed"]
    assert isinstance(failed, list)
    for row in failed:
        check(row, {"path": str, "status": str, "reason": str})
        assert row["status"] in STATUSES
    assert {row["path"]: row["status"] for row in failed} == {
        "leeg.txt": "no-text",
        "kapot.pdf": "damaged",
        "geheim.txt": "classified",
    }
    again = run("ingest", docs, "--json", NOTABENE_INDEX=str(tmp_path / "ix")).json
    assert [again[name] for name in counts[:5]] == [0, 0, 7, 0, 7]
    assert again["failed"] == failed
    listed = run("documents", "--json").json["documents"]
    assert isinstance(listed, list)
    assert {document["access"] for document in listed} == {"directie"}


def test_documents_lists_each_with_its_fields(run: Run, index: Path) -> None:
    result = run("documents", "--index", index, "--json")
    assert (result.status, result.err, set(result.json)) == (0, "", {"documents"})
    documents = result.json["documents"]
    assert isinstance(documents, list)
    assert len(documents) == 7
    for document in documents:
        check(document, DOCUMENT)
        assert set(document) == set(DOCUMENT)
        assert document["kind"] in KINDS
    [motion] = [document for document in documents if document["path"] == "motie.txt"]
    assert (motion["kind"], motion["date"], motion["dossier"]) == ("motie", "2098-01-06", "99 910 IV")
    assert motion["pages"] is None


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        (["--kind", "motie"], 1),
        (["--kind", "motie", "--kind", "nota"], 1),
        (["--since", "2098-01-01", "--until", "2098-12-31"], 2),
        (["--until", "2090-01-01"], 0),
        (["--dossier", "99910-iv"], 1),
        (["--dossier", "12 345"], 0),
        (["--access", "intern"], 7),
        (["--access", "extern"], 0),
        (["--document", "onbekend"], 0),
    ],
)
def test_filters_are_the_same_for_documents_and_search(run: Run, index: Path, filters: list[str], number: int) -> None:
    documents = run("documents", "--index", index, "--json", *filters).json["documents"]
    results = run("search", "sluizen", "--k", 50, "--index", index, "--json", *filters).json["results"]
    assert isinstance(documents, list)
    assert isinstance(results, list)
    assert len(documents) == number
    assert {result["document"] for result in results} == {document["id"] for document in documents}


def test_search_gives_ranked_passages(run: Run, index: Path) -> None:
    result = run("search", "verven van de sluizen", "--k", 3, "--index", index, "--json")
    assert (result.status, result.err) == (0, "")
    results = result.json["results"]
    assert isinstance(results, list)
    assert [one["rank"] for one in results] == [1, 2, 3]
    assert [one["score"] for one in results] == sorted((one["score"] for one in results), reverse=True)
    for one in results:
        check(one, RESULT)
        assert set(one) == set(RESULT)
    assert results[0]["title"].startswith("Motie") or "verven" in results[0]["text"]


def test_ask_answers_with_citations_that_stand_in_the_source(run: Run, index: Path) -> None:
    result = run("ask", "Wat verzoekt de motie van het lid Verzonnen?", "--index", index, "--json")
    assert (result.status, result.err) == (0, "")
    answer = result.json
    check(answer, {"answer": str, "refused": bool, "citations": list, "nearest": list, "mode": str})
    assert (answer["refused"], answer["mode"]) == (False, "extractive")
    citations = answer["citations"]
    assert isinstance(citations, list)
    assert citations
    for citation in citations:
        check(citation, CITATION)
        assert f"[{citation['n']}]" in str(answer["answer"])
        assert citation["quote"] in text_of(index, citation["document"])


def text_of(index: Path, document: str) -> str:
    from ingest.index.store import Index

    with Index.open(index) as opened:
        return opened.text(document)


def test_ask_refuses_what_no_document_says(run: Run, index: Path) -> None:
    answer = run("ask", "Hoeveel walvissen zwemmen er in de Grote Oceaan?", "--index", index, "--json").json
    assert (answer["refused"], answer["citations"]) == (True, [])
    assert isinstance(answer["nearest"], list)
    for one in answer["nearest"]:
        check(one, RESULT)


UNKNOWN = "Hoeveel meter breed zijn de sluizen in Verzonnendam in 2044?"


def test_a_refusal_cites_what_comes_nearest_by_the_same_contract(run: Run, index: Path) -> None:
    answer = run("ask", UNKNOWN, "--index", index, "--json").json
    assert answer["refused"] is True
    citations = answer["citations"]
    assert isinstance(citations, list)
    assert citations
    verdict, _, rest = str(answer["answer"]).partition("\n\n")
    assert "[" not in verdict
    for citation in citations:
        check(citation, CITATION)
        assert f"[{citation['n']}]" in rest
        assert citation["quote"] in text_of(index, citation["document"])


def test_a_refusal_in_text_shows_what_comes_nearest_and_where_it_stands(run: Run, index: Path) -> None:
    result = run("ask", UNKNOWN, "--index", index)
    assert result.status == 0
    verdict, lead, *rest = result.out.splitlines()[0], result.out.splitlines()[2], *result.out.splitlines()[3:]
    assert verdict.startswith("Niet gevonden in de bronnen")
    assert lead == phrase("closest")
    assert any(line.startswith("- ") and line.endswith("[1]") for line in rest)
    assert any(line.startswith("[1] ") for line in rest[rest.index("Bronnen") :])


def test_off_the_subject_no_source_is_listed_as_near_and_json_keeps_what_was_found(run: Run, index: Path) -> None:
    question = "Hoeveel statiegeld zit er op een blikje?"
    near, far = (run("ask", asked, "--index", index).out for asked in (UNKNOWN, question))
    listed = near.partition("\nAndere bronnen in de buurt\n")[2].partition("\n\n")[0].splitlines()
    cited = {line.partition("] ")[2].partition(" (")[0] for line in near.splitlines() if line.startswith("[")}
    titles = [line.removeprefix("- ").partition(" (")[0] for line in listed]
    assert titles
    assert len(set(titles)) == len(titles)  # a document once, and not again where it is cited
    assert not cited & set(titles)
    assert phrase("off_subject") not in near
    assert "bronnen in de buurt" not in far
    assert "Dichtstbijzijnde bronnen" not in far
    assert phrase("off_subject") in far
    answer = run("ask", question, "--index", index, "--json").json
    assert (answer["refused"], answer["citations"], answer["notes"]) == (True, [], [phrase("off_subject")])
    assert isinstance(answer["nearest"], list)
    for one in answer["nearest"]:
        check(one, RESULT)
    assert answer["nearest"]


def test_doctor_reports_a_healthy_index(run: Run, index: Path) -> None:
    result = run("doctor", "--index", index, "--json")
    assert (result.status, result.err, result.json["healthy"]) == (0, "", True)


def test_documents_in_a_pipe_are_a_line_each(run: Run, index: Path) -> None:
    result = run("documents", "--index", index)
    lines = result.out.splitlines()
    assert len(lines) == 8
    assert all(line.count("\t") == 5 for line in lines[:-1])


def test_reader_that_leaves_is_no_error(index: Path) -> None:
    command = subprocess.Popen(
        [NOTABENE, "documents", "--json", "--index", index], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert command.stdout
    assert command.stderr
    command.stdout.close()
    assert (command.stderr.read(), command.wait(60)) == ("", 0)
    command.stderr.close()


def test_ascii_terminal_gets_all_text(index: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [NOTABENE, "search", "coördinatie 🚢", "--json", "--index", index],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    done.stdout.decode("utf-8")


def test_line_beside_the_progress_bar_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with Bar() as bar:
        bar.say("FICTIEF lange mededeling " * 20)
    assert capsys.readouterr().err.count("\n") == 1


CORRECTED = DOCUMENT | {"corrected": dict}


@pytest.fixture
def own(run: Run, docs: Path, tmp_path: Path) -> tuple[Path, str]:
    """An index that may be changed, and the id of the motion in it."""
    index = tmp_path / "eigen"
    run("ingest", docs, "--index", index)
    listed = run("documents", "--index", index, "--json", "--kind", "motie").json["documents"]
    assert isinstance(listed, list)
    return index, str(listed[0]["id"])


def test_a_document_is_corrected_and_the_correction_undone(run: Run, own: tuple[Path, str], docs: Path) -> None:
    index, motion = own
    asked = ("--correct", motion, "--set", "date=2097-03-04", "--set", "dossier=99 940")
    result = run("documents", *asked, "--index", index, "--json")
    assert (result.status, result.err) == (0, "")
    document = result.json["document"]
    check(document, CORRECTED)
    assert isinstance(document, dict)
    assert (document["date"], document["dossier"]) == ("2097-03-04", "99 940")
    assert document["corrected"] == {"date": "2098-01-06", "dossier": "99 910 IV"}
    run("ingest", docs, "--index", index)
    found = run("search", "sluizen", "--index", index, "--json", "--until", "2097-12-31").json["results"]
    assert isinstance(found, list)
    assert {one["document"] for one in found} == {motion}
    back = run("documents", "--correct", motion, "--undo", "date", "--index", index, "--json").json["document"]
    assert isinstance(back, dict)
    assert (back["date"], back["corrected"]) == ("2098-01-06", {"dossier": "99 910 IV"})
    shown = run("documents", "--correct", motion, "--undo", "dossier", "--index", index)
    assert "0 gecorrigeerd" in shown.out


def test_a_document_is_taken_out_listed_and_put_back(run: Run, own: tuple[Path, str], docs: Path) -> None:
    index, motion = own
    result = run("documents", "--forget", motion, "--index", index, "--json")
    assert (result.status, result.err) == (0, "")
    forgotten = result.json["forgotten"]
    check(forgotten, {"id": str, "path": str, "title": str, "documents": int, "file_removed": bool})
    assert isinstance(forgotten, dict)
    assert (forgotten["id"], forgotten["documents"], forgotten["file_removed"]) == (motion, 1, False)
    run("ingest", docs, "--index", index)
    assert run("documents", "--index", index, "--json", "--kind", "motie").json == {"documents": []}
    out = run("documents", "--forgotten", "--index", index, "--json").json["forgotten"]
    assert isinstance(out, list)
    check(out[0], {"id": str, "path": str, "title": str, "since": str})
    restored = run("documents", "--restore", motion, "--index", index, "--json").json["document"]
    check(restored, CORRECTED)
    assert isinstance(restored, dict)
    assert restored["id"] == motion
    assert run("documents", "--forgotten", "--index", index, "--json").json == {"forgotten": []}


def test_retry_reports_as_ingest_does(run: Run, own: tuple[Path, str], docs: Path) -> None:
    index, _ = own
    report = run("ingest", "--retry", "--index", index, "--json").json
    counts = ("added", "updated", "unchanged", "removed", "documents", "passages")
    check(report, dict.fromkeys(counts, int) | {"seconds": float, "failed": list})
    assert isinstance(report["failed"], list)
    assert {row["path"] for row in report["failed"]} == {"leeg.txt", "kapot.pdf", "geheim.txt"}
    one = run("ingest", "--retry", docs / "kapot.pdf", "--index", index, "--json").json["failed"]
    assert isinstance(one, list)
    assert [row["path"] for row in one] == ["kapot.pdf"]
    nothing = run("ingest", "--retry", docs / "0.md", "--index", index)
    assert (nothing.status, nothing.err) == (0, "Er is niets om opnieuw te lezen.\n")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--correct", "dx", "--set", "date=2097-03-04"], 1),
        (["--correct", "MOTIE", "--set", "date=gisteren"], 1),
        (["--correct", "MOTIE", "--set", "schrijver=x"], 1),
        (["--forget", "dx"], 1),
        (["--restore", "MOTIE"], 1),
        (["--correct", "MOTIE"], 2),
        (["--correct", "MOTIE", "--set", "date"], 2),
        (["--set", "date=2097-03-04"], 2),
        (["--correct", "MOTIE", "--undo", "date", "--forgotten"], 2),
    ],
)
def test_what_cannot_be_done_to_a_document_is_one_sentence(
    run: Run, index: Path, arguments: list[str], status: int
) -> None:
    listed = run("documents", "--index", index, "--json", "--kind", "motie").json["documents"]
    assert isinstance(listed, list)
    motion = str(listed[0]["id"])
    asked = [motion if one == "MOTIE" else one for one in arguments]
    run("documents", *asked, "--index", index, "--json").failed(status=status)
    assert run("documents", "--index", index, "--json").json["documents"]
