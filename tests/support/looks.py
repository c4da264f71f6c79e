"""A page run through the frame without a browser, and all the text it shows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from patience import PATIENCE
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
APP = ROOT / "ui" / "frame" / "app.py"

# Which installed packages bring components is the same for each page of a test; looking takes a tenth of a second.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def opened(name: str, data: Path | None = None, **query: Any) -> AppTest:
    """The page of this name with these filters in its address, on this data folder, or on that of the test."""
    with pytest.MonkeyPatch.context() as patch:
        if data is not None:
            patch.setenv("VGG_DATA", str(data))
        app = AppTest.from_file(str(APP), default_timeout=PATIENCE)
        for key, value in query.items():
            app.query_params[key] = value
        app.switch_page(str(ROOT / "pages" / f"{name}.py"))
        app.run()
    assert not app.exception, app.exception
    return app


def opened_to_read(name: str, data: Path | None = None, **query: Any) -> AppTest:
    """The same for who only reads, as the kascommissie does: no form is shown."""
    with pytest.MonkeyPatch.context() as patch:
        if data is not None:
            patch.setenv("VGG_DATA", str(data))
        app = opened(name, kascommissie="true", **query)
        app.session_state["kascommissie"] = True
        return _again(app)


def upload_page(draft: Any = None) -> AppTest:
    """Upload by itself, with a file that waits, on the warehouse of the test."""
    query = {} if draft is None else {"concept": draft.id}
    return part("import runpy; runpy.run_path('pages/upload.py')", **query)


def part(script: str, **query: Any) -> AppTest:
    """A piece of a page, as a script."""
    app = AppTest.from_string(script, default_timeout=PATIENCE)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception, app.exception
    return app


def shown(app: AppTest) -> str:
    """All HTML of the page."""
    return " ".join(str(block.proto.body) for block in app.get("html")).replace("\N{NO-BREAK SPACE}", " ")


def said(app: AppTest) -> str:
    """All HTML of the page as plain text."""
    return html.unescape(re.sub(r"<[^>]+>", " ", shown(app)))


def button(app: AppTest, label: str) -> Any:
    """The button that says this."""
    return next(one for one in app.button if one.label == label)


def unfolded(app: AppTest) -> AppTest:
    """The same page with every fold-out open, also one within another."""
    shut = True
    while shut:
        shut = [key for key in map(key_of, app.get("expander")) if key and not _is_open(app, key)]
        for key in shut:
            app.session_state[key] = True
        if shut:
            app.run()
            assert not app.exception, app.exception
    return app


def walked(name: str, data: Path | None = None, **query: Any) -> Iterator[AppTest]:
    """A page as it opens, then with each of its drawers, and with the source of each of its blocks; all unfolded."""
    app = opened(name, data, **query)
    yield unfolded(app)
    for drawer in links(app, "vgg-drawers"):
        app = opened(name, data, **{**query, "la": drawer["la"]})
        yield unfolded(app)
        for block in links(app, "vgg-blocks")[1:]:
            yield unfolded(opened(name, data, **{**query, "la": drawer["la"], "blok": block["blok"]}))


def behind(name: str, block: str, figure: str = "", data: Path | None = None, **query: Any) -> AppTest:
    """A page with the table, the rows and the source of one of its blocks open, wherever on the page it stands.

    figure: which of the figures of the block.
    """
    app = opened(name, data, **query)
    for drawer in links(app, "vgg-drawers"):
        of = {"la": drawer["la"], "blok": block} if drawer["la"] == "bron" else {"la": drawer["la"]}
        app = opened(name, data, **{**query, **of})
        is_here = any(f"blok={block}&" in f"{link}&" for link in _hrefs(app, "vgg-blocks"))
        if drawer["la"] == "bron" and (is_here or not links(app, "vgg-blocks")):
            app.session_state[f"cijfer_{block}"] = figure
            return _again(app) if figure else app
        if f"regels_{block}" in map(key_of, app.get("expander")):
            app.session_state[f"regels_{block}"] = True
            if figure:
                app.session_state[f"cijfer_{block}"] = figure
            return _again(app)
    raise AssertionError(f"op {name} staat geen blok {block}")


def links(app: AppTest, css: str) -> list[dict[str, str]]:
    """What each link of a row of links asks for, in order. css: of the row."""
    asked = [dict(parse_qsl(href.partition("?")[2])) for href in _hrefs(app, css)]
    return [one for one in asked if "la" in one]


def _hrefs(app: AppTest, css: str) -> list[str]:
    rows = re.findall(rf'<nav class="{css}".*?</nav>', shown(app), re.DOTALL)
    return [html.unescape(href) for row in rows for href in re.findall(r'href="([^"]*)"', row)]


def _again(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, app.exception
    return app


def key_of(fold: Any) -> str:
    """The key by which a page can ask whether a fold-out is open; empty for one that it does not ask after."""
    return str(fold.proto.id).split("-", 2)[-1] if fold.proto.id else ""


def _is_open(app: AppTest, key: str) -> bool:
    return key in app.session_state and bool(app.session_state[key])


def every_element(app: AppTest) -> Iterator[Any]:
    """Every element and block of a page."""
    waiting = [app._tree]
    while waiting:
        node = waiting.pop()
        waiting += reversed(getattr(node, "children", {}).values())
        yield node
