"""Whatever a user does wrong, and whatever is broken: one plain Dutch sentence, the right exit status, nothing lost."""

import json
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from assistant.cli.main import app
from tests.assistant.cli.conftest import Run
from tests.ingest.ground import text, write

NOTABENE = Path(sys.executable).with_name("notabene")
ENGLISH = re.compile(
    r"\b(the|is not|must|should|invalid|missing|unexpected|no such|option|argument|error)\b", re.IGNORECASE
)
READING = (["documents"], ["search", "sluizen"], ["ask", "Wat verzoekt de motie?"], ["doctor"])


@pytest.fixture
def copy(index: Path, tmp_path: Path) -> Path:
    """Return a copy of the index that may be broken."""
    return shutil.copytree(index, tmp_path / "kopie")


@pytest.fixture
def closed_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["bestaatniet"],
        ["search"],
        ["search", "--onzin", "x"],
        ["search", "x", "y"],
        ["search", "x", "--k"],
        ["search", "x", "--k", "0"],
        ["search", "x", "--k", "veel"],
        ["search", "x", "--kind", "brief"],
        ["search", "x", "--since", "31-12-2098"],
        ["search", "x", "--until", "2098-13-45"],
        ["documents", "--since"],
        ["documents", "--json=ja"],
        ["documents", "--index", ""],
        ["ingest"],
        ["serve", "--port", "99999"],
        ["serve", "--port", "abc"],
        ["ask"],
        ["doctor", "--onzin"],
    ],
)
def test_wrong_usage_is_one_dutch_sentence(run: Run, arguments: list[str]) -> None:
    sentence = run(*arguments).failed(status=2)
    assert not ENGLISH.search(sentence), sentence


@pytest.mark.parametrize("command", READING)
def test_no_index_says_how_to_make_one(run: Run, command: list[str], tmp_path: Path) -> None:
    assert "notabene ingest" in run(*command, "--index", tmp_path / "nergens").failed()
    assert not (tmp_path / "nergens").exists()


@pytest.mark.parametrize("command", READING)
def test_file_or_empty_folder_in_place_of_an_index(run: Run, command: list[str], tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("FICTIEF")
    (tmp_path / "leeg").mkdir()
    assert "is een bestand" in run(*command, "--index", tmp_path / "bestand").failed()
    run(*command, "--index", tmp_path / ("a" * 300)).failed()
    run(*command, "--index", tmp_path / "leeg").failed()
    (tmp_path / "leeg" / "catalogue.db").touch()
    run(*command, "--index", tmp_path / "leeg").failed()


@pytest.mark.parametrize("command", [*READING, ["ingest", "."]])
def test_corrupt_catalogue_is_one_sentence(run: Run, command: list[str], copy: Path) -> None:
    database = copy / "catalogue.db"
    for leftover in copy.glob("catalogue.db-*"):
        leftover.unlink()
    database.write_bytes(database.read_bytes()[:100] + b"rommel" * 5000)
    assert "beschadigd" in run(*command, "--index", copy).failed()


@pytest.mark.parametrize("command", [*READING, ["ingest", "."], ["doctor", "--repair"]])
def test_index_of_a_newer_version_is_refused(run: Run, command: list[str], copy: Path) -> None:
    with sqlite3.connect(copy / "catalogue.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    assert "nieuwere versie" in run(*command, "--index", copy).failed()


@pytest.mark.parametrize("damage", ["gone", "rubbish"])
@pytest.mark.parametrize("part", ["vectors", "lexical"])
def test_damaged_derived_index_says_how_to_mend_it(run: Run, copy: Path, part: str, damage: str) -> None:
    if damage == "gone":
        shutil.rmtree(copy / part)
    else:
        for file in (copy / part).rglob("*"):
            if file.is_file():
                file.write_bytes(b"rommel" * 50)
    asked = run("search", "sluizen", "--index", copy, "--json")
    if asked.status:
        assert "doctor --repair" in asked.failed()
    examined = run("doctor", "--index", copy)
    assert (examined.status, examined.err.count("\n")) == (1, 1)
    assert "doctor --repair" in examined.err
    assert run("doctor", "--repair", "--index", copy).status == 0
    assert run("search", "sluizen", "--index", copy, "--json").status == 0


def test_missing_vocabulary_says_how_to_mend_it(run: Run, copy: Path) -> None:
    for file in copy.glob("vocabulary-*"):
        file.unlink()
    assert "doctor --repair" in run("search", "sluizen", "--index", copy).failed()
    assert run("doctor", "--repair", "--index", copy).status == 0
    assert run("search", "sluizen", "--index", copy).status == 0


def test_chat_does_not_begin_where_no_index_can_be(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("FICTIEF")
    for place in ("bestand", "a" * 300):
        assert "index" in run("serve", "--port", "0", "--index", tmp_path / place).failed()
        assert "index" in run("demo", "--prepare-only", "--index", tmp_path / place).failed()


def test_demo_without_room_for_its_documents_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ix").mkdir()
    (tmp_path / "ix" / "voorbeelden").write_text("FICTIEF")
    assert "kan niet worden beschreven" in run("demo", "--prepare-only", "--index", tmp_path / "ix").failed()


@pytest.mark.parametrize("lock", ["catalogue.lock", "ingest.lock"])
@pytest.mark.parametrize("command", [["ingest", "."], ["doctor", "--repair"]])
def test_lock_that_cannot_be_taken_is_one_sentence(run: Run, copy: Path, lock: str, command: list[str]) -> None:
    (copy / lock).unlink()
    (copy / lock).mkdir()
    assert "kan niet worden beschreven" in run(*command, "--index", copy).failed()


def test_place_where_no_index_can_be_says_why_in_dutch(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("FICTIEF")
    for place in ("bestand", "bestand/index", "a" * 300, "\udcff"):
        sentence = run("ingest", tmp_path, "--index", tmp_path / place).failed()
        assert not re.search(r"\b(file|such|exists|directory|name|too)\b", sentence, re.IGNORECASE), sentence


def test_wrong_path_is_one_sentence_and_loses_nothing(run: Run, copy: Path, docs: Path) -> None:
    for wrong in ("nergens", "a" * 300, "\udcff"):
        assert "bestaat niet" in run("ingest", docs, wrong, "--index", copy).failed()
    documents = run("documents", "--index", copy, "--json").json["documents"]
    assert isinstance(documents, list)
    assert len(documents) == 7


def test_empty_folder_is_done_and_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    result = run("ingest", tmp_path / "leeg", "--index", tmp_path / "ix")
    assert result.status == 0
    assert "geen documenten" in result.err
    assert run("search", "sluizen", "--index", tmp_path / "ix", "--json").json == {"results": []}
    answer = run("ask", "Wat verzoekt de motie?", "--index", tmp_path / "ix", "--json").json
    assert (answer["refused"], answer["citations"], answer["nearest"]) == (True, [], [])


@pytest.mark.parametrize("query", ["", "   ", "?!", "de het een", "🚢", "\x00", "a" * 20_000, '") OR (id:*', "\udcff"])
def test_odd_questions_are_answered_or_refused(run: Run, index: Path, query: str) -> None:
    for command in ("search", "ask"):
        result = run(command, "--index", index, "--json", "--", query)
        assert result.status == 0 or result.failed()
        assert "Traceback" not in result.err
        assert "niet op rekende" not in result.err


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "abc"), ("SOURCES", "0"), ("TEMPERATURE", "heet"), ("FILE_SECONDS", "-1"), ("MAX_TOKENS", "1")],
)
def test_setting_that_cannot_be_is_named(run: Run, index: Path, name: str, value: str) -> None:
    result = run("search", "sluizen", "--index", index, **{f"NOTABENE_{name}": value})
    assert f"NOTABENE_{name}" in result.failed(status=2)


def test_index_folder_of_the_environment_is_used(run: Run, index: Path, tmp_path: Path) -> None:
    assert run("documents", "--json", NOTABENE_INDEX=str(index)).status == 0
    run("documents", "--json", "--index", tmp_path / "ander").failed()


def test_chroma_server_that_is_not_there_is_named(run: Run, copy: Path, docs: Path, closed_port: int) -> None:
    url = f"http://127.0.0.1:{closed_port}"
    write(docs / "nieuw.md", text(7))
    for command in (["doctor"], ["doctor", "--repair"], ["ingest", str(docs)]):
        assert "NOTABENE_CHROMA_URL" in run(*command, "--index", copy, NOTABENE_CHROMA_URL=url).failed()
    (docs / "nieuw.md").unlink()


def test_language_model_that_is_not_there_leaves_the_extractive_answer(run: Run, index: Path, closed_port: int) -> None:
    result = run(
        "ask",
        "Wat verzoekt de motie van het lid Verzonnen?",
        "--json",
        "--index",
        index,
        NOTABENE_MODEL="openai:x",
        NOTABENE_MODEL_BASE_URL=f"http://127.0.0.1:{closed_port}/v1",
        NOTABENE_TIMEOUT="5",
    )
    if result.status:
        result.failed()
    else:
        assert result.json["citations"]
        assert "Traceback" not in result.err


def test_language_model_of_an_unknown_provider_is_named(run: Run, index: Path) -> None:
    sentence = run("ask", "Wat verzoekt de motie?", "--index", index, NOTABENE_MODEL="onzin:x").failed()
    assert "onzin:x" in sentence


def test_embedding_model_that_is_not_there_is_named(run: Run, index: Path, tmp_path: Path) -> None:
    sentence = run("search", "x", "--index", index, NOTABENE_EMBEDDING=str(tmp_path / "nergens")).failed()
    assert "nergens" in sentence


def test_index_of_another_embedding_model_is_refused(run: Run, index: Path, tmp_path: Path, docs: Path) -> None:
    model = small_model(tmp_path / "model")
    for command in (["search", "sluizen"], ["ingest", str(docs)]):
        sentence = run(*command, "--index", index, NOTABENE_EMBEDDING=str(model)).failed()
        assert "embeddingmodel" in sentence
    assert run("ingest", docs, "--index", tmp_path / "ander", "--json").json["added"] == 7
    assert run("search", "sluizen", "--index", tmp_path / "ander", "--json").status == 0


def small_model(folder: Path) -> Path:
    """Write a sentence-transformers model of a few kilobytes with random weights."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "sluizen", "bruggen", "de", "van", "haven"]
    special = {"pad_token": "[PAD]", "unk_token": "[UNK]"}
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(words)}, unk_token=special["unk_token"]))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=512, **special).save_pretrained(
        folder / "basis"
    )
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    BertModel(config).save_pretrained(folder / "basis")
    transformer = Transformer(str(folder / "basis"))
    SentenceTransformer(modules=[transformer, Pooling(16)]).save(str(folder / "heel"))
    return folder / "heel"


def test_port_in_use_is_one_sentence(run: Run, index: Path) -> None:
    pytest.importorskip("assistant.app.app")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert str(port) in run("serve", "--index", index, "--port", port).failed()


def test_installed_command_keeps_the_rules(tmp_path: Path) -> None:
    for arguments, status in ((["onzin"], 2), (["documents", "--index", str(tmp_path / "nergens")], 1)):
        done = subprocess.run([NOTABENE, *arguments], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (status, "")
        assert done.stderr.count("\n") == 1
    done = subprocess.run([NOTABENE], capture_output=True, text=True, check=False)
    assert "ingest" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_every_command_and_option_has_dutch_help() -> None:
    group = typer.main.get_command(app)
    commands = getattr(group, "commands", {})
    assert set(commands) >= {"ingest", "documents", "search", "ask", "serve", "doctor", "demo"}
    for name, command in commands.items():
        assert command.help, name
        for parameter in command.params:
            if type(parameter).__name__.endswith("Option") and "--help" not in parameter.opts:
                assert getattr(parameter, "help", None), (name, parameter.name)
            assert not ENGLISH.search(getattr(parameter, "help", None) or ""), (name, parameter.name)


@pytest.mark.parametrize("command", ["ingest", "documents", "search", "ask", "serve", "doctor", "demo"])
def test_help_is_shown(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.status == 0
    assert "--index" in result.out
    assert not re.search(r"\b(show|usage|options|arguments|commands|required|default)\b", result.out, re.IGNORECASE)
    assert json.dumps(result.out)
