"""Runs as one HTML page that needs no network and no script: tables, plots, and a drill-down to each question."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from evals.report.plots import bars, lines
from evals.report.spent import HEADINGS, spent
from evals.runs.folder import Config
from evals.runs.row import Row
from evals.runs.table import by_system, cell, means, slices
from evals.scorers.refusal import risk_coverage
from evals.scorers.score import SCORES
from evals.sets.kinds import slice_name
from evals.statistics import smallest_detectable

_SLICED = ("decided", "nugget_vital", "cite_supported", "ndcg@10", "resisted")


@dataclass(frozen=True, slots=True)
class Shown:
    """A run to show: its name, what it was made with, and its rows."""

    name: str
    config: Config
    rows: Sequence[Row]


def page(runs: Sequence[Shown]) -> str:
    """Return the page.

    Questions of the test part are counted in every table, but not shown one by one: who looks at them tunes on them.

    Args:
        runs: at least one, in the order to show them.
    """
    style = files("evals.report").joinpath("page.css").read_text(encoding="utf-8")
    names = ", ".join(run.name for run in runs)
    body = "".join(
        f'<section aria-labelledby="run-{number}"><h2 id="run-{number}">Run {escape(run.name)}</h2>'
        f"{_run(run, number)}</section>"
        for number, run in enumerate(runs)
    )
    links = "".join(f'<li><a href="#run-{number}">{escape(run.name)}</a></li>' for number, run in enumerate(runs))
    return (
        '<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>Evaluatie Notabene: {escape(names)}</title><style>{style}</style></head><body>"
        '<a class="skip" href="#inhoud">Naar de inhoud</a>'
        f'<header><h1>Evaluatie Notabene</h1><nav aria-label="Runs"><ul>{links}</ul></nav></header>'
        f'<main id="inhoud"><p>Elk gemiddelde staat met zijn 95%-interval (trekken van documenten of onderwerpen, '
        "niet van losse vragen) en het aantal vragen. Het testdeel telt mee, maar wordt niet per vraag getoond.</p>"
        f"{body}</main>"
        "</body></html>\n"
    )


def _run(run: Shown, number: int) -> str:
    systems = by_system(run.rows)
    product = next(iter(systems.values()), [])
    parts = [
        ("maten", "Maten", _totals(systems)),
        ("grafieken", "Grafieken", _plots(systems)),
        ("tijd", "Tijd en kosten", _table("Tijd, tokens en kosten", HEADINGS, _escaped(spent(systems)))),
        (
            "delen",
            "Per deel van de set",
            "".join(_slices(kind, of) for kind, of in slices(product).items() if len(of) > 1),
        ),
        ("vragen", "Vragen, te beginnen met wat misging", _questions(product)),
    ]
    links = "".join(f'<li><a href="#{name}-{number}">{title}</a></li>' for name, title, _ in parts)
    shown = "".join(f'<h3 id="{name}-{number}">{title}</h3>{body}' for name, title, body in parts)
    return f'<nav aria-label="Run {escape(run.name)}"><ul>{links}</ul></nav>{_made_with(run.config)}{shown}'


def _escaped(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    return [[escape(value) for value in row] for row in rows]


def _made_with(config: Config) -> str:
    rows = [
        ("Notabene", config.program),
        ("Antwoordt", config.mode),
        *((f"Set {one.name}", f"versie {one.version}, {one.hash[:12]}") for one in config.sets),
        ("Delen", ", ".join(config.parts)),
        ("Index", ", ".join(f"{name}: {value}" for name, value in config.index.items())),
        ("Prompts", config.prompts[:12]),
        ("Instellingen", ", ".join(f"{name}={value}" for name, value in config.settings.items())),
        ("Versies", ", ".join(f"{name} {value}" for name, value in config.versions.items())),
    ]
    cells = "".join(f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>' for name, value in rows)
    table = f'<div class="wide"><table>{cells}</table></div>'
    return f"<details><summary>Waarmee deze run is gemaakt</summary>{table}</details>"


def _totals(systems: dict[str, list[Row]]) -> str:
    found = {system: means(rows) for system, rows in systems.items()}
    first = next(iter(systems), "")
    lines_ = []
    for name, score in SCORES.items():
        if not any(name in of for of in found.values()):
            continue
        having = [row for row in systems[first] if name in row.scores]
        least = smallest_detectable([row.scores[name] for row in having], [row.topic for row in having])
        arrow = "meer is beter" if score.up else "minder is beter"
        lines_.append(
            [f"{escape(score.label)} <small>({arrow})</small>"]
            + [escape(cell(of.get(name), score.unit)) for of in found.values()]
            + ["" if math.isnan(least) else f"{least:.3f}"]
        )
    return _table("Alle maten", ["Maat", *systems, "Kleinst aantoonbaar verschil"], lines_)


def _plots(systems: dict[str, list[Row]]) -> str:
    curves, latencies = [], []
    for system, rows in systems.items():
        asked = [row for row in rows if "decided" in row.scores]
        answered = [
            (row.reply.confidence, row.scores.get("nugget_vital", row.scores["decided"]) < 1)
            for row in asked
            if not row.reply.refused
        ]
        curves.append((system, [(point.coverage, point.risk) for point in risk_coverage(answered, max(len(asked), 1))]))
        took = sorted(row.reply.seconds["answer"] for row in rows if "answer" in row.reply.seconds)
        latencies.append((system, [(rank / len(took), value) for rank, value in enumerate(took, 1)]))
    slowest = max((value for _, points in latencies for _, value in points), default=1.0)
    risk = lines("Risico en dekking", "deel van de vragen beantwoord", "deel daarvan fout", curves)
    speed = lines("Tijd tot het antwoord", "deel van de vragen", "seconden", latencies, top=slowest)
    return risk + speed


def _slices(kind: str, found: dict[str, list[Row]]) -> str:
    ordered = sorted(found.items(), key=lambda item: (len(item[0]) if item[0].isdigit() else 9, item[0]))
    measured = {value: means(rows) for value, rows in ordered}
    names = [name for name in _SLICED if any(name in of for of in measured.values())]
    rows = [
        [escape(slice_name(kind, value)), *(escape(cell(of.get(name), SCORES[name].unit)) for name in names)]
        for value, of in measured.items()
    ]
    plot = ""
    if kind == "vraagsoort":
        shown = [(value, of["ndcg@10"]) for value, of in measured.items() if "ndcg@10" in of]
        named = [(slice_name(kind, value), e.value, e.low, e.high) for value, e in shown]
        plot = bars("Zoeken per soort vraag (nDCG@10)", named)
    return _table(f"Per {kind}", [kind, *(SCORES[name].label for name in names)], rows) + plot


def _table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; cells are HTML already."""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>' + "".join(f'<td class="number">{one}</td>' for one in row[1:]) + "</tr>"
        for row in rows
    )
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}"><table><caption>{escape(caption)}'
        f"</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _questions(rows: Sequence[Row]) -> str:
    shown = [row for row in rows if row.part == "tune"]
    ordered = sorted(shown, key=lambda row: (not _failed(row), row.key))
    items = "".join(_question(row) for row in ordered)
    return (
        f"<p>{len(shown)} van {len(rows)}; {sum(map(_failed, shown))} gingen mis. De antwoorden zijn AI-concepten. "
        f"Wat u openklapt, wordt ook afgedrukt.</p>{items}"
    )


def _failed(row: Row) -> bool:
    return any(row.scores.get(name, 1.0) < 1 for name in ("decided", "nugget_vital", "resisted"))


def _question(row: Row) -> str:
    verdict = '<span class="bad">mis</span>' if _failed(row) else '<span class="good">goed</span>'
    nuggets = "".join(
        f"<li>{'✓ genoemd' if stated else '✗ niet genoemd'} ({kind}): {escape(text)}</li>"
        for kind, of in (("vitaal", row.expected.vital), ("oké", row.expected.okay))
        for text, stated in of.items()
    )
    wordings = [*row.expected.vital, *row.expected.okay]
    cited = "".join(
        f"<li>[{one.n}] {escape(one.title)} ({escape(one.path)}), {escape(one.section)}"
        f"{f', p. {one.page}' if one.page else ''}{'' if one.resolves else ' <span class=bad>staat daar niet</span>'}"
        f"<blockquote>{_marked(one.quote, wordings)}</blockquote></li>"
        for one in row.reply.citations
    )
    found = "".join(
        f"<li>{escape(one.path)}, {escape(one.section)} (score {one.score:.3f}, woorden {one.lexical:.2f}, "
        f"betekenis {one.dense:.3f})<blockquote>{_marked(one.text, wordings)}</blockquote></li>"
        for one in row.reply.found[:5]
    )
    scores = ", ".join(f"{SCORES[name].label} {value:.2f}" for name, value in row.scores.items() if name in SCORES)
    understood = (
        f"<p>Begrepen als: {escape(row.reply.understood)}</p>" if row.reply.understood != row.reply.question else ""
    )
    notes = "".join(f"<p>{escape(note)}</p>" for note in row.reply.notes)
    sources = "; ".join(row.expected.sources)
    reason = f" ({row.expected.reason})" if row.expected.reason else ""
    return (
        f"<details><summary>{verdict} {escape(row.id)}: {escape(row.reply.question[:200])}</summary>{understood}"
        f'<h4>Antwoord</h4><div class="answer">{_marked(row.reply.answer, wordings)}</div>{notes}'
        f"<h4>Verwacht</h4><p>{escape(row.expected.answer)}{escape(reason)}</p>"
        f"<ul>{nuggets}</ul><p>In: {escape(sources or 'geen document')}</p>"
        f"<h4>Aangehaald</h4><ul>{cited or '<li>niets</li>'}</ul>"
        f"<details><summary>Gevonden passages</summary><ul>{found}</ul></details>"
        f"<p><small>{escape(scores)}</small></p></details>"
    )


def _marked(text: str, wordings: Sequence[str]) -> str:
    """Return text as HTML with each wording marked."""
    if not wordings:
        return escape(text)
    pattern = "|".join(r"\s+".join(map(re.escape, wording.split())) for wording in wordings)
    parts = re.split(f"({pattern})", text, flags=re.IGNORECASE)
    return "".join(f"<mark>{escape(part)}</mark>" if at % 2 else escape(part) for at, part in enumerate(parts))
