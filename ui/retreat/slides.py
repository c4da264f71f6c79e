"""The slides of a retreat in order: which there are, which were chosen, and which are left out as nothing is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from metrics import HEADLINES
from ui.blocks import ask
from ui.blocks.markup import tag
from ui.retreat import address, agreed, changed, dossier, points, standing, work
from ui.retreat.changed import CHANGED
from ui.retreat.slide import Slide

DOSSIERS = "Dossiers"

SLIDES: dict[str, Callable[[], list[Slide]]] = {
    "Stand": lambda: [standing.stand()],
    "Stoplichten": lambda: [standing.lights()],
    "Verschuivingen": lambda: [standing.shifts()],
    "Wat veranderde sindsdien": lambda: [one for one in [changed.slide()] if one],
    "Wat vraagt een besluit": lambda: [points.attention()],
    "Dossiers": lambda: dossier.slides(dossiers()),
    "Activiteit": lambda: [work.activity()],
    "Opkomst": lambda: [work.turnout()],
    "VNG": lambda: [work.vng()],
    "Geld": lambda: [work.money()],
    "Afbouw": lambda: [work.handovers()],
    "Scorebord": agreed.scoreboard,
    "Besluiten": agreed.decisions,
}
"""Every slide by the name under which it is chosen; some take more than one screen."""


@dataclass(frozen=True)
class Deck:
    """What is presented. screens: the address of each screen and its slide, in order; the last one says what is left
    out, where anything is. left_out: the names of the chosen slides of which nothing is known.
    """

    screens: tuple[tuple[str, Slide], ...]
    left_out: tuple[str, ...]

    @property
    def addresses(self) -> list[str]:
        return [name for name, _ in self.screens]


def chosen() -> list[str]:
    """The names of the chosen slides, in their order."""
    return address.chosen(address.SLIDES, list(SLIDES), list(SLIDES))


def dossiers() -> list[str]:
    """The numbers of the dossiers that have a slide of their own, in their order."""
    known = [str(row["dossier_id"]) for row in dossier.lights()]
    return address.chosen(address.DOSSIERS, dossier.by_default(), known)


def of(name: str) -> list[Slide]:
    """The screens of one slide by its name, also those of which nothing is known."""
    more = {CHANGED: (str(changed.compared()),), DOSSIERS: (tuple(dossiers()),)}.get(name, ())
    return ask.keep(f"slide {name}", SLIDES[name], *more)


def is_unknown(name: str) -> bool:
    """Is nothing known of all that a slide is about?"""
    found = of(name)
    return bool(found) and all(one.is_unknown for one in found)


def _address(name: str, number: int, slide: Slide) -> str:
    if slide.about:
        return f"dossier-{slide.about}"
    plain = name.lower().replace(" ", "-")
    return f"{plain}-{number + 1}" if number else plain


def deck() -> Deck:
    """Every screen of the chosen slides of which something is known, and what is left out."""
    names = chosen()
    left = tuple(name for name in names if is_unknown(name))
    found = [(_address(name, i, one), one) for name in names if name not in left for i, one in enumerate(of(name))]
    if left:
        found.append(("nog-niet-bekend", _left_out(left, sum(bool(of(name)) for name in names))))
    return Deck(tuple(found), left)


def _left_out(names: tuple[str, ...], count: int) -> Slide:
    """The last slide, where of some slides nothing is known: which, and what to do about it."""
    said = ask.title(HEADLINES["overgeslagen"], "", {"left_out": list(names), "chosen": count})
    items = [tag("li", tag("strong", name), tag("span", of(name)[0].step or of(name)[0].message)) for name in names]
    source = "overgeslagen: dia’s waarvan niets bekend is"
    return Slide(HEADLINES["overgeslagen"].title, said.text, tag("ul", *items, css="vgg-left-out"), source=source)
