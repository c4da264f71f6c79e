"""Ask the warehouse for a figure or for rows, with the filters of this run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any, TypeVar

from metrics import Answer, Headline, Listing, Metric, halves
from metrics.headline import Title
from metrics.metric import ANY_OWNER, CALENDAR_VIEWS, HALF, NO_HALF, OWNER, PORTFOLIOS
from ui.blocks import filters, store

Built = TypeVar("Built")

_KEPT_MOST = 2_000
_kept: dict[tuple[Any, ...], Any] = {}
_lock = Lock()


def figures(metric: Metric, by: Sequence[str] = (), where: Any = None) -> list[Answer]:
    """A figure with the filters of this run (or `where`), one answer per combination of `by`."""
    asked = _that_matter(where or filters.current(), metric)
    # Several blocks of a page ask the same figure, and another half often changes nothing in it; it is counted once.
    return list(_keep(f"figure {metric.id}", lambda: _counted(metric, by, asked), tuple(by), asked))


def _that_matter(asked: Any, metric: Metric) -> filters.Filters:
    """The filters without those that mean nothing for this figure, so that two choices can share one answer."""
    return filters.Filters(
        asked.year,
        asked.half if {HALF, NO_HALF} & set(metric.applies) else None,
        tuple(asked.portfolios) if PORTFOLIOS in metric.applies else (),
        asked.by_calendar and metric.view in CALENDAR_VIEWS,
        asked.owner if {OWNER, ANY_OWNER} & set(metric.applies) else "",
    )


def _counted(metric: Metric, by: Sequence[str], where: Any) -> list[Answer]:
    return metric.answers(store.page().rows(*metric.sql(where, by)), by)


def one(metric: Metric, where: Any = None) -> Answer:
    """A figure as a whole."""
    return figures(metric, (), where)[0]


def to_decide(metric: Metric) -> Any:
    """The value of a figure, to decide by it what to say or show; the figure itself is not shown here."""
    return one(metric).value


def rows(listing: Listing, which: str = "", equals: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """The rows of a listing as dictionaries: its columns, then where each row comes from."""
    return listing.as_dicts(store.page().rows(*listing.sql(filters.current(), which, equals)))


def rows_of(metric: Metric, equals: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """The rows a figure was counted from."""
    if metric.rows is None:
        return []
    return metric.rows.as_dicts(store.page().rows(*metric.rows_sql(filters.current(), equals)))


def kept(listing: Listing, which: str = "", equals: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """The rows of a listing, asked once for all blocks of a page; only to read."""
    return keep(f"rows {listing.id}", lambda: rows(listing, which, equals), which, tuple((equals or {}).items()))


class _Page:
    """The page that asks for its answer: with its own filters, and sharing its figures."""

    def __init__(self) -> None:
        self.where, year = filters.current(), about()
        self.judged_on = year.judged_on if year else None
        self.is_running = bool(year and year.is_running)

    def figures(self, metric: Metric, by: Sequence[str]) -> list[Answer]:
        return figures(metric, by)

    def to_decide(self, metric: Metric) -> Any:
        return to_decide(metric)

    def rows(self, listing: Listing, which: str, equals: Mapping[str, Any]) -> list[dict[str, Any]]:
        return kept(listing, which, equals)


def title(headline: Headline, about: str = "", brought: Mapping[str, Any] | None = None) -> Title:
    """The answer of a page or slide, as a sentence. about: of which dossier, where it is about one.

    brought: what no view holds, such as what differs between two moments; that is not kept.
    """
    if brought is not None:
        return headline.title_for(_Page(), about, brought)
    return keep(f"title {headline.id}", lambda: headline.title_for(_Page(), about), about)


def days(sql: tuple[str, list[Any]]) -> list[tuple[Any, ...]]:
    """The rows of a query that `metrics` wrote, such as free days; for what is no figure and no listing."""
    return store.page().rows(*sql)


def about() -> filters.ReportYear | None:
    """What is known of the chosen year: up to when its data run, and on which day it is judged."""
    reader = store.page()
    years = filters.report_years(reader.generation, reader)
    return next((known for known in years if known.year == filters.current().year), None)


def until() -> str:
    """Up to and including which day or month the data of the chosen year run, in words; empty when unknown."""
    year = about()
    return year.runs_until if year and year.data_until else ""


def light_half() -> int:
    """The half that lights are about: the one chosen; else that of the day on which the year is judged."""
    year = about()
    return halves.light_half(filters.current().half, year.judged_on if year else None)


def keep(name: str, build: Callable[[], Built], *more: Any) -> Built:
    """What `build` gives, made once per generation, filters, name and `more`; never by the clock."""
    return _keep(name, build, filters.current(), *more)


def _keep(name: str, build: Callable[[], Built], *more: Any) -> Built:
    key = (store.page().generation, name, *more)
    with _lock:
        if key in _kept:
            kept: Built = _kept[key]
            return kept
    built = build()
    with _lock:
        if len(_kept) >= _KEPT_MOST:
            for old in list(_kept)[: _KEPT_MOST // 2]:
                del _kept[old]
        _kept[key] = built
    return built
