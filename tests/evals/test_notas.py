"""Drafting the Kern of real nota's is measured where they are, and skipped where they are not."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.notas import app, evaluate, load_notas
from ingest.errors import NotabeneError

NOTA = {
    "id": "fictief-1",
    "titel": "FICTIEF: nieuwe motor voor het veer",
    "secties": [
        {"sectie": "kop", "tekst": "TER ONDERTEKENING\nDatum\n3 mei 2099\nOnze referentie\n2099-0000000001"},
        {"sectie": "Aanleiding", "tekst": "Het veer is in 2098 op 41 dagen uitgevallen. De Kamer vroeg om een plan."},
        {"sectie": "Geadviseerd besluit", "tekst": "U wordt gevraagd de brief te ondertekenen."},
        {
            "sectie": "Kern",
            "tekst": "In de brief meldt u dat het veer een nieuwe motor krijgt van 3 miljoen euro, en dat de "
            "vervoerder die vóór de zomer van 2100 inbouwt; tot dan vaart in de spits een tweede boot.",
        },
        {
            "sectie": "Toelichting",
            "tekst": "Het veer krijgt een nieuwe motor van 3 miljoen euro. De vervoerder bouwt de motor vóór de "
            "zomer van 2100 in. Tot dan vaart in de spits een tweede boot.",
        },
    ],
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "secties.jsonl"
    without = {**NOTA, "id": "fictief-2", "secties": NOTA["secties"][:3]}
    file.write_text(f"{json.dumps(NOTA)}\n{json.dumps(without)}\n", encoding="utf-8")
    return file


def test_a_kern_is_drafted_from_the_other_sections(path: Path) -> None:
    notas = load_notas(path)
    assert [one.id for one in notas] == ["fictief-1"]
    assert "In de brief meldt u" not in notas[0].rest
    rows = {row.system: row for row in evaluate(notas)}
    assert set(rows) == {"notabene", "eerste 200 woorden", "LexRank", "TextRank"}
    assert "3 miljoen euro" in rows["notabene"].text
    assert 0 < rows["notabene"].rouge < 1


def test_figures_come_with_intervals(path: Path) -> None:
    made = CliRunner().invoke(app, [str(path), "--json"])
    assert made.exit_code == 0
    chrf = json.loads(made.stdout)["figures"]["notabene"]["chrf"]
    assert chrf["low"] <= chrf["value"] <= chrf["high"]
    assert chrf["n"] == 1


def test_without_the_file_it_is_skipped(tmp_path: Path) -> None:
    made = CliRunner().invoke(app, [str(tmp_path / "weg.jsonl"), "--json"])
    assert made.exit_code == 0
    assert json.loads(made.stdout) == {"skipped": True}


def test_another_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(NotabeneError, match="geen nota's in secties"):
        load_notas(tmp_path / "x.jsonl")
