"""What a reader sees before the scripts have come: the menu, the choices and the answer of the page, from the server.

It is made for exactly this address on the data of now, by the same sentences as the page; static/links.js takes it away
when the page itself stands there. Where it can't be made in time, the page comes without it and says everything itself.
"""

from __future__ import annotations

import asyncio
import logging
from urllib.parse import parse_qs

import warehouse
from metrics import HEADLINES
from ui.blocks import association, filters, store
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.title import answered
from ui.frame import choices, top
from ui.frame.menu import FIRST, TITLES

PATIENCE = 0.4
"""For so many seconds the first HTML of a page may wait for its answer; a cold server sends it without."""

_PATH = {"/": FIRST} | {f"/{name}": name for name in TITLES}
log = logging.getLogger(__name__)


async def in_time(path: str, query: str) -> str:
    """The HTML of `first_sight`, or nothing when it is not there within PATIENCE; what was counted is kept."""
    making = asyncio.create_task(asyncio.to_thread(first_sight, path, query))
    try:
        return str(await asyncio.wait_for(asyncio.shield(making), PATIENCE))
    except TimeoutError:
        return ""


def first_sight(path: str, query: str) -> Markup:
    """The top of a page with its answer, as HTML; nothing for an address that is no page with an answer."""
    name = _PATH.get(path, "")
    asked = parse_qs(query, keep_blank_values=True)
    about = asked.get("dossier", [""])[0] if name == "dossiers" else ""
    headline = HEADLINES.get("dossier" if about else name)
    if headline is None or not {"dia", "stand"}.isdisjoint(asked):  # a slide, or frozen data: not the answer of now
        return NOTHING
    try:
        with store.opened() as reader:
            chosen, _ = choices.asked(reader, name, asked)
            if chosen.year is None:
                return NOTHING
            with filters.choosing(chosen):
                whose = association.chosen()
                row = NOTHING if name in choices.WITHOUT else choices.row(reader, name, chosen)
                bar = joined(top.top(name, whose), association.coloured(whose))
                whole = joined(bar, row, answered(headline, about))
    except (warehouse.NoWarehouse, warehouse.DamagedWarehouse, warehouse.CannotStore) as problem:
        log.info("geen eerste aanblik van %s: %s", path, problem.sentence)
        return NOTHING
    return tag("div", tag("div", whole), id="vgg-eerst", css="stHtml")
