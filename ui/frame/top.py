"""The top of every page: the name of the association, the places of the menu, and where in it one is."""

from __future__ import annotations

from ui.blocks import links
from ui.blocks.association import Association
from ui.blocks.markup import NOTHING, Markup, tag
from ui.frame.menu import TITLES, Place, places


def top(name: str, whose: Association) -> Markup:
    """The bar with the menu. name: of the page one is on; whose: dashboard it is."""
    home = tag(
        "a",
        tag("strong", whose.short),
        tag("span", " dashboard"),
        css="vgg-home",
        href=links.page(links.START),
        title=whose.name,
    )
    button = tag(
        "button",
        "Menu",
        tag("span", " · ", css="vgg-menu-dot"),
        tag("span", TITLES[name], css="vgg-menu-here"),
        type="button",
        css="vgg-menu-button",
        aria_expanded="false",
        aria_controls="vgg-places",
    )
    items = [_item(place, name) for place in places()]
    menu = tag("nav", button, tag("ul", *items, id="vgg-places"), css="vgg-menu", aria_label="Hoofdmenu")
    return tag("header", home, menu, css="vgg-top")


def _item(place: Place, name: str) -> Markup:
    if len(place.pages) == 1:
        return tag("li", _link(place.pages[0], place.title, name))
    is_here = name in place.pages
    inside = tag("span", " (u bent hier)", css="vgg-aloud") if is_here else NOTHING
    head = tag("summary", place.title, inside, css="here" if is_here else "")
    pages = tag("ul", *(tag("li", _link(page, TITLES[page], name)) for page in place.pages))
    return tag("li", tag("details", head, pages, name="vgg-menu"))


def _link(page: str, title: str, name: str) -> Markup:
    return tag("a", title, href=links.page(page), aria_current="page" if page == name else "")
