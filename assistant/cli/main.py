"""Entry point: puts the commands together, and turns whatever goes wrong into one sentence and an exit status.

Exit status: 0 done, 2 wrong usage, 1 anything that could not be done. Commands of packages that stand above this one in
the chain of imports (``demo``, ``eval``) plug in through the entry point group ``notabene.commands``.
"""

import os
import sys
from importlib.metadata import entry_points

import typer

from assistant.cli import ask, doctor, documents, dossier, draft, dutch, feedback, ingest, log, search, serve
from assistant.cli.output import complain, prepare
from ingest.errors import NotabeneError

app = typer.Typer(
    name="notabene",
    help="Vraag en schrijf met bronvermelding uit nota's, Kamerbrieven en moties.",
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": dutch.HELP},
)
for part in (ingest, documents, dossier, search, ask, draft, serve, log, feedback, doctor):
    app.add_typer(part.app)
for plugin in sorted(entry_points(group="notabene.commands"), key=lambda plugin: plugin.name):
    app.add_typer(plugin.load())


def main() -> None:
    """Run the command line and leave with its exit status."""
    prepare()
    try:
        command = typer.main.get_command(app)
        if len(sys.argv) == 1 or set(dutch.HELP) & set(sys.argv):  # what draws help takes a while to load
            dutch.speak(command)
        status = command(standalone_mode=False)
        sys.stdout.flush()
    except typer.Exit as stop:
        status = stop.exit_code
    except NotabeneError as error:
        status = complain(str(error))
    except typer.TyperException as error:
        complain(f"{dutch.sentence(error.format_message())} Zie: notabene --help")
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
