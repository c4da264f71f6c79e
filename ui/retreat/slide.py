"""One slide: its title, its message, at most seven lines, and where they come from. How it looks is decided here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from metrics import LISTINGS, METRICS
from ui.blocks import ask, dutch, filters, said, store
from ui.blocks.markup import tag

MOST = 7
"""No slide has more lines than can be read from the back of the room."""


@dataclass(frozen=True)
class Slide:
    """What one slide says. message: one sentence. body: ready HTML. behind: the rows its figures were counted from."""

    title: str
    message: str
    body: str
    behind: Sequence[dict[str, Any]] = ()
    source: str = ""
    """Said in place of n and the files, for what does not come from rows."""


@dataclass(frozen=True)
class Line:
    """One line: what it is about, its value and what stands under it. `mark` is ready HTML in place of the value."""

    about: str
    value: str = ""
    more: str = ""
    mark: str = ""
    unknown: bool = False


def lines(found: Sequence[Line]) -> str:
    """At most seven lines as a list of terms and their values."""
    return tag("dl", "".join(_line(line) for line in found[:MOST]), "vgg-lines")


def _line(line: Line) -> str:
    value = line.mark or escape(line.value)
    inside = tag("dt", escape(line.about))
    inside += tag("dd", value, "value unknown" if line.unknown else "value") if value else ""
    inside += tag("dd", escape(line.more), "more") if line.more else ""
    return tag("div", inside, "" if value else "wide")


def figure(metric_id: str, about: str = "", more: str = "", with_more: bool = True, with_out_of: bool = True) -> Line:
    """A figure as a line, with what it is out of and how it came about; unknown stays unknown and says why.

    more: said in place of how the figure came about, when it is known. with_more, with_out_of: whether those are said.
    """
    metric = METRICS[metric_id]
    answer = ask.one(metric)
    value, under = said.said(metric, answer)
    if answer.value is not None:
        if with_out_of and answer.out_of is not None and metric.bottom is None:
            value += f" van {dutch.figure(answer.out_of, metric.unit)}"
        under = more or (under if with_more else "")
    return Line(about or metric.title, value, under, unknown=answer.value is None)


def behind(*ids: str) -> list[dict[str, Any]]:
    """The rows behind figures and listings, by their ids."""
    found: list[dict[str, Any]] = []
    for name in ids:
        found += ask.rows_of(METRICS[name]) if name in METRICS else ask.rows(LISTINGS[name])
    return found


def foot(slide: Slide) -> str:
    """The line at the bottom: n, source and date; whether it is made up, and which data it shows."""
    cells = {(row["_file"], row["_sheet"], row["_row"]) for row in slide.behind if row["_file"]}
    files: dict[str, set[str]] = {}
    for file, sheet, _ in cells:
        files.setdefault(file, set()).add(sheet)
    sources = "; ".join(f"{file} ({', '.join(sorted(sheets))})" for file, sheets in sorted(files.items()))
    until = ask.until()
    counted = [
        f"n = {dutch.several(len(cells), 'regel', 'regels')}" if cells else "n = 0: hiervoor zijn geen regels",
        f"bron: {sources}" if sources else "bron: geen",
    ]
    parts = [
        *([slide.source] if slide.source else counted),
        f"gegevens tot en met {dutch.day(until)}" if until else "einddatum van de gegevens onbekend",
        f"stand {store.page().generation}",
    ]
    made_up = any(row["is_fictional"] for row in slide.behind)
    badge = tag("strong", "fictief voorbeeld", "vgg-fictional") + " " if made_up else ""
    return tag("p", badge + escape(" · ".join(parts)), "vgg-slide-foot")


def shown(slide: Slide, notice: str = "") -> str:
    """The whole slide as HTML. notice: said at the top, when it does not show the data of now."""
    head = tag("h1", escape(slide.title)) + tag("p", escape(slide.message), "message")
    frozen = tag("strong", escape(notice), "vgg-frozen") if notice else ""
    head += tag("p", frozen + tag("span", escape(filters.current().in_words())), "about")
    return tag(
        "section",
        tag("header", head) + tag("div", slide.body, "body") + foot(slide),
        "vgg-slide",
        aria_label=f"Dia: {slide.title}",
    )


def rest(count: int, one: str, more: str) -> str:
    """The sentence for what does not fit, or an empty text."""
    return tag("p", f"En nog {dutch.several(count - MOST, one, more)}.", "vgg-more") if count > MOST else ""
