"""The looks of Financiën: the answer in words, the budget table with its small bars, projects, bank and checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from html import escape
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from metrics import LISTINGS, METRICS
from ui import ask, filters, markup, show, words
from ui.markup import place, tag

_NO_PROJECT = "zonder project"
_SIDES = {"baten": ("income", "budget_income"), "lasten": ("costs", "budget")}


def answer() -> None:
    """The four answers as cards, each with the reason when it is not known."""
    show.html(ask.keep("finance answer", _answer))
    names = ("result", "result_difference", "forecast_result", "liquid_bank", "debtors_open", "debtors_overdue",
             "checks_failed")  # fmt: skip
    show.foot("antwoord", *(METRICS[name] for name in names))


def _answer() -> str:
    result, difference = ask.one(METRICS["result"]), ask.one(METRICS["result_difference"])
    value, more = show.said(METRICS["result"], result)
    if difference.value is not None:
        more = f"{words.euro(abs(difference.value))} {_direction(difference.value)} dan begroot"
    cards = [show.card("Resultaat tot nu toe", value, more, result.value is None)]
    forecast = ask.one(METRICS["forecast_result"])
    value, more = show.said(METRICS["forecast_result"], forecast)
    budget = ask.one(METRICS["budget_result"])
    if forecast.value is not None and budget.value is not None:
        more = f"begroot: {words.euro(budget.value)}"
    cards.append(show.card("Verwacht resultaat over het jaar", value, more, forecast.value is None))
    for name, title in (("liquid_bank", "Geld op de bank"), ("debtors_open", "Nog te ontvangen")):
        found = ask.one(METRICS[name])
        value, more = show.said(METRICS[name], found)
        if name == "debtors_open" and found.value is not None:
            overdue = ask.one(METRICS["debtors_overdue"])
            more = f"waarvan {words.euro(overdue.value)} vervallen" if overdue.value is not None else more
        cards.append(show.card(title, value, more, found.value is None))
    failed = ask.one(METRICS["checks_failed"])
    value, more = show.said(METRICS["checks_failed"], failed)
    if failed.value is not None:
        value = "ja" if failed.value == 0 else "nee"
        more = (
            f"{words.number(failed.value)} van {words.several(int(failed.out_of), 'controle', 'controles')} klopt niet"
        )
    cards.append(show.card("Sluit het met de boeken?", value, more, failed.value is None))
    return show.deck(cards)


def _direction(value: Any) -> str:
    return "gunstiger" if value > 0 else "ongunstiger" if value < 0 else "verschil"


def budget_table() -> None:
    """A row per heading: budget outlined, actual solid, last year lighter, forecast hatched; and the figures."""
    rows = ask.keep("budget rows", lambda: ask.rows(LISTINGS["budget_list"]))
    if not rows:
        show.empty(LISTINGS["budget_list"].needs)
        return
    show.html(ask.keep("budget table", lambda: _budget(rows)))
    show.foot("begroting", LISTINGS["budget_list"])
    _bookings()


def _budget(rows: Sequence[dict[str, Any]]) -> str:
    most = max(
        abs(row[c]) for row in rows for c in ("budget", "actual", "forecast", "prior_year") if row[c] is not None
    )
    heads = ["Kostensoort", "Beeld", "Begroting", "Realisatie", "Verschil", "Prognose", "Vorig jaar", markup.PLACE]
    top = "".join(tag("th", h, "num" if 1 < i < 7 else "", scope="col") for i, h in enumerate(heads))
    body = []
    for side, group in groupby(rows, key=lambda row: row["side"]):
        body.append(tag("tr", tag("th", side.capitalize(), colspan=len(heads), scope="colgroup"), "group"))
        body += [_line(row, most) for row in group]
        actual, budget = (ask.one(METRICS[name]) for name in _SIDES[side])
        sums = ["", words.euro(budget.value), words.euro(actual.value), "", "", "", ""]
        cells = "".join(tag("td", escape(c), "num") for c in sums)
        body.append(tag("tr", tag("th", f"Samen {side}", scope="row") + cells, "total"))
    key = "".join(
        tag("li", tag("span", "", f"vgg-money-key {css}", aria_hidden="true") + escape(name))
        for css, name in (
            ("actual", "realisatie"),
            ("prior", "vorig jaar"),
            ("budget", "begroting"),
            ("forecast", "prognose"),
        )
    )
    table = tag("table", tag("thead", tag("tr", top)) + tag("tbody", "".join(body)), "vgg-table vgg-budget")
    region = tag("div", table, "vgg-scroll", tabindex="0", role="region", aria_label="Begroting en realisatie")
    note = "Bedragen in hele euro's, positief voor baten en voor lasten; in het bestand staan zij op de cent."
    return tag("ul", key, "vgg-key", aria_label="Wat de balken betekenen") + region + tag("p", note, "vgg-note")


def _line(row: dict[str, Any], most: Decimal) -> str:
    name = row["cost_type"] if row["project_name"] == _NO_PROJECT else f"{row['cost_type']} · {row['project_name']}"
    difference = words.UNKNOWN
    if row["difference"] is not None:
        difference = f"{words.euro(abs(row['difference']))} {row['direction'] or ''}"
    forecast = tag("span", words.euro(row["forecast"]), title=row["forecast_basis"] or "")
    if row["forecast_basis"]:
        forecast += tag("small", f"<br>{escape(row['forecast_basis'])}")
    cells = [
        _picture(row, most), words.euro(row["budget"]), words.euro(row["actual"]), escape(difference), forecast,
        words.euro(row["prior_year"]), place(row),
    ]  # fmt: skip
    tds = "".join(tag("td", c, "num" if 0 < i < 6 else "") for i, c in enumerate(cells))
    return tag("tr", tag("th", _link("kostensoort", row["cost_type"], name), scope="row") + tds)


def _picture(row: Mapping[str, Any], most: Decimal) -> str:
    """Four bars on one scale; the figures beside it say the same, so it is not read aloud."""
    bars = ""
    for css, column in (("prior", "prior_year"), ("budget", "budget"), ("forecast", "forecast"), ("actual", "actual")):
        if row[column] is not None and most:
            bars += tag("span", "", css, style=f"width:{100 * float(abs(row[column])) / float(most):.1f}%")
    return tag("span", bars, "vgg-money", aria_hidden="true")


def _link(key: str, value: str, text: str) -> str:
    params = filters.current().as_params() | {key: value}
    return tag("a", escape(text), href=f"/financien?{urlencode(params, doseq=True)}", target="_self")


def _bookings() -> None:
    """The bookings of the heading or project that the address names."""
    for key, column, name in (("kostensoort", "cost_type", "kostensoort"), ("project", "project_code", "project")):
        value = str(st.query_params.get(key, ""))
        if not value:
            continue
        show.header(f"Boekingen van {name} {value}")
        show.listing(
            LISTINGS["ledger_list"],
            ("entry_date", "document", "account_name", "description", "project_name", "amount"),
            equals={column: value}, key=f"boekingen-{key}", most=50, none=f"Bij {name} {value} staat geen boeking.",
        )  # fmt: skip


def project_table() -> None:
    """Each project: what is spent of its budget beside how much of its time has passed."""
    rows = ask.keep("project rows", lambda: ask.rows(LISTINGS["project_list"]))
    if not rows:
        show.empty(LISTINGS["project_list"].needs)
        return
    lines = []
    for row in rows:
        period = " tot ".join(words.day(d) if d else words.UNKNOWN for d in (row["starts_on"], row["ends_on"]))
        used, time = (words.figure(row[c], "%") for c in ("used_percent", "time_percent"))
        money = [words.euro(row[c]) for c in ("total_costs", "costs")]
        left = [words.euro(row[c]) for c in ("income", "balance")]
        name = _link("project", row["project_code"], row["project_name"])
        lines.append([name, escape(period), *money, used, time, *left, escape(row["state"] or ""), place(row)])
    heads = ["Project", "Looptijd", "Totale lasten", "Besteed", "Besteed (%)", "Looptijd voorbij (%)", "Ontvangen",
             "Saldo", "Stand", markup.PLACE]  # fmt: skip
    show.html(markup.table(words.several(len(rows), "project", "projecten"), heads, lines, range(2, 8)))
    show.foot("projecten", LISTINGS["project_list"])


def bank() -> None:
    """The balance per month, all accounts together."""
    show.bars(
        METRICS["liquidity_by_month"], "month", key="bank", labels={n: m for n, m in enumerate(words.MONTHS, start=1)},
        which=tuple(range(1, 13)),
    )  # fmt: skip


def checks() -> None:
    """Every control, in words and amounts; what cannot be compared is unknown."""
    rows = ask.keep("check rows", lambda: ask.rows(LISTINGS["check_list"]))
    if not rows:
        show.empty(LISTINGS["check_list"].needs)
        return
    signs = {"klopt": "✓", "klopt niet": "✕"}
    lines = []
    for row in rows:
        state = f'<span aria-hidden="true">{signs.get(row["state"], "?")}</span> {escape(row["state"])}'
        if row["state"] == "klopt niet":
            state = tag("strong", f"{state}: verschil {words.euro(abs(row['difference']), cents=True)}")
        pair = [f"{row[f'{s}_name']}: {words.euro(row[f'{s}_amount'], cents=True)}" for s in ("left", "right")]
        lines.append([escape(row["title"]), *map(escape, pair), state])
    show.html(
        markup.table("", ["Controle", "Het ene bedrag", "Het andere bedrag", "Uitkomst"], lines, label="Controles")
    )
    show.foot("controles", LISTINGS["check_list"])
