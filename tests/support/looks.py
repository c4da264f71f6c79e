"""A page run through the frame without a browser, and all the text it shows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

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
    return " ".join(str(block.proto.body) for block in app.get("html"))


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
        shut = [key for key in map(_key, app.get("expander")) if key and not _is_open(app, key)]
        for key in shut:
            app.session_state[key] = True
        if shut:
            app.run()
            assert not app.exception, app.exception
    return app


def _key(fold: Any) -> str:
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
