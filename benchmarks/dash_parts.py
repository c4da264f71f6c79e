"""What both Dash pages are drawn with: figures and rows of one choice, and the elements that stand on both pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

import warehouse
from metrics import HEADLINES, LISTINGS, METRICS, Answer, Where, dutch
from metrics.headline import Title

YEAR = 2024
HALVES = {"beide": None, "eerste": 1, "tweede": 2}
LETTERS = {"rood": "R", "oranje": "O", "groen": "G", "onbekend": "?"}


class Asked:
    """The figures and rows of one choice; each is counted once for a page and not kept for another."""

    judged_on = None
    is_running = False

    def __init__(self, reader: warehouse.Reader, half: int | None) -> None:
        self.reader, self.where = reader, Where(YEAR, half)
        self._kept: dict[Any, Any] = {}

    def figures(self, metric: Any, by: Sequence[str] = ()) -> list[Answer]:
        key = (metric.id, tuple(by))
        if key not in self._kept:
            self._kept[key] = metric.answers(self.reader.rows(*metric.sql(self.where, by)), by)
        found: list[Answer] = self._kept[key]
        return found

    def one(self, name: str) -> Answer:
        return self.figures(METRICS[name])[0]

    def split(self, name: str, by: str) -> dict[Any, Answer]:
        return {a.by[by]: a for a in self.figures(METRICS[name], (by,))}

    def to_decide(self, metric: Any) -> Any:
        return self.figures(metric)[0].value

    def rows(self, listing: Any, which: str = "", equals: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        key = (listing.id, which, tuple((equals or {}).items()))
        if key not in self._kept:
            self._kept[key] = listing.as_dicts(self.reader.rows(*listing.sql(self.where, which, equals)))
        found: list[dict[str, Any]] = self._kept[key]
        return found

    def listed(self, name: str, which: str = "") -> list[dict[str, Any]]:
        return self.rows(LISTINGS[name], which)

    def title(self, name: str) -> Title:
        return HEADLINES[name].title_for(self, "")


def span(*children: Any, css: str = "", style: Mapping[str, str] | None = None, **more: Any) -> Any:
    """A span; more: attributes as `aria_label`."""
    given = {name.replace("_", "-"): value for name, value in more.items()}
    return html.Span(list(children), className=css, style=dict(style or {}), **given)


def heading(asked: Asked, name: str, *key: Any) -> Any:
    """The answer with the question under it, and the key of the picture."""
    line = HEADLINES[name]
    parts = [html.H1(asked.title(name).text), html.P(f"{line.title}: {line.asks}"), *key]
    return html.Div(parts, className="vgg-title vgg-answer")


def light(colour: str, is_word: bool = False) -> Any:
    """A light with its letter, and its word, aloud only or to see."""
    if colour not in LETTERS:
        return span("–", css="nolight")
    word = span(colour, css="" if is_word else "vgg-aloud")
    return span(span(LETTERS[colour], css="shape"), word, css=f"vgg-light vgg-{colour}")


def sign(colour: str) -> Any:
    """A light as one of a key or a row."""
    return span(light(colour), css="vgg-sign vgg-s-light")


def scale(share: float, most: float = 100) -> Any:
    """A frame as wide as its whole, filled as far as its part."""
    fill = span(css="fill", style={"width": f"{100 * share / most if most else 0:.2f}%"})
    return span(span(fill, css="frame", style={"width": "100%"}), css="scale")


def drawers(page: str, named: Mapping[str, str]) -> Any:
    """The row of links at the end of a page."""
    links = [
        html.Li(html.A(label, href=f"{page}?jaar={YEAR}&la={name}", **{"aria-expanded": "false"}))
        for name, label in named.items()
    ]
    return html.Nav(html.Ul([*links, html.Li(html.Button("Afdrukken"))]), className="vgg-drawers")


def on_paper(asked: Asked, *names: str) -> Any:
    """The documents behind a page."""
    files = sorted({row["_file"] for name in names for row in asked.listed(name) if row.get("_file")})
    words = f"Bron: {', '.join(files)}. Stand van {dutch.moment(asked.reader.published_on)}."
    return html.P(words, className="vgg-note vgg-on-paper")
