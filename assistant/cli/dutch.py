"""Dutch for what the library of the command line says in English: its help, and its complaints."""

import re

import typer
from typer.core import TyperCommand, TyperGroup

HELP = ["-h", "--help"]
# Complaints about a command line, and what we say instead.
_DUTCH = (
    (r"No such command '(.*)'", r"De opdracht \1 bestaat niet."),
    (r"No such option: (\S+)", r"De optie \1 bestaat niet."),
    (r"Missing argument '(.*)'", r"Er ontbreekt iets: \1."),
    (r"Missing option '(.*)'", r"Er ontbreekt een optie: \1."),
    (r"Option '(.*)' requires an argument", r"Achter \1 hoort een waarde."),
    (r"Option '(.*)' does not take a value", r"Achter \1 hoort geen waarde."),
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


def sentence(message: str) -> str:
    """Return a complaint of the library as a Dutch sentence."""
    for english, dutch in _DUTCH:
        if found := re.match(english, message):
            said = found.expand(dutch)
            for before, after in _VALUES:
                said = re.sub(before, after, said)
            return said
    return f"De opdracht klopt niet ({message.rstrip('.')})."


def speak(command: object) -> None:
    """Put the help of a command, and of those below it, in Dutch."""
    from typer import rich_utils

    rich_utils.OPTIONS_PANEL_TITLE = "Opties"
    rich_utils.ARGUMENTS_PANEL_TITLE = "Wat erbij hoort"
    rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
    rich_utils.REQUIRED_LONG_STRING = "[verplicht]"
    rich_utils.DEFAULT_STRING = "[anders: {}]"
    _translate(command)


def _translate(command: object) -> None:
    if not isinstance(command, TyperCommand | TyperGroup):
        return
    command.options_metavar = "[OPTIES]"
    context = typer.Context(command, help_option_names=HELP)
    if option := command.get_help_option(context):
        option.help = "Toon deze uitleg."
    # The library has no other place for this word. mypy refuses a method that is put on an object, which is sound here:
    # the object is our own, is made once, and the new method has the signature of the old one.
    usage = command.get_usage
    command.get_usage = lambda ctx: usage(ctx).replace("Usage:", "Gebruik:", 1)  # type: ignore[method-assign]
    if isinstance(command, TyperGroup):
        command.subcommand_metavar = "OPDRACHT …"
        for below in command.commands.values():
            _translate(below)
