"""The first screen of VNG: every seat, the rounds as steps, and seats beside inhabitants."""

from __future__ import annotations

from metrics import LISTINGS
from ui.blocks import ask, show
from ui.blocks.markup import Markup, joined, tag
from ui.vng import candidates, paths, seats, spread


def shown() -> None:
    """All three pictures, and what they are made from."""
    candidates.forget_due()
    show.html(ask.keep("vng screen", _screen))
    show.foot("zetellijst", LISTINGS["seat_list"], label="Alle zetels")
    show.foot("rondes-lijst", LISTINGS["vacancy_list"], label="Alle rondes")
    show.foot("kandidaten-lijst", LISTINGS["nomination_list"], label="Alle kandidaten, zonder naam")
    show.foot("spreiding-lijst", LISTINGS["spread_list"], label="Zetels naast inwoners")


def _screen() -> Markup:
    below = tag("div", paths.picture(), spread.picture(), css="vgg-vng")
    return joined(seats.picture(), below)
