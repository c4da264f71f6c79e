"""What is on a page: every block with a table behind it, and the figures and listings that it asked for besides.

`noted()` listens while a page runs through the frame to what it asks of `ui.blocks`: a block is what calls
`show.foot` (its key, and the ids of its figures and listings); besides are the ids that a page asked for outside of any
block, not for its opening sentence and not only to decide by. With `unfolded` also the headings, downloads, forms and
links that there are when each fold-out is open.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import parse_qs, parse_qsl, urlsplit

import looks

from metrics import Metric
from ui.blocks import ask, show

_HEADING = re.compile(r"<h2[^>]*>(.*?)</h2>", re.DOTALL)
_LINK = re.compile(r'<a [^>]*?href="([^"]*)"')
_HEAD = re.compile(r"<thead[^>]*>(.*?)</thead>", re.DOTALL)
_COLUMN = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OF_A_BLOCK = re.compile(r"(Excel|Csv) met |Oorspronkelijk bestand$")
_MARK = re.compile(r"<[^>]+>")


@dataclass
class Seen:
    """What one run of a page asked for. blocks: key → ids. downloads: name of the file → its columns."""

    blocks: dict[str, list[str]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    downloads: dict[str, list[str]] = field(default_factory=dict)

    @property
    def in_blocks(self) -> set[str]:
        """The ids that have a table, rows, a source and a download."""
        return {one for ids in self.blocks.values() for one in ids}

    @property
    def besides(self) -> set[str]:
        """The ids that a page shows without a block of their own."""
        return self.asked - self.in_blocks


def named(what: Any) -> str:
    """A figure or a listing, in words that stay the same when its title changes."""
    return f"{'figure' if isinstance(what, Metric) else 'listing'} {what.id}"


@contextmanager
def noted() -> Iterator[Seen]:
    """Note what the pages that run within ask for; nothing that an earlier run kept is used."""
    found, hidden = Seen(), [0]
    foot, offered = show.foot, show.downloads

    def block(key: str, *what: Any, **more: Any) -> Any:
        ids = found.blocks.setdefault(key, [])
        ids += [one for one in map(named, what) if one not in ids]
        with _in(hidden):  # what a block asks for behind its fold is its own
            return foot(key, *what, **more)

    def offers(name: str, headings: Any, *more: Any, **named_more: Any) -> Any:
        found.downloads[_DAY.sub("DAG", name)] = [str(one) for one in headings]
        return offered(name, headings, *more, **named_more)

    def listens(ask_for: Any) -> Any:
        def asks(what: Any, *more: Any, **named_more: Any) -> Any:
            answer = ask_for(what, *more, **named_more)
            if answer and not hidden[0]:  # a listing without rows is not shown
                found.asked.add(named(what))
            return answer

        return asks

    def in_silence(run: Any) -> Any:
        def runs(*given: Any, **more: Any) -> Any:
            with _in(hidden):
                return run(*given, **more)

        return runs

    ask._kept.clear()
    heard = {name: listens(getattr(ask, name)) for name in ("figures", "rows", "kept", "rows_of")}
    silent = {name: in_silence(getattr(ask, name)) for name in ("to_decide", "title")}
    with mock.patch.multiple(ask, **heard, **silent), mock.patch.multiple(show, foot=block, downloads=offers):
        yield found


@contextmanager
def _in(depth: list[int]) -> Iterator[None]:
    depth[0] += 1
    try:
        yield
    finally:
        depth[0] -= 1


def everything(name: str, folder: Path, **query: Any) -> dict[str, Any]:
    """All that is on a page with each fold-out open: blocks, ids besides, headings, tables, downloads, forms, links."""
    with noted() as found:
        app = looks.opened(name, folder, **query)
        headings = [_plain(one) for one in _HEADING.findall(looks.shown(app))]
        with looks.pytest.MonkeyPatch.context() as patch:
            patch.setenv("VGG_DATA", str(folder))
            looks.unfolded(app)
    page = looks.shown(app)
    tables = (" | ".join(map(_plain, _COLUMN.findall(one))) for one in _HEAD.findall(page))
    links = (_leads_to(html.unescape(one)) for one in _LINK.findall(page))
    own = [one.label for one in app.get("download_button") if not _OF_A_BLOCK.match(one.label)]
    return {
        "headings": headings,
        "blocks": found.blocks,
        "besides": sorted(found.besides),
        "tables": _once(tables),
        "downloads of tables": sorted(found.downloads),
        "other downloads": _once(own),
        "forms": _once(one.label for one in app.button if one.form_id),
        "fold-outs": _once(one.label for one in app.expander),
        "links": sorted(_once(links)),
    }


def all_texts(address: str, folder: Path) -> list[str]:
    """The texts of a page with everything open that can be opened."""
    parts = urlsplit(address)
    app = looks.opened(parts.path.strip("/"), folder, **dict(parse_qsl(parts.query)))
    with looks.pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder))
        looks.unfolded(app)
    labels = (getattr(one, "label", "") for one in looks.every_element(app))
    return [looks.said(app), *(str(label) for label in labels if label)]


def _plain(text: str) -> str:
    return " ".join(html.unescape(_MARK.sub("", text)).split())


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def _leads_to(address: str) -> str:
    """An address as page and the names of what is chosen in it: `/dossiers?dossier&jaar`."""
    parts = urlsplit(address)
    return f"{parts.path}?{'&'.join(sorted(parse_qs(parts.query)))}".removesuffix("?")
