"""Text becomes HTML in one place: `tag` escapes it, only Markup is shown, and no other file can go around it."""

from __future__ import annotations

import ast
import re

import pytest
from source import ROOT, files

from ui.blocks.markup import BREAK, NOTHING, Markup, html, joined, table, tag

HOSTILE = """<img src=x onerror=alert(1)>"'&"""
SAFE = "&lt;img src=x onerror=alert(1)&gt;&#34;&#39;&amp;"
ONLY_HERE = "ui/blocks/markup.py"
OWN_HTML = (ONLY_HERE, "ui/frame/shell.py")
"""The files that write HTML themselves: the one place, and the shell, which changes Streamlit's own page."""

_TAG = re.compile(r"</?[a-zA-Z!]")


def test_text_is_escaped_and_html_is_not():
    assert tag("p", HOSTILE, css=HOSTILE) == f'<p class="{SAFE}">{SAFE}</p>'
    assert tag("li", "a < b ", tag("b", HOSTILE)) == f"<li>a &lt; b <b>{SAFE}</b></li>"
    assert tag("li", HOSTILE + tag("b", "c")) == f"<li>{SAFE}<b>c</b></li>"
    assert joined("<", BREAK, ">", by="&") == "&lt;&amp;<br>&amp;&gt;"
    assert table(HOSTILE, [HOSTILE], [[HOSTILE, BREAK]]).count(SAFE) == 4  # caption, its label, heading and cell
    assert "<br>" in table("", ["a", "b"], [["c", BREAK]])


def test_html_in_an_f_string_is_seen_as_text_and_never_lives():
    assert tag("p", f"{tag('b', HOSTILE)}") == f"<p>&lt;b&gt;{SAFE.replace('&', '&amp;')}&lt;/b&gt;</p>"


def test_an_attribute_without_a_value_is_left_out():
    assert tag("td", "1", css="", aria_label="", colspan=2, datetime=None) == '<td colspan="2">1</td>'


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: html("<p>tekst</p>"),
        lambda: html(f"{tag('p', 'tekst')}"),
        lambda: html(None),
        lambda: tag("p", None),
        lambda: tag("p", 4.5),
        lambda: joined(tag("p", "a"), 3),
        lambda: tag("p", "a", title=tag("b", "c")),
    ],
)
def test_what_is_neither_text_nor_html_is_refused(wrong):
    with pytest.raises(TypeError):
        wrong()


def test_nothing_is_not_shown():
    html(NOTHING)
    assert not NOTHING and isinstance(joined(), Markup)


def around(file: str, source: str) -> list[str]:
    """The ways around `tag` in a file of the screens, one sentence each, with its line."""
    tree = ast.parse(source)
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = []
    for node in ast.walk(tree):
        line = f"{file}:{getattr(node, 'lineno', 0)}"
        name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
        if isinstance(node, ast.Call) and _name(node.func) == "Markup" and file != ONLY_HERE:
            found.append(f"{line}: alleen {ONLY_HERE} maakt Markup")
        if isinstance(node, ast.Attribute) and name == "html" and _name(node.value) != "show" and file != ONLY_HERE:
            found.append(f"{line}: HTML gaat alleen via {ONLY_HERE} naar Streamlit")
        if (
            isinstance(node, ast.keyword)
            and node.arg in ("unsafe_allow_html", "unsafe_allow_javascript")
            and (file != ONLY_HERE or node.arg == "unsafe_allow_javascript")
        ):
            found.append(f"{line}: geen {node.arg}")
        if isinstance(node, ast.Import | ast.ImportFrom) and "html" in _imported(node):
            found.append(f"{line}: ontsnappen gebeurt in {ONLY_HERE}")
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation
        if is_text and _TAG.search(node.value) and file not in OWN_HTML:
            found.append(f"{line}: HTML in een tekst; gebruik tag")
    return found


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _imported(node: ast.Import | ast.ImportFrom) -> set[str]:
    if isinstance(node, ast.ImportFrom):
        return {(node.module or "").split(".")[0]}
    return {alias.name.split(".")[0] for alias in node.names}


@pytest.mark.parametrize("file", [name for name in files() if name.startswith(("ui/", "pages/"))])
def test_no_way_around(file):
    assert around(file, (ROOT / file).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("x = Markup(text)", "maakt Markup"),
        ("x = markup.Markup(f'{text}')", "maakt Markup"),
        ("st.html(x)", "naar Streamlit"),
        ("left.html(x)", "naar Streamlit"),
        ("st.markdown(x, unsafe_allow_html=True)", "geen unsafe_allow_html"),
        ("from html import escape", "ontsnappen"),
        ("import html", "ontsnappen"),
        ("x = f'<b>{text}</b>'", "in een tekst"),
        ("x = 'a' + '</b>'", "in een tekst"),
    ],
)
def test_each_way_around_is_caught(source, says):
    assert any(says in sentence for sentence in around("ui/turnout.py", source)), source


def test_what_is_no_html_passes():
    assert around("ui/turnout.py", '"""What <b> means."""\nwhich = "a <> b AND c < d"\nshow.html(tag("p", x))') == []
