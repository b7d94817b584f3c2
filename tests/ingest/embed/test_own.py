import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ingest.embed.load import load_embedder
from ingest.errors import NotabeneError

TEXTS = ["FICTIEF: de nota gaat over de zilvervloot.", "Een andere zin over de begroting."]


def refuse(line: str) -> None:
    raise AssertionError(line)


def test_a_folder_that_is_not_there_is_one_dutch_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotabeneError, match="bestaat niet"):
        load_embedder(str(tmp_path / "weg"), purpose="query", announce=refuse)


@pytest.mark.slow
def test_a_folder_without_a_model_is_one_dutch_sentence(tmp_path: Path) -> None:
    (tmp_path / "lees.txt").write_text("FICTIEF")
    with pytest.raises(NotabeneError, match="bevat geen model"):
        load_embedder(str(tmp_path), purpose="query", announce=refuse)


@pytest.mark.slow
def test_a_folder_is_used_with_its_own_prompts(model_folder: Path) -> None:
    own = load_embedder(str(model_folder), purpose="bulk", announce=refuse)
    default = load_embedder(purpose="query")
    assert own.dimension == default.dimension
    assert own.max_tokens == 512
    assert (own.passages(TEXTS) * default.passages(TEXTS)).sum(axis=1).min() > 0.999
    assert float(own.query("Wat?") @ default.query("Wat?")) > 0.999
    assert own.passages([]).shape == (0, own.dimension)
    assert own.count_tokens(TEXTS[0]) == default.count_tokens(TEXTS[0])
    assert own.identity != default.identity
    assert "|query: |passage: |384" in own.identity


@pytest.mark.slow
def test_other_prompts_make_another_identity_and_other_vectors(model_folder: Path, tmp_path: Path) -> None:
    for file in model_folder.rglob("*"):
        if file.is_file():
            copy = tmp_path / file.relative_to(model_folder)
            copy.parent.mkdir(exist_ok=True)
            copy.symlink_to(file)
    config = tmp_path / "config_sentence_transformers.json"
    content = json.loads(config.read_text())
    config.unlink()
    config.write_text(json.dumps(content | {"prompts": {"query": "vraag: ", "passage": "stuk: "}}))
    own, other = (load_embedder(str(folder), purpose="bulk", announce=refuse) for folder in (model_folder, tmp_path))
    assert own.identity != other.identity
    assert "|vraag: |stuk: |" in other.identity
    assert not np.allclose(own.passages(TEXTS), other.passages(TEXTS), atol=1e-3)


@pytest.mark.slow
def test_a_name_that_is_nowhere_is_one_dutch_sentence_after_a_line_that_says_so(tmp_path: Path) -> None:
    program = """
from ingest.embed.load import load_embedder
from ingest.errors import NotabeneError
try:
    load_embedder("fictief/bestaat-niet", purpose="query", announce=lambda line: print("REGEL", line))
except NotabeneError as error:
    print("FOUT", error)
"""
    environment = {"HF_ENDPOINT": "http://127.0.0.1:9", "HF_HOME": str(tmp_path), "PATH": ""}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    announced, failed = [line for line in done.stdout.splitlines() if line.startswith(("REGEL", "FOUT"))]
    assert "modelhub" in announced
    assert "niet op te halen" in failed
