"""One table of colours: chosen in .streamlit/config.toml, named in ui/blocks/palette.py, and each name is used."""

import ast
import re

import pytest
from source import ROOT, files

from ui.blocks import palette
from ui.frame.shell import Shell

_ASKED = re.compile(r"var\((--[\w-]+)(,?)")
_GIVEN = re.compile(r"(--[\w-]+)\s*:")
_CHOSEN = re.compile(r"(?<!&)#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b|\b(?:rgb|hsl|oklch|color-mix)a?\(")
SHEETS = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "static").glob("*.css"))}
SOURCES = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in [*(f for f in files() if f.startswith(("ui/", "pages/"))), "static/nl.js", "static/heisessie.js"]
}


def served():
    """The style sheet as a browser gets it: ours, one after the other."""
    [sheet] = [content for kind, content in Shell(None).own.values() if kind.startswith(b"text/css")]
    return sheet.decode()


def in_charts():
    """The colours that Python asks for by name."""
    return {
        f"--vgg-{node.args[0].value}"
        for name, text in SOURCES.items()
        if name.endswith(".py") and name != "ui/blocks/palette.py"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "colour"
        if isinstance(node.args[0], ast.Constant)
    }


def test_every_colour_that_is_asked_for_is_there():
    every = {**SHEETS, **SOURCES}
    given = set(palette.variables()) | {one for text in every.values() for one in _GIVEN.findall(text)}
    for name, text in every.items():
        asked = _ASKED.findall(text)
        assert {one for one, _ in asked} - given - set(_GIVEN.findall(text)) == set(), name
        assert not any(comma for _, comma in asked), f"{name}: met een kleur voor het geval dat valt een gemis niet op"


def test_every_colour_that_is_there_is_used():
    used = {one for text in {**SHEETS, **SOURCES}.values() for one, _ in _ASKED.findall(text)} | in_charts()
    assert set(palette.variables()) - used == set()


def test_a_colour_is_chosen_in_the_theme_alone():
    for name, text in {**SHEETS, **SOURCES}.items():
        assert _CHOSEN.findall(text) == [], name
    for name, colour in palette.variables().items():
        assert re.fullmatch("#[0-9a-f]{6}", colour), name


def test_the_browser_gets_the_colours_before_the_sheets_that_use_them():
    sheet = served()
    before, *others = (sheet.index(text.strip()) for text in SHEETS.values())
    assert all(other > before for other in others)
    for name, colour in palette.variables().items():
        assert f"{name}:{colour}" in sheet[:before]


@pytest.mark.parametrize(
    "text", ["a { color: #fff }", "b = '#0b4f8a'", "c { color: rgb(1,2,3) }", "d { color: color-mix(in srgb, x, y) }"]
)
def test_a_chosen_colour_is_caught(text):
    assert _CHOSEN.search(text)


@pytest.mark.parametrize("text", ["&#39;", "a:nth-child(n+4)", "[href='#top-of-page']", "# een kop"])
def test_what_is_no_colour_passes(text):
    assert not _CHOSEN.search(text)


def test_what_changes_is_marked_by_a_line_too():
    """A value that goes and one that comes differ without colour: struck through and underlined."""
    upload = SHEETS["upload.css"]
    assert re.search(r"ins \{[^}]*groen-tekst[^}]*text-decoration: underline", upload)
    assert re.search(r"del \{[^}]*rood[^}]*text-decoration: line-through", upload)
