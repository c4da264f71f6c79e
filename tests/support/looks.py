"""A page run through the frame without a browser, and all the text it shows."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path

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
