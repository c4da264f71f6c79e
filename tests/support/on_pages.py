"""What is on a page, and what its drawers lead to: every figure and listing, by the name it keeps.

`noted()` listens while a page runs to what it asks of `ui.blocks`: a block is what calls `show.foot` (its key, and the
ids of its figures and listings); asked are the ids that a page asked for outside of any block, not for its opening
sentence and not only to decide by.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import parse_qs, parse_qsl, urlsplit

import looks

from metrics import Metric
from ui.blocks import ask, drawers, show, sources

_NO_ROWS = "Achter dit cijfer staan geen regels."
_FOLD = "regels_"
"""How the key begins of the fold that a block has where it stands in a drawer."""
_LINK = re.compile(r'<a [^>]*?href="([^"]*)"')


@dataclass
class Seen:
    """What one run of a page asked for. blocks: key → ids. asked: ids asked for outside of a block."""

    blocks: dict[str, list[str]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)


def named(what: Any) -> str:
    """A figure or a listing, in words that stay the same when its title changes."""
    return f"{'figure' if isinstance(what, Metric) else 'listing'} {what.id}"


@contextmanager
def noted() -> Iterator[Seen]:
    """Note what the pages that run within ask for; nothing that an earlier run kept is used."""
    found, hidden = Seen(), [0]
    foot = show.foot

    def block(key: str, *what: Any, **more: Any) -> Any:
        ids = found.blocks.setdefault(key, [])
        ids += [one for one in map(named, what) if one not in ids]
        with _in(hidden):  # what a block asks for behind its fold is its own
            return foot(key, *what, **more)

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
    with mock.patch.multiple(ask, **heard, **silent), mock.patch.object(show, "foot", block):
        yield found


@contextmanager
def _in(depth: list[int]) -> Iterator[None]:
    depth[0] += 1
    try:
        yield
    finally:
        depth[0] -= 1


@dataclass
class Reached:
    """What is to be had at an address within two clicks. offered: the ids of blocks with a fold or a link to them.

    asked: those that are shown somewhere, if only as a mark in a picture. without_a_way: blocks that neither the page
    nor any of its drawers leads to.
    """

    offered: set[str]
    asked: set[str]
    without_a_way: set[str]


def reached(address: str, folder: Path, enough: Callable[[Reached], bool]) -> Reached:
    """Walk the drawers of a page, first that of tables and sources, until it is enough."""
    parts = urlsplit(address)
    with noted() as found, looks.pytest.MonkeyPatch.context() as patch:
        app = looks.opened(parts.path.strip("/"), folder, **dict(parse_qsl(parts.query)))
        patch.setenv("VGG_DATA", str(folder))
        ways = _ways(app)
        names = sorted({name for link in _links(app) for name in link.get(drawers.ADDRESS, ())})
        for name in sorted(names, key=lambda one: one != drawers.BEHIND):
            if enough(now := _so_far(found, ways)):
                return now
            app.query_params[drawers.ADDRESS] = name
            app.run()
            assert not app.exception, app.exception
            ways |= _ways(app)
    return _so_far(found, ways)


def opened_wrongly(address: str, folder: Path) -> list[str]:
    """The blocks of a page that the drawer of sources offers, and that do not show a table with downloads of their own.

    A block without rows says so. One of several figures lets one choose; here they are all asked for.
    """
    parts, wrong = urlsplit(address), []
    with noted() as found, looks.pytest.MonkeyPatch.context() as patch:
        behind = {drawers.ADDRESS: drawers.BEHIND}
        app = looks.opened(parts.path.strip("/"), folder, **dict(parse_qsl(parts.query)), **behind)
        patch.setenv("VGG_DATA", str(folder))
        for key in sorted({key for link in _links(app) for key in link.get(drawers.BLOCK, ())}):
            app.query_params[drawers.BLOCK] = key
            app.run()
            assert not app.exception, app.exception
            files = [one.proto.id for one in app.get("download_button")]
            offered = [one.options for one in app.selectbox if one.key == f"cijfer_{key}"]
            is_chosen = len(found.blocks[key]) < 2 or (offered and len(offered[0]) == len(found.blocks[key]))
            if not is_chosen or not (any(f"-xlsx_{key}-" in one for one in files) or _NO_ROWS in looks.said(app)):
                wrong.append(key)
    return wrong


def _so_far(found: Seen, ways: set[str]) -> Reached:
    offered = {one for key, ids in found.blocks.items() if key in ways for one in ids}
    return Reached(offered, found.asked, {*found.blocks} - ways)


def _ways(app: Any) -> set[str]:
    """The keys of the blocks that one click opens from here: a fold of their own, or a link."""
    folds = {looks.key_of(fold) for fold in app.expander}
    return {key.removeprefix(_FOLD) for key in folds if key.startswith(_FOLD)} | {
        key for link in _links(app) for key in link.get(drawers.BLOCK, ())
    }


def _links(app: Any) -> list[dict[str, list[str]]]:
    """What each link of the page asks for, by name."""
    return [parse_qs(urlsplit(html.unescape(one)).query) for one in _LINK.findall(looks.shown(app))]


def all_texts(address: str, folder: Path) -> list[str]:
    """The texts of a page with everything open that can be opened; the source of each block stands under it."""
    parts = urlsplit(address)
    with looks.pytest.MonkeyPatch.context() as patch, mock.patch.object(sources, "keep", lambda source: False):
        app = looks.opened(parts.path.strip("/"), folder, **dict(parse_qsl(parts.query)))
        patch.setenv("VGG_DATA", str(folder))
        looks.unfolded(app)
        labels = (getattr(one, "label", "") for one in looks.every_element(app))
    return [looks.said(app), *(str(label) for label in labels if label)]
