import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ingest.embed.base import Embedder
from ingest.embed.bulk import BulkEmbedder
from ingest.embed.load import load_embedder
from ingest.embed.nano import NanoEmbedder

TEXTS = [
    "FICTIEF: de motie verzoekt de regering de ngo's op Curaçao te betrekken.",
    "kort",
    "",
    "Kop\n- punt één\n- punt twee " * 12,
    "« ½ ﬁn\u200b — test\u00a0»",
]


@pytest.fixture(scope="module")
def query() -> Embedder:
    return load_embedder(purpose="query")


@pytest.fixture(scope="module")
def bulk(model_folder: Path) -> Embedder:
    embedder = load_embedder(purpose="bulk", cache=model_folder.parent)
    embedder.passages(["FICTIEF"] * 20)  # loads the engine for many
    return embedder


def test_vectors_have_the_promised_shape_and_length(query: Embedder, bulk: Embedder) -> None:
    for embedder in (query, bulk):
        vectors = embedder.passages(TEXTS)
        assert vectors.shape == (len(TEXTS), embedder.dimension)
        assert vectors.dtype == np.float32
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
        assert embedder.query("Wat?").shape == (embedder.dimension,)
        assert embedder.passages([]).shape == (0, embedder.dimension)


def test_engines_share_a_space_and_so_an_identity(query: Embedder, bulk: Embedder) -> None:
    assert query.identity == bulk.identity
    assert (query.passages(TEXTS) * bulk.passages(TEXTS)).sum(axis=1).min() > 0.999
    assert float(query.query("Wat?") @ bulk.query("Wat?")) > 0.999


def test_a_processor_without_bfloat16_shares_the_space_too(query: Embedder, model_folder: Path) -> None:
    plain = BulkEmbedder(model_folder, NanoEmbedder("FICTIEF"), few=0, precision="int8")
    assert (query.passages(TEXTS) * plain.passages(TEXTS)).sum(axis=1).min() > 0.999


def test_order_and_company_do_not_matter(bulk: Embedder) -> None:
    together = bulk.passages(TEXTS * 4)
    alone = np.vstack([bulk.passages([text]) for text in TEXTS])
    assert (together[: len(TEXTS)] * alone).sum(axis=1).min() > 0.999
    assert (together[len(TEXTS) : 2 * len(TEXTS)] * alone).sum(axis=1).min() > 0.999


def test_a_question_finds_its_passage(query: Embedder) -> None:
    passages = query.passages(["De gemeente plant bomen.", "De minister informeert de Kamer voor de zomer."])
    assert int(np.argmax(passages @ query.query("Wanneer hoort de Kamer hiervan?"))) == 1


def test_nul_does_not_end_a_text(query: Embedder) -> None:
    whole, cut = query.passages(["De Kamer\x00 wacht op de brief.", "De Kamer"])
    assert float(whole @ query.passages(["De Kamer wacht op de brief."])[0]) > 0.9999
    assert float(whole @ cut) < 0.999


def test_tokens_are_counted_as_the_model_reads_them(query: Embedder, bulk: BulkEmbedder) -> None:
    for text in TEXTS:
        read = bulk._tokenizer.encode("passage: " + text.strip())
        assert query.count_tokens(text) == bulk.count_tokens(text) == len(read.ids)
    assert query.count_tokens("woord " * 2000) > 2000


def test_a_few_passages_do_not_wait_for_the_engine_for_many(model_folder: Path) -> None:
    fresh = load_embedder(purpose="bulk", cache=model_folder.parent)
    assert isinstance(fresh, BulkEmbedder)
    fresh.passages(TEXTS)
    assert "_compiled" not in vars(fresh)


@pytest.mark.slow
def test_the_folder_is_a_genuine_sentence_transformers_model(bulk: Embedder, model_folder: Path) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(model_folder), device="cpu", local_files_only=True)
    assert model.prompts == {"query": "query: ", "document": "passage: "}
    assert model.max_seq_length == 512
    vectors = np.asarray(model.encode_document([text.strip() for text in TEXTS]))
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert (vectors * bulk.passages(TEXTS * 2)[: len(TEXTS)]).sum(axis=1).min() > 0.999


def test_bulk_work_opens_no_connection_and_needs_no_torch(model_folder: Path) -> None:
    program = f"""
import json, socket, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(event) if event.startswith(("socket.", "urllib.")) else None)
from pathlib import Path
from ingest.embed.load import load_embedder
from ingest.embed.nano import NanoEmbedder
load_embedder(purpose="bulk", cache=Path({str(model_folder.parent)!r})).passages(["FICTIEF"] * 20)
print(json.dumps([opened, [name for name in ("torch", "transformers") if name in sys.modules],
                  bool(sys.modules.get("openvino_telemetry"))]))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    opened, heavy, telemetry = json.loads(done.stdout)
    assert [event for event in opened if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto"}] == []
    assert heavy == []
    assert not telemetry
