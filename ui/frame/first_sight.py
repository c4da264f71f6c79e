"""What a reader sees before the scripts have come: the menu, the choices, the answer and the picture, from the server.

It is made for exactly this address on the data of now, by the same sentences as the page; static/links.js takes it away
when the page itself stands there. Where it can't be made in time, the page comes without it and says everything itself.
"""

from __future__ import annotations

import asyncio
import logging
import runpy
from collections.abc import Iterator
from urllib.parse import parse_qs

import warehouse
from metrics import HEADLINES
from ui.blocks import ask, association, filters, sources, store
from ui.blocks.markup import NOTHING, Markup, joined, tag, taking
from ui.blocks.title import answered
from ui.frame import choices, top
from ui.frame.menu import FIRST, PAGES, TITLES

PATIENCE = 1.0
"""For so many seconds the first HTML of a page may wait for its answer; a cold server sends it without."""

_USUAL = {"jaar", "helft", "grens", "portefeuille", "van"}
"""The choices that any page may carry in its address; another parameter is of a part of one page."""

_PATH = {"/": FIRST} | {f"/{name}": name for name in TITLES}
log = logging.getLogger(__name__)


async def in_time(path: str, query: str) -> str:
    """The most of `sights` that is there within PATIENCE, or nothing; what was counted is kept."""
    found: list[str] = []

    def make() -> None:
        for sight in sights(path, query):
            found.append(sight)

    making = asyncio.create_task(asyncio.to_thread(make))
    try:
        await asyncio.wait_for(asyncio.shield(making), PATIENCE)
    except TimeoutError:
        log.info("de eerste aanblik van %s kwam niet binnen %s s", path, PATIENCE)
    return found[-1] if found else ""


def sights(path: str, query: str) -> Iterator[Markup]:
    """Of a page with an answer, as HTML: first its top with the answer, then all of its first screen.

    Only the first for an address that asks for more than the usual choices, and where the answer is not known.
    """
    name = _PATH.get(path, "")
    asked = parse_qs(query, keep_blank_values=True)
    about = asked.get("dossier", [""])[0] if name == "dossiers" else ""
    headline = HEADLINES.get("dossier" if about else name)
    if headline is None or not {"dia", "stand"}.isdisjoint(asked):  # a slide, or frozen data: not the answer of now
        return
    try:
        with store.opened() as reader:
            chosen, unknown = choices.asked(reader, name, asked)
            if chosen.year is None:
                return
            with filters.choosing(chosen):
                whose = association.chosen()
                row = NOTHING if name in choices.WITHOUT else choices.row(reader, name, chosen)
                bar = joined(top.top(name, whose), association.coloured(whose), row)
                yield _covering(bar, answered(headline, about))
                is_usual = set(asked) <= _USUAL and not unknown and not ask.title(headline).is_unknown
                if blocks := _blocks(name) if is_usual else []:
                    yield _covering(bar, *blocks)
    except (warehouse.NoWarehouse, warehouse.DamagedWarehouse, warehouse.CannotStore) as problem:
        log.info("geen eerste aanblik van %s: %s", path, problem.sentence)


def _blocks(name: str) -> list[Markup]:
    """The HTML that a page opens with, by running it outside a session; none where it fails."""
    with sources.collecting(), taking() as taken:
        try:
            runpy.run_path(str(PAGES / f"{name}.py"))
        except Exception:  # whatever it is, the page itself says it a moment later
            log.exception("de eerste aanblik van %s heeft alleen het antwoord", name)
            return []
    return taken


def _covering(bar: Markup, *blocks: Markup) -> Markup:
    return tag(
        "div", tag("div", bar, *(tag("div", one, css="vgg-block") for one in blocks)), id="vgg-eerst", css="stHtml"
    )
