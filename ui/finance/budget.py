"""The looks of the budget on Financiën: which period and project, and a row per heading with its small bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from metrics import LISTINGS, Listing, dutch
from metrics.quarters import booked_in
from ui.blocks import ask, filters, markup, show
from ui.blocks.markup import BREAK, NOTHING, Markup, framed, joined, place, tag
from ui.finance import month_names

_EVERY, _NO_PROJECT = "alle", "zonder project"
_BARS = {"prior": "prior_year", "budget": "budget", "forecast": "forecast", "actual": "actual"}
_BAR_WORDS = {"actual": "realisatie", "prior": "vorig jaar", "budget": "begroting", "forecast": "prognose"}
_PERIODS = {"heel jaar": None} | {dutch.quarter(n): n for n in range(1, 5)}
_ONE, _TO_DATE = "één kwartaal", "jaar t/m kwartaal"


@dataclass(frozen=True)
class Period:
    """What the budget is shown of: the year, one quarter, or the year up to and including a quarter; one project."""

    quarter: int | None
    is_to_date: bool
    project: str

    @property
    def listing(self) -> Listing:
        """The rows of this period."""
        name = "budget_list" if self.quarter is None else "to_date_list" if self.is_to_date else "quarter_list"
        return LISTINGS[name]

    @property
    def equals(self) -> dict[str, Any]:
        """Which of those rows."""
        of: dict[str, Any] = {} if self.quarter is None else {"quarter": self.quarter}
        return of if self.project == _EVERY else of | {"project_name": self.project}

    @property
    def bookings(self) -> str:
        """Which bookings belong to it, as a condition of the metrics."""
        return booked_in(self.quarter, self.is_to_date)

    def in_words(self) -> str:
        """`3e kwartaal`, `jaar tot en met het 3e kwartaal`, `heel jaar`; with the project when one is chosen."""
        time = "heel jaar" if self.quarter is None else dutch.quarter(self.quarter)
        time = f"jaar tot en met het {time}" if self.is_to_date else time
        return time if self.project == _EVERY else f"{time}, {self.project}"

    def as_params(self) -> dict[str, str]:
        """The same choice in an address."""
        found = {} if self.quarter is None else {"periode": dutch.quarter(self.quarter)}
        found |= {"telt": _TO_DATE} if self.is_to_date else {}
        return found if self.project == _EVERY else found | {"van_project": self.project}


def chosen_quarter() -> int | None:
    """The quarter that is chosen for the budget, for what goes with it; None is the whole year."""
    return _PERIODS.get(str(st.session_state.get("periode")))


def _ask_period() -> Period:
    names = sorted({row["project_name"] for row in ask.keep("year rows", lambda: ask.rows(LISTINGS["budget_list"]))})
    projects = [name for name in names if name != _NO_PROJECT]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        quarter = _PERIODS[
            st.segmented_control(
                "Periode", list(_PERIODS), default="heel jaar", required=True, key="periode", bind="query-params"
            )
        ]
        telt, project = _ONE, _EVERY
        if quarter:
            telt = str(
                st.segmented_control(
                    "Telt mee", [_ONE, _TO_DATE], default=_ONE, required=True, key="telt", bind="query-params"
                )
            )
        if projects:
            project = str(
                st.selectbox(
                    "Project",
                    [_EVERY, _NO_PROJECT, *projects],
                    key="van_project",
                    bind="query-params",
                    filter_mode=None,
                    width=280,
                )
            )
    return Period(quarter, telt == _TO_DATE, project)


def table() -> None:
    """A row per heading: budget outlined, actual solid, last year lighter, forecast hatched; and the figures."""
    period = _ask_period()
    _bookings(period)
    rows = ask.keep("budget rows", lambda: ask.rows(period.listing, "", period.equals), period)
    if not rows:
        show.empty(period.listing.needs)
        return
    show.html(ask.keep("budget table", lambda: _budget(rows, period), period))
    name = f"begroting {period.quarter or ''} {'tot nu toe' if period.is_to_date else ''}"
    show.foot(" ".join(name.split()), period.listing, equals=period.equals)


def _budget(rows: Sequence[dict[str, Any]], period: Period) -> Markup:
    known = [row[c] for row in rows for c in _BARS.values() if row.get(c) is not None]
    most = max((abs(v) for v in known), default=Decimal(0))
    is_year = period.quarter is None
    till = [" tot nu toe"] if is_year else [""]
    heads = [
        "Kostensoort",
        "Beeld",
        *(["Begroting jaar", "Begroting tot nu toe"] if is_year else ["Begroting"]),
        f"Realisatie{till[0]}",
        f"Verschil{till[0]}",
        *(["Prognose jaar"] if is_year else []),
        "Vorig jaar",
        markup.PLACE,
    ]
    body = []
    columns = ("budget", "budget_to_date", "actual", "difference", "forecast", "prior_year")

    def group_of(title: str, group: Sequence[dict[str, Any]]) -> None:
        body.append(tag("tr", tag("th", title, colspan=len(heads), scope="colgroup"), css="group"))
        body.extend(_line(row, most, period, rows) for row in group)

    def result_of(title: str, group: Sequence[dict[str, Any]]) -> None:
        sums = [_whole(group, c) if c == "difference" else _result(group, c) for c in columns]
        body.append(_total(title, sums, is_year))

    own, others = [r for r in rows if r["is_own"]], [r for r in rows if not r["is_own"]]
    for side, found in groupby(own, key=lambda row: row["side"]):
        group = list(found)
        group_of(side.capitalize(), group)
        body.append(_total(f"Samen {side}", [_whole(group, c) for c in columns], is_year))
    if own:
        result_of("Resultaat van de vereniging", own)
    if others:
        group_of("Projecten, betaald door anderen", others)
        result_of("Over (of tekort) bij projecten", others)
    names = [n for n in _BARS if is_year or n != "forecast"]
    key = (tag("li", tag("span", css=f"vgg-money-key {css}", aria_hidden="true"), _BAR_WORDS[css]) for css in names)
    amounts = range(2, len(heads) - 1)
    return joined(
        tag("ul", *key, css="vgg-key", aria_label="Wat de balken betekenen"),
        framed("Begroting en realisatie", heads, body, "vgg-budget", _caption(rows, period), amounts),
        tag("p", _note(rows, period), css="vgg-note"),
    )


def _caption(rows: Sequence[dict[str, Any]], period: Period) -> str:
    """What the table is of, and up to which month there are bookings."""
    month = rows[0]["months_closed"]
    booked = f"geboekt tot en met {month_names.of_the_year()[int(month) - 1]}" if month else "nog niets geboekt"
    return f"{period.in_words().capitalize()} · {booked}"


def _note(rows: Sequence[dict[str, Any]], period: Period) -> str:
    note = "Bedragen in hele euro's, positief voor baten en voor lasten; in het bestand staan zij op de cent."
    if period.quarter is None:
        return note + (
            " Het verschil is dat tot nu toe; het jaar staat naast de prognose. Prognose: opgegeven; anders voor de "
            "contributie wat het blad Contributies zegt; anders realisatie plus wat volgens de fasering nog komt."
        )
    note += " De begroting van een kwartaal volgt de fasering van elke regel."
    if all(row["prior_year"] is None for row in rows):
        note += " Vorig jaar is per kwartaal onbekend: laad ook de boekhouding van vorig jaar."
    return note


def _whole(rows: Sequence[Mapping[str, Any]], column: str) -> Decimal | None:
    """The sum of a column; unknown as soon as one of them is."""
    values = [row.get(column) for row in rows]
    return None if any(v is None for v in values) else sum((v for v in values if v is not None), Decimal(0))


def _result(rows: Sequence[Mapping[str, Any]], column: str) -> Decimal | None:
    return _whole(
        [{column: None if r.get(column) is None else r[column] * (1 if r["side"] == "baten" else -1)} for r in rows],
        column,
    )


def _total(name: str, sums: Sequence[Decimal | None], is_year: bool) -> Markup:
    budget, to_date, actual, difference, forecast, prior = sums
    said = dutch.UNKNOWN if difference is None else f"{dutch.euro(abs(difference))} {_word(difference)}"
    texts = [
        "",
        dutch.euro(budget),
        *([dutch.euro(to_date)] if is_year else []),
        dutch.euro(actual),
        said,
        *([dutch.euro(forecast)] if is_year else []),
        dutch.euro(prior),
        "",
    ]
    return tag("tr", tag("th", name, scope="row"), *(tag("td", c, css="num") for c in texts), css="total")


def _word(difference: Decimal) -> str:
    return "gunstig" if difference > 0 else "ongunstig" if difference < 0 else "gelijk"


def _line(row: dict[str, Any], most: Decimal, period: Period, rows: Sequence[dict[str, Any]]) -> Markup:
    name = row["cost_type"] if row["project_name"] == _NO_PROJECT else f"{row['cost_type']} · {row['project_name']}"
    difference = dutch.UNKNOWN
    if row["difference"] is not None:
        difference = f"{dutch.euro(abs(row['difference']))} {row['direction'] or ''}"
    first = f"eerst {dutch.euro(row['original'])}" if row.get("changes") else ""
    cells: list[Markup | str] = [_picture(row, most), _amount(row["budget"], first)]
    if "forecast" in row:
        cells.append(_amount(row["budget_to_date"], row["phasing"] or ""))
    cells += [dutch.euro(row["actual"]), difference]
    if "forecast" in row:
        cells.append(_amount(row["forecast"], row["forecast_basis"] or ""))
    cells += [dutch.euro(row["prior_year"]), place(row)]
    tds = (tag("td", c, css="num" if 0 < i < len(cells) - 1 else "") for i, c in enumerate(cells))
    return tag("tr", tag("th", _link(row, rows, period, name), scope="row"), *tds)


def _amount(value: Decimal | None, about: str) -> Markup:
    """An amount, and in small letters under it what is to know about it."""
    return joined(dutch.euro(value), tag("small", BREAK, about) if about else NOTHING)


def _picture(row: Mapping[str, Any], most: Decimal) -> Markup:
    """Four bars on one scale; the figures beside it say the same, so it is not read aloud."""
    bars = (
        tag("span", css=css, style=f"width:{100 * float(abs(row[column])) / float(most):.1f}%")
        for css, column in _BARS.items()
        if row.get(column) is not None and most
    )
    return tag("span", *bars, css="vgg-money", aria_hidden="true")


def _link(row: dict[str, Any], rows: Sequence[dict[str, Any]], period: Period, text: str) -> Markup:
    """To the bookings of this line: of this heading, of this period, and of this project where it has any."""
    params = filters.current().as_params() | period.as_params() | {"kostensoort": row["cost_type"]}
    if any(other["project_code"] for other in rows if other["cost_type"] == row["cost_type"]):
        params["project"] = row["project_code"] or _NO_PROJECT
    return tag("a", text, href=f"/financien?{urlencode(params, doseq=True)}", target="_self")


def _bookings(period: Period) -> None:
    """The bookings of the heading, project or account that the address names, with their sum."""
    asked = {name: str(st.query_params.get(name, "")) for name in ("kostensoort", "project", "rekening")}
    if not any(asked.values()):
        return
    of: dict[str, Any] = {}
    said, which = [], period.bookings
    if asked["kostensoort"]:
        of["cost_type"] = asked["kostensoort"]
        said.append(f"kostensoort {asked['kostensoort']}")
    if asked["project"]:
        of["project_code"] = None if asked["project"] == _NO_PROJECT else asked["project"]
        known = {row["project_code"]: row["project_name"] for row in ask.rows(LISTINGS["project_list"])}
        said.append(
            asked["project"]
            if of["project_code"] is None
            else f"project {known.get(asked['project'], asked['project'])}"
        )
    if asked["rekening"]:
        of, which = {"account_id": asked["rekening"]}, ""
        said = [f"rekening {asked['rekening']}"]
    name = ", ".join(said)
    show.header(f"Boekingen van {name}")
    rows = ask.keep("bookings", lambda: ask.rows(LISTINGS["ledger_list"], which, of), which, tuple(of.items()))
    column = "amount" if asked["rekening"] else "realised"
    time = "heel jaar" if asked["rekening"] else Period(period.quarter, period.is_to_date, _EVERY).in_words()
    show.listing(
        LISTINGS["ledger_list"],
        ("entry_date", "document", "account_name", "description", "relation_name", "project_name", column),
        which,
        equals=of,
        key="boekingen",
        most=50,
        none=f"Bij {name} staat geen boeking.",
        caption=f"{time.capitalize()} · {_sums(rows, column)}",
    )
    close = urlencode(filters.current().as_params() | period.as_params(), doseq=True)
    show.html(tag("p", tag("a", "Sluit deze boekingen", href=f"/financien?{close}", target="_self"), css="vgg-note"))


def _sums(rows: Sequence[Mapping[str, Any]], column: str) -> str:
    """What the bookings add up to; income and costs are never one sum, as both are written positive."""
    sides = sorted({row["side"] for row in rows if row["side"]}) if column == "realised" else []
    of = {side: [row[column] for row in rows if row["side"] == side] for side in sides}
    if len(sides) < 2:
        of = {"samen": [row[column] for row in rows if row[column] is not None]}
    return ", ".join(f"{name} {dutch.euro(sum(values, Decimal(0)), cents=True)}" for name, values in of.items())
