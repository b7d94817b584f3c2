"""A small invented collection. FICTIEF."""

import json
from pathlib import Path

RECORDS = [
    ("z1", "Zeekabel Zandplaat", "De zeekabel naar het eiland Zandplaat wordt in 2098 vervangen door de netbeheerder."),
    ("z2", "Veerdienst Zandplaat", "De veerboot vaart elk uur; de kosten van het vervoer dalen met tien procent."),
    ("z3", "Steunpunt Duinwacht", "Het steunpunt van Duinwacht helpt jonge vissers met hun belastingaangifte."),
    ("z4", "Motie over drinkwater", "De Kamer verzoekt de regering het drinkwater in Noorderwad betaalbaar te houden."),
    ("z5", "", "Vuurtorens blijven open voor bezoekers, behalve op feestdagen."),
]
QUERIES = [
    ("v1", "Wanneer komt er een nieuwe kabel in zee?"),
    ("v2", "Wat kost het veer?"),
    ("v3", "Wie helpt vissers met de belasting?"),
    ("v4", "Mag ik een vuurtoren bezoeken?"),
]
QRELS = [("v1", "z1", 2), ("v2", "z2", 2), ("v2", "z1", 0), ("v3", "z3", 1), ("v4", "z5", 2)]


def write(folder: Path) -> tuple[Path, Path, Path]:
    """Write the collection; return the paths of corpus, queries and qrels."""
    folder.mkdir(parents=True, exist_ok=True)
    corpus, queries, qrels = folder / "corpus.jsonl", folder / "queries.jsonl", folder / "qrels.tsv"
    rows = [{"id": id_, "title": title, "text": text, "type": "vraag-antwoord"} for id_, title, text in RECORDS]
    corpus.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    asked = [{"id": id_, "text": text, "subset": "los"} for id_, text in QUERIES]
    queries.write_text("".join(json.dumps(row) + "\n" for row in asked), encoding="utf-8")
    lines = ["query_id\tcorpus_id\tscore", *("\t".join(map(str, row)) for row in QRELS)]
    qrels.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return corpus, queries, qrels
