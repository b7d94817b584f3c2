"""``notabene eval judge``: what a chat model thinks of a run."""

import math
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli import options, output
from ingest.errors import NotabeneError

app = typer.Typer()
_FAILED = "Het oordelende model gaf geen antwoord ({reason}); controleer NOTABENE_MODEL en NOTABENE_MODEL_BASE_URL."


@app.command()
def judge(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="Map van een run.")],
    system: Annotated[str, typer.Option("--system", help="Welke assistent van de run.")] = "product",
    most: Annotated[int, typer.Option("--most", min=1, help="Beoordeel hooguit zoveel rijen.")] = 200,
    labels: Annotated[
        int, typer.Option("--pairs", min=2, help="Leg hooguit zoveel gelabelde paren voor, bij een traag model.")
    ] = 1000,
    json: options.Json = False,
) -> None:
    """Laat het taalmodel van NOTABENE_MODEL een run beoordelen, met zijn overeenstemming met de labels ernaast."""
    import evals.sets
    from assistant.answer.model.chat_model import chat_model
    from evals.judge.judge import judge_nuggets, judge_support, spread
    from evals.runs.folder import Folder
    from evals.runs.table import number
    from evals.sets.pairs import load_pairs

    settings = options.settings()
    model = chat_model(settings)
    if model is None:
        raise NotabeneError("Beoordelen doet een taalmodel; noem er een met NOTABENE_MODEL.")

    rows = list(Folder(run).rows(system))[:most]
    pairs = spread(load_pairs(Path(evals.sets.__file__).parent / "steun.yaml"), labels)
    # A future holds whatever the library of a model raises.
    with ThreadPoolExecutor(1) as pool:

        def ask(prompt: str) -> str:
            future = pool.submit(lambda: str(model.invoke(prompt).text))
            if error := future.exception():
                raise NotabeneError(_FAILED.format(reason=type(error).__name__)) from error
            return future.result()

        found = {"support": judge_support(rows, pairs, ask), "nuggets": judge_nuggets(rows, ask)}
    if json:
        plain = {
            name: {
                "value": number(one.score.value),
                "low": number(one.score.low),
                "high": number(one.score.high),
                "n": one.score.n,
                "unparseable": one.unparseable,
                "kappa": number(one.kappa),
                "labelled": one.labelled,
                "unparseable_labelled": one.unparseable_labelled,
            }
            for name, one in found.items()
        }
        output.emit({"run": str(run), "judge": settings.model, **plain})
        return
    table = [
        [
            {"support": "bewering gesteund", "nuggets": "vitaal feit genoemd"}[name],
            f"{one.score.value:.3f} [{one.score.low:.3f}-{one.score.high:.3f}] n={one.score.n}",
            str(one.unparseable),
            f"{_kappa(one.kappa)} (n={one.labelled}, onleesbaar {one.unparseable_labelled})",
        ]
        for name, one in found.items()
    ]
    output.table(["Oordeel", "Deel ja", "Onleesbaar", "Kappa met labels"], table)
    typer.echo(f"\nRechter: {settings.model}. Een oordeel met een kappa onder 0,6 is geen maat om op te sturen.")


def _kappa(value: float) -> str:
    return "niet te bepalen" if math.isnan(value) else f"{value:.2f}"
