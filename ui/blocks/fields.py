"""Fields of our own in a form whose every change is an address: a list, and a row of which one is chosen.

They stand in `form(...)`; static/links.js turns what is chosen into an address, without a reload.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from ui.blocks.markup import Markup, tag


def form(name: str, label: str, usual: Mapping[str, str], *fields: Markup, css: str = "") -> Markup:
    """A row of choices. usual: what stays out of the address, as it is so when nothing is asked."""
    return tag(
        "form",
        *fields,
        css=f"vgg-filters {css}".strip(),
        data_vgg_go=name,
        data_vgg_usual=urlencode(usual),
        aria_label=label,
    )


def chosen_of(name: str, label: str, options: Mapping[str, str], chosen: str) -> Markup:
    """A list to choose one of. options: value in the address → what the reader sees."""
    items = [
        tag("option", text, value=key, selected="selected" if key == chosen else "") for key, text in options.items()
    ]
    return tag("label", tag("span", label), tag("select", *items, name=name, autocomplete="off"), css="field")


def segments(name: str, label: str, options: Mapping[str, str], chosen: str) -> Markup:
    """All choices in one row, of which one is chosen. label: read aloud. options: as for `chosen_of`."""
    each = [
        tag("label", ticked("radio", name, value, value == chosen), tag("span", text))
        for value, text in options.items()
    ]
    return tag("fieldset", tag("legend", label, css="vgg-aloud"), *each, css="vgg-segments")


def ticked(kind: str, name: str, value: str, is_chosen: bool) -> Markup:
    """One box or dot to tick."""
    return tag("input", type=kind, name=name, value=value, checked="checked" if is_chosen else "", autocomplete="off")
