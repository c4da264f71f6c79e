"""The README is true: its list of pages is the menu, and each of its commands works as printed, one after the other."""

import ast
import re
import shlex
from pathlib import Path

from etl.__main__ import main as etl
from reports.__main__ import main as reports
from ui.frame.menu import TITLES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ROOMS = {"figures": reports, "quarter": reports, "year": reports}
"""Who answers which command; as `vgg` has it."""


def commands():
    """Every command that is printed in the table."""
    return re.findall(r"^\| `([^`]*\./vgg [^`]+)` \|", README, re.MULTILINE)


def test_the_list_of_pages_is_the_menu():
    lines = []
    for name, title in TITLES.items():
        first = ast.get_docstring(ast.parse((ROOT / "pages" / f"{name}.py").read_text(encoding="utf-8"))).split("\n")[0]
        question = first.partition(": ")[2]
        lines.append(f"| {title} | {question[0].upper()}{question[1:]} |")
    expected = "\n".join(lines)
    assert f"|---|---|\n{expected}\n\n" in README, f"zet deze lijst in de README:\n{expected}"


def test_nothing_in_it_must_be_filled_in_first():
    """No BESTAND, no NUMMER, no choice of words: what is printed can be typed."""
    assert len(commands()) > 25
    assert [line for line in commands() if re.search(r"[…|<>]|\b[A-Z]{3,}\b", line)] == []
    assert "python -m etl …" not in README


def test_every_command_works_as_printed(own_data, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for line in commands():
        for part in line.split(" && "):
            program, *words = shlex.split(part)
            if program == "mkdir":
                Path(*words).mkdir()
                continue
            assert program == "./vgg"
            code = ROOMS.get(words[0], etl)(words)
            said = capsys.readouterr()
            assert code == 0, f"{line}: {said.out}{said.err}"
            assert said.err == "", line
    made = {path.name for path in tmp_path.iterdir()} - {own_data.name}
    assert made >= {"gemeenten.xlsx", "terug.xlsx", "zoals-het-kwam.xlsx", "kwartaal.xlsx", "uitvoer", "woordenboek.md"}


def test_lines_for_windows_name_what_there_is():
    for module in re.findall(r"^\.venv\\Scripts\\python -m (\w+)", README, re.MULTILINE):
        assert module in ("pip", "playwright", "ruff", "mypy", "pytest") or (ROOT / module / "__main__.py").exists()
