"""A page run through the frame without a browser, and all the text it shows."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


def opened(name: str, data: Path, **query: str) -> AppTest:
    """The page of this name with these filters in its address, on this data folder."""
    before = os.environ.get("VGG_DATA")
    os.environ["VGG_DATA"] = str(data)
    try:
        app = AppTest.from_file(str(ROOT / "ui" / "frame" / "app.py"), default_timeout=60)
        for key, value in query.items():
            app.query_params[key] = value
        app.switch_page(str(ROOT / "pages" / f"{name}.py"))
        app.run()
    finally:
        if before is None:
            del os.environ["VGG_DATA"]
        else:
            os.environ["VGG_DATA"] = before
    assert not app.exception, app.exception
    return app


def said(app: AppTest) -> str:
    """All HTML of the page as plain text."""
    found = " ".join(str(block.proto.body) for block in app.get("html"))
    return html.unescape(re.sub(r"<[^>]+>", " ", found))


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
