"""``notabene eval answers``: answers to a collection's questions against its reference answers."""

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli import options, output

app = typer.Typer()


@app.command()
def answers(
    corpus: Annotated[Path, typer.Option("--corpus", metavar="JSONL", help="Documenten: id, title, text, date, type.")],
    questions: Annotated[
        Path, typer.Option("--questions", metavar="JSONL", help="Vragen: id, text, reference_answer.")
    ],
    qrels: Annotated[
        Path | None,
        typer.Option("--qrels", metavar="TSV", help="Welk document bij welke vraag hoort, voor het interval."),
    ] = None,
    index: Annotated[
        Path | None, typer.Option("--index", help="Map om de index in te bewaren voor een volgende keer.")
    ] = None,
    json: options.Json = False,
) -> None:
    """Stel vragen met een referentieantwoord, en meet hoe dicht de antwoorden erbij komen."""
    from assistant.answer.verify import resolves
    from assistant.cli.ingest import Bar
    from assistant.session import open_session
    from evals.answers.score import Asked, as_json, ask_all
    from evals.progress import Counter
    from evals.retrieval.collection import Record, by_id, load_collection
    from evals.retrieval.indexed import index_records
    from evals.retrieval.measure import topics_of
    from ingest.embed.load import load_embedder

    records = by_id(corpus, Record, ("id", "title", "text"))
    asked = by_id(questions, Asked, ("id", "text", "reference_answer"))
    topics = topics_of(load_collection(corpus, questions, qrels).judgements) if qrels else {}
    # What is only measured has no place in a log or on the department's Chroma server.
    settings = options.settings().model_copy(update={"chroma_url": "", "log": False})
    with ExitStack() as stack:
        folder = index or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="notabene-")))
        embedder = load_embedder(settings.embedding, purpose="bulk", announce=output.announce)
        with Bar() as bar:
            index_records(records, folder, embedder, bar)
        session = stack.enter_context(open_session(folder, settings, announce=output.announce))
        counter = stack.enter_context(Counter(len(asked)))
        replies = ask_all(asked.values(), session.conversation.ask, counter)
        figures = as_json(
            replies,
            topics,
            valid=lambda citation: resolves(session.index, citation),
            verbatim=lambda citation: bool(citation.quote) and citation.quote in session.index.text(citation.document),
        )
    if json:
        output.emit(figures)
    else:
        _show(figures)


def _show(figures: dict[str, object]) -> None:
    output.table(["Maat", "Waarde"], [[name, _cell(value)] for name, value in figures.items()])


def _cell(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {'-' if one is None else one}" for name, one in value.items())
    return str(value)
