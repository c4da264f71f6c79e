"""One slide: its message, its picture or at most seven lines, and what it rests on. How it looks is decided here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from metrics import LISTINGS, METRICS, Headline, dutch
from metrics.decisions import Choice
from metrics.said import beside, made_up
from ui.blocks import ask, filters, show
from ui.blocks.markup import NOTHING, Markup, fictional, tag

MOST = 7
"""No slide has more lines than can be read from the back of the room."""
LONGEST = 150
"""Of a text that someone typed no more than this is on a slide; the whole of it is at its dossier."""


@dataclass(frozen=True)
class Slide:
    """What one slide says. title: its name. message: the answer in a sentence, which is read first. mark: drawn before
    it, such as an old and a new light. behind: the rows that its figures were counted from. more: what is said small
    beside the name, such as a choice that is not followed.
    """

    title: str
    message: str
    body: Markup = NOTHING
    behind: Sequence[dict[str, Any]] = ()
    source: str = ""
    """Said in place of n and the files, for what does not come from rows."""
    more: str = ""
    step: str = ""
    """What to do, where the answer is that something is unknown."""
    is_unknown: bool = False
    """Is nothing known of what it is about? Then it is left out, and that is said."""
    mark: Markup = NOTHING
    about: str = ""
    """The dossier to decide on."""
    choices: tuple[Choice, ...] = ()
    """The proposals to choose from."""


def answered(
    headline: Headline,
    body: Markup = NOTHING,
    behind: Sequence[dict[str, Any]] = (),
    name: str = "",
    more: str = "",
    is_unknown: bool | None = None,
) -> Slide:
    """A slide that opens with the answer of a page, or with one of its own. name: on the slide, if it is another.

    is_unknown: whether nothing is known of it, where its sentence does not say that by itself.
    """
    found = ask.title(headline)
    small = " · ".join(one for one in (found.not_followed, more) if one)
    return Slide(
        name or headline.title,
        found.text,
        body,
        behind,
        more=small,
        step=found.step,
        is_unknown=found.is_unknown if is_unknown is None else is_unknown,
    )


def short(text: str, most: int = LONGEST) -> str:
    """A typed text as a slide has room for it: cut between two words, with three dots where there is more."""
    bare = " ".join(text.split())
    return bare if len(bare) <= most else f"{bare[:most].rsplit(' ', 1)[0].rstrip(',;:.')} …"


@dataclass(frozen=True)
class Line:
    """One figure: what it is about, its value and what stands under it."""

    about: str
    value: str = ""
    more: str = ""
    unknown: bool = False
    picture: Markup = NOTHING


def tiles(found: Sequence[Line]) -> Markup:
    """At most seven figures side by side, each large with its small picture and one line under it."""
    return tag("div", *(_tile(line) for line in found[:MOST]), css="vgg-tiles-large")


def _within(said: str, most: int) -> str:
    """A line under a figure in so many signs: what it begins with is shortened, what stands beside it is not."""
    first, dot, rest = said.partition(" · ")
    return f"{short(first, max(24, most - len(rest)))}{dot}{rest}"


def _tile(line: Line) -> Markup:
    value = tag("p", line.value, css="value unknown" if line.unknown else "value")
    said = line.more.partition(". ")[0] if line.unknown else line.more  # of what to do the first step
    more = tag("p", _within(said, 120), css="more") if line.more else NOTHING
    return tag("div", tag("h2", line.about), value, line.picture, more)


def figure(
    metric_id: str,
    about: str = "",
    more: str = "",
    with_more: bool = True,
    with_out_of: bool = True,
    picture: Markup = NOTHING,
) -> Line:
    """A figure as a line, with what it is out of and how it came about; unknown stays unknown and says why.

    more: said in place of how the figure came about, when it is known. with_more, with_out_of: whether those are said.
    What is no part of the figure is named in any case, and so is a filter that it does not follow.
    """
    metric = METRICS[metric_id]
    answer = ask.one(metric)
    value, under = show.said(metric, answer)
    if answer.value is not None:
        if with_out_of and answer.out_of is not None and metric.bottom is None:
            value += f" van {dutch.figure(answer.out_of, metric.unit)}"
        if more or not with_more:
            under = show.wider(metric, more, *beside(metric, answer))
    is_unknown = answer.value is None
    return Line(about or metric.title, value, under, unknown=is_unknown, picture=NOTHING if is_unknown else picture)


def all_unknown(found: Sequence[Line]) -> bool:
    """Is of none of these lines anything known?"""
    return all(line.unknown for line in found)


def behind(*ids: str) -> list[dict[str, Any]]:
    """The rows behind figures and listings, by their ids."""
    found: list[dict[str, Any]] = []
    for name in ids:
        found += ask.rows_of(METRICS[name]) if name in METRICS else ask.rows(LISTINGS[name])
    return found


def rests_on(slide: Slide) -> str:
    """From how many rows of which files a slide comes: for who prepares it."""
    if slide.source:
        return slide.source
    cells = {(row["_file"], row["_sheet"], row["_row"]) for row in slide.behind if row["_file"]}
    files: dict[str, set[str]] = {}
    for file, sheet, _ in cells:
        files.setdefault(file, set()).add(sheet)
    sources = "; ".join(f"{file} ({', '.join(sorted(sheets))})" for file, sheets in sorted(files.items()))
    counted = f"n = {dutch.several(len(cells), 'regel', 'regels')}" if cells else "n = 0: hiervoor zijn geen regels"
    return f"{counted} · bron: {sources or 'geen'}"


def foot(slide: Slide, notice: str = "") -> Markup:
    """The line at the bottom: whether it is made up, of which choice, up to which day, and whether it is frozen."""
    until = ask.until()
    known = f"gegevens tot en met {until}" if until else "einddatum van de gegevens onbekend"
    badge = fictional(made_up(row["is_fictional"] for row in slide.behind))
    frozen = tag("strong", notice, css="vgg-frozen") if notice else NOTHING
    return tag("p", badge, f"{filters.current().in_words()} · {known} ", frozen, css="vgg-slide-foot")


def shown(slide: Slide, notice: str = "", level: str = "h1") -> Markup:
    """The whole slide as HTML. notice: said at its foot, when it does not show the data of now. level: of its heading,
    on a page that has a title of its own."""
    message = tag(level, slide.message, css="message")
    return tag(
        "section",
        tag("header", tag("p", _name(slide), css="name"), tag("div", slide.mark, message, css="says")),
        tag("div", tag("p", slide.step, css="vgg-empty") if slide.step else NOTHING, slide.body, css="body"),
        foot(slide, notice),
        css="vgg-slide",
        aria_label=f"Dia: {slide.title}",
    )


def _name(slide: Slide) -> str:
    return f"{slide.title} · {slide.more}" if slide.more else slide.title


def rest(count: int, one: str, more: str) -> Markup:
    """The sentence for what does not fit, or nothing."""
    return tag("p", f"En nog {dutch.several(count - MOST, one, more)}.", css="vgg-more") if count > MOST else NOTHING
