"""The lower half of Overzicht: the lights per portfolio beside what asks for attention, in one piece of HTML."""

from __future__ import annotations

from ui.blocks.markup import html, tag
from ui.overview import lights, points


def standing() -> None:
    """Both beside each other; under each other where it is narrow."""
    html(tag("div", lights.lights(), points.points(), css="vgg-two vgg-standing"))
    lights.behind()
    points.behind()
