"""What the README says of commands and settings is so."""

import re
from pathlib import Path

from pydantic import SecretStr
from typer.core import TyperGroup
from typer.main import get_command

from assistant.cli.main import app
from assistant.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def settings_table() -> str:
    """Return the table of settings, from their definition."""
    rows = ["| Variable | Default | Meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = field.default.get_secret_value() if isinstance(field.default, SecretStr) else field.default
        shown = f"`{default}`" if str(default) else ""
        rows.append(f"| `NOTABENE_{name.upper()}` | {shown} | {field.description} |")
    return "\n".join(rows)


def test_settings_table_is_that_of_the_code() -> None:
    found = re.search(r"<!-- settings:.*?-->\n(.*?)\n<!-- /settings -->", README, re.DOTALL)
    assert found
    assert found[1] == settings_table()


def test_files_that_the_readme_links_to_exist() -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_make_targets_that_the_readme_names_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"^make (\w+)", README, re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_commands_and_options_that_the_readme_names_exist() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    lines = [line for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    named = [re.sub(r"\s#.*", "", line) for line in [*lines, *re.findall(r"`([^`\n]+)`", README)]]
    calls = [match[1].split() for line in named if (match := re.search(r"\bnotabene ([a-z].*)", line))]
    assert len(calls) > 30
    for words in calls:
        command = get_command(app)
        given = list(words)
        while isinstance(command, TyperGroup):
            assert given[0] in command.commands, words
            command = command.commands[given.pop(0)]
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in given if word.startswith("--")} <= known, words


def test_every_command_but_those_the_readme_names_prints_json() -> None:
    found = re.search(r"Every command but `(\w+)` and `(\w+)` takes `--json`", README)
    assert found
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    without = {
        name
        for name, command in group.commands.items()
        for one in (command.commands.values() if isinstance(command, TyperGroup) else (command,))
        if not any("--json" in parameter.opts for parameter in one.params)
    }
    assert without == set(found.groups())
