"""Entry point: puts the commands together, and turns whatever goes wrong into one sentence and an exit status.

Exit status: 0 done, 2 wrong usage, 1 anything that could not be done. Commands of packages that stand above this one in
the chain of imports (``demo``, ``eval``) plug in through the entry point group ``notabene.commands``.
"""

import os
import re
import sys
from importlib.metadata import entry_points

import typer

from assistant.cli import ask, doctor, documents, ingest, log, search, serve
from assistant.cli.output import complain, prepare
from ingest.errors import NotabeneError

app = typer.Typer(
    name="notabene",
    help="Vraag en schrijf met bronvermelding uit nota's, Kamerbrieven en moties.",
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for part in (ingest, documents, search, ask, serve, log, doctor):
    app.add_typer(part.app)
for plugin in sorted(entry_points(group="notabene.commands"), key=lambda plugin: plugin.name):
    app.add_typer(plugin.load())

# What the library says in English of a wrong command line, and what we say instead.
_DUTCH = (
    (r"No such command '(.*)'", r"De opdracht \1 bestaat niet."),
    (r"No such option: (\S+)", r"De optie \1 bestaat niet."),
    (r"Missing argument '(.*)'", r"Er ontbreekt iets: \1."),
    (r"Missing option '(.*)'", r"Er ontbreekt een optie: \1."),
    (r"Option '(.*)' requires an argument", r"Achter \1 hoort een waarde."),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", r"Hier staat te veel op de opdrachtregel: \1."),
    (r"Invalid value for '?\"?(.*?)'?\"?: (.*)", r"De waarde van \1 klopt niet (\2)."),
)
_VALUES = (
    (r"(?:Value error, )?'(.*)' is not one of (.*?)\.?\)", r"\1 kan niet; wel: \2)"),
    (r"Input should be (?:greater than or equal to|at least) (\S+)\)", r"minstens \1)"),
    (r"Input should be (?:less than or equal to|at most) (\S+)\)", r"hoogstens \1)"),
    (r"Input should be a valid integer[^)]*\)", r"het moet een geheel getal zijn)"),
    (r"Input should be a valid number[^)]*\)", r"het moet een getal zijn)"),
)


def main() -> None:
    """Run the command line and leave with its exit status."""
    prepare()
    try:
        status = app(standalone_mode=False)
        sys.stdout.flush()
    except typer.Exit as stop:
        status = stop.exit_code
    except NotabeneError as error:
        status = complain(str(error))
    except typer.TyperException as error:
        complain(f"{_dutch(error.format_message())} Zie: notabene --help")
        status = error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        status = complain("Afgebroken. Wat al was opgeslagen blijft; geef de opdracht opnieuw om verder te gaan.")
    except SystemExit:
        # Only where the reader of our output has left (``| head``), which the library meets first.
        status = 0
    except BrokenPipeError:
        # The reader of our output has left (``| head``): nothing to tell anyone.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except Exception as error:  # noqa: BLE001 - the outermost edge: a user is never shown a traceback
        status = _unforeseen(error)
    sys.exit(status if isinstance(status, int) else 0)


def _unforeseen(error: Exception) -> int:
    """Tell a user about a fault of ours in one sentence; developers set NOTABENE_DEBUG to see where it was."""
    if os.environ.get("NOTABENE_DEBUG"):
        raise error
    what = f"{type(error).__name__}: {error}"
    return complain(f"Er ging iets mis waar Notabene niet op rekende ({what}); meld dit aan de beheerder.")


def _dutch(message: str) -> str:
    for english, dutch in _DUTCH:
        if found := re.match(english, message):
            sentence = found.expand(dutch)
            for before, after in _VALUES:
                sentence = re.sub(before, after, sentence)
            return sentence
    return f"De opdracht klopt niet ({message.rstrip('.')})."
