"""A collection is read the same from JSONL, TSV and the formats of TREC. FICTIEF."""

from pathlib import Path

import pytest

from evals.retrieval.collection import Collection, CollectionError, load_collection
from tests.evals.retrieval.fictief import QRELS, QUERIES, RECORDS, write

SOUND = "<DOC>\n<DOCNO>a</DOCNO>\n<TEXT>t</TEXT>\n</DOC>\n"


def trec(folder: Path) -> tuple[Path, Path, Path]:
    folder.mkdir(parents=True, exist_ok=True)
    corpus, queries, qrels = folder / "corpus.trec", folder / "topics.txt", folder / "qrels.txt"
    blocks = [
        f"<DOC>\n<DOCNO> {id_} </DOCNO>\n<TITLE>{title}</TITLE>\n<TEXT>\n<P>{text}</P>\n</TEXT>\n</DOC>\n"
        for id_, title, text in RECORDS
    ]
    corpus.write_text("".join(blocks), encoding="utf-8")
    topics = [
        f"<top>\n<num> Number: {id_}\n<title> {text}\n\n<desc> Description:\nMeer.\n</top>\n\n" for id_, text in QUERIES
    ]
    queries.write_text("".join(topics), encoding="utf-8")
    qrels.write_text("".join(f"{query} 0 {record} {grade}\n" for query, record, grade in QRELS), encoding="utf-8")
    return corpus, queries, qrels


def tsv(folder: Path) -> tuple[Path, Path, Path]:
    folder.mkdir(parents=True, exist_ok=True)
    corpus, queries = folder / "corpus.tsv", folder / "queries.tsv"
    corpus.write_text("".join("\t".join(row) + "\n" for row in RECORDS), encoding="utf-8")
    queries.write_text("text\tid\n" + "".join(f"{text}\t{id_}\n" for id_, text in QUERIES), "utf-8")
    return corpus, queries, write(folder / "jsonl")[2]


def plain(found: Collection) -> tuple[object, ...]:
    records = [(record.id, record.title, record.text) for record in found.records.values()]
    return records, [(query.id, query.text) for query in found.queries.values()], found.judgements


@pytest.mark.parametrize("written", [trec, tsv])
def test_every_format_gives_the_same_collection(tmp_path: Path, written: object) -> None:
    assert callable(written)
    assert plain(load_collection(*written(tmp_path / "other"))) == plain(load_collection(*write(tmp_path)))


def test_a_topic_without_title_is_asked_by_its_description(tmp_path: Path) -> None:
    corpus, queries, qrels = trec(tmp_path)
    queries.write_text(
        "<top>\n<num> Number: v1\n<title>\n<desc> Description:\nNieuwe kabel &amp; zee\n<narr> x\n</top>\n", "utf-8"
    )
    qrels.write_text("v1 0 z1 1\n", encoding="utf-8")
    assert load_collection(corpus, queries, qrels).queries["v1"].text == "Nieuwe kabel & zee"


@pytest.mark.parametrize(
    ("name", "content", "line", "told"),
    [
        ("corpus.trec", f"{SOUND}<DOC>\n<TEXT>t</TEXT>\n</DOC>\n", 5, "het veld <DOCNO> ontbreekt"),
        ("corpus.trec", f"{SOUND}<DOC>\n<DOCNO> </DOCNO>\n<TEXT>t</TEXT>\n</DOC>\n", 5, "het veld <DOCNO> ontbreekt"),
        ("corpus.trec", "<DOC>\n<DOCNO>a</DOCNO>\n</DOC>\n", 1, "het veld <TEXT> ontbreekt"),
        ("corpus.trec", SOUND.replace("<TEXT>", "<DATE>2099-13-41</DATE>\n<TEXT>"), 1, "de waarde van <DATE> kan niet"),
        ("corpus.trec", SOUND * 2, 5, "<DOCNO> 'a' komt twee keer voor"),
        ("corpus.trec", "<html>\n", 1, "<DOC>"),
        ("topics.txt", "v1\tWat kost het veer?\nv2\ta\tb\tc\n", 2, "id, text"),
        ("topics.txt", "<top>\n<num> Number: v1\n</top>\n", 1, "het veld <title> ontbreekt"),
        ("topics.txt", "<top>\n<title> Wat kost het veer?\n</top>\n", 1, "het veld <num> ontbreekt"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, name: str, content: str, line: int, told: str) -> None:
    paths = trec(tmp_path)
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(CollectionError) as caught:
        load_collection(*paths)
    assert str(caught.value).startswith(f"{tmp_path / name}, regel {line}: ")
    assert told in str(caught.value)


@pytest.mark.parametrize("lost", [0, -1])
def test_a_block_that_is_not_closed_is_told_with_its_line(tmp_path: Path, lost: int) -> None:
    corpus, queries, qrels = trec(tmp_path)
    blocks = corpus.read_text(encoding="utf-8").split("</DOC>\n")[:-1]
    ends = ["</DOC>\n"] * len(blocks)
    ends[lost] = ""
    text = "".join(block + end for block, end in zip(blocks, ends, strict=True))
    corpus.write_text(text, encoding="utf-8")
    begins = [number for number, row in enumerate(text.split("\n"), 1) if row == "<DOC>"]
    with pytest.raises(CollectionError, match=f"regel {begins[lost]}: het blok <DOC> wordt niet gesloten"):
        load_collection(corpus, queries, qrels)
