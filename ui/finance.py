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
from ui.ask import Answer
from ui.markup import place, tag

_NO_PROJECT = "zonder project"
_BARS = {"prior": "prior_year", "budget": "budget", "forecast": "forecast", "actual": "actual"}
_PERIODS = {"heel jaar": None, "1e kwartaal": 1, "2e kwartaal": 2, "3e kwartaal": 3, "4e kwartaal": 4}


_NO_MONEY = (
    "Van dit jaar is geen enkel bedrag in euro's geladen. Laad op de pagina Upload een werkboek met de bladen "
    "Kostensoorten, Begroting, Grootboekrekeningen en Boekingen, en zo mogelijk Relaties, Facturen, Contributies, "
    "Banksaldi en Projecten."
)
_ANY = ("budget_list", "ledger_list", "invoice_list", "contribution_list", "bank_list")


def answer() -> None:
    """The answers in one sentence and as cards; a year without one euro gets one sentence and ends the page there."""
    if not ask.keep("any money", lambda: any(ask.rows(LISTINGS[name]) for name in _ANY)):
        show.empty(_NO_MONEY)
        st.stop()
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
        value, more = _ties(failed)
    cards.append(show.card("Sluit het met de boeken?", value, more, failed.value is None))
    return _verdict(forecast, budget, failed) + show.deck(cards)


def _ties(failed: Answer) -> tuple[str, str]:
    """Whether it ties, and how many controls say so; a control that cannot be done is named, never counted as right."""
    known, every = int(failed.coverage_top), int(failed.coverage_bottom)
    more = f"{known - int(failed.value)} van {words.several(known, 'controle klopt', 'controles kloppen')}"
    if every > known:
        more += f"; {words.number(every - known)} nog niet te doen"
    if not known:
        return words.UNKNOWN, "Geen enkele controle is te doen met wat er is geladen."
    return ("ja" if failed.value == 0 else "nee"), more


def _verdict(forecast: Answer, budget: Answer, failed: Answer) -> str:
    """The answer in one sentence, as far as it is known."""
    said = []
    if forecast.value is not None and budget.value is not None:
        gap = forecast.value - budget.value
        where = "binnen" if gap >= 0 else "niet binnen"
        said.append(
            f"Wij blijven naar verwachting {where} de begroting: {words.euro(abs(gap))} "
            f"{'gunstiger' if gap >= 0 else 'ongunstiger'} dan begroot."
        )
    overdue = ask.one(METRICS["debtors_overdue"]).value
    if overdue is not None:
        said.append(f"Er is {words.euro(overdue)} vervallen en nog niet betaald.")
    if failed.value is not None and failed.coverage_top:
        good = "Wat te controleren is, klopt met de boeken."
        bad = f"{words.several(int(failed.value), 'controle klopt', 'controles kloppen')} niet: zie Sluit het?"
        said.append(good if failed.value == 0 else bad)
    return tag("p", escape(" ".join(said)), "vgg-verdict") if said else ""


def _direction(value: Any) -> str:
    return "gunstiger" if value > 0 else "ongunstiger" if value < 0 else "verschil"


def budget_table() -> None:
    """A row per heading: budget outlined, actual solid, last year lighter, forecast hatched; and the figures."""
    chosen = st.segmented_control(
        "Periode", list(_PERIODS), default="heel jaar", required=True, key="periode", bind="query-params"
    )
    quarter = _PERIODS[chosen]
    listing, of = (LISTINGS["quarter_list"], {"quarter": quarter}) if quarter else (LISTINGS["budget_list"], None)
    rows = ask.keep("budget rows", lambda: ask.rows(listing, "", of), quarter)
    if not rows:
        show.empty(listing.needs)
        return
    show.html(ask.keep("budget table", lambda: _budget(rows), quarter))
    show.foot(f"begroting {quarter or ''}".strip(), listing, equals=of)
    _bookings()


def _budget(rows: Sequence[dict[str, Any]]) -> str:
    known = [row[c] for row in rows for c in _BARS.values() if row.get(c) is not None]
    most = max((abs(v) for v in known), default=Decimal(0))
    is_year = "forecast" in rows[0]
    heads = ["Kostensoort", "Beeld", "Begroting", "Realisatie", "Verschil", *(["Prognose"] if is_year else []),
             "Vorig jaar", markup.PLACE]  # fmt: skip
    top = "".join(tag("th", h, "num" if 1 < i < len(heads) - 1 else "", scope="col") for i, h in enumerate(heads))
    body = []
    for side, found in groupby(rows, key=lambda row: row["side"]):
        group = list(found)
        body.append(tag("tr", tag("th", side.capitalize(), colspan=len(heads), scope="colgroup"), "group"))
        body += [_line(row, most) for row in group]
        body.append(
            _total(
                f"Samen {side}",
                [_whole(group, c) for c in ("budget", "actual", "difference", "forecast", "prior_year")],
                is_year,
            )
        )
    if is_year:
        body.append(_total("Resultaat", [_result(rows, c) for c in ("budget", "actual")] + [_whole(rows, "difference"),
                    _result(rows, "forecast"), _result(rows, "prior_year")], is_year))  # fmt: skip
    names = [n for n in _BARS if is_year or n != "forecast"]
    words_of = {"actual": "realisatie", "prior": "vorig jaar", "budget": "begroting", "forecast": "prognose"}
    key = "".join(
        tag("li", tag("span", "", f"vgg-money-key {css}", aria_hidden="true") + escape(words_of[css])) for css in names
    )
    table = tag("table", tag("thead", tag("tr", top)) + tag("tbody", "".join(body)), "vgg-table vgg-budget")
    region = tag("div", table, "vgg-scroll", tabindex="0", role="region", aria_label="Begroting en realisatie")
    note = "Bedragen in hele euro's, positief voor baten en voor lasten; in het bestand staan zij op de cent."
    if is_year:
        note += " Prognose: opgegeven, of berekend als realisatie + begroting × resterende maanden ÷ 12."
    else:
        note += " De begroting van een kwartaal is een kwart van die van het jaar."
    return tag("ul", key, "vgg-key", aria_label="Wat de balken betekenen") + region + tag("p", note, "vgg-note")


def _whole(rows: Sequence[Mapping[str, Any]], column: str) -> Decimal | None:
    """The sum of a column; unknown as soon as one of them is."""
    values = [row.get(column) for row in rows]
    return None if any(v is None for v in values) else sum((v for v in values if v is not None), Decimal(0))


def _result(rows: Sequence[Mapping[str, Any]], column: str) -> Decimal | None:
    return _whole(
        [{column: None if r[column] is None else r[column] * (1 if r["side"] == "baten" else -1)} for r in rows], column
    )


def _total(name: str, sums: Sequence[Decimal | None], is_year: bool) -> str:
    budget, actual, difference, forecast, prior = sums
    said = words.UNKNOWN if difference is None else f"{words.euro(abs(difference))} {_word(difference)}"
    texts = ["", words.euro(budget), words.euro(actual), said, *([words.euro(forecast)] if is_year else []),
             words.euro(prior), ""]  # fmt: skip
    return tag("tr", tag("th", name, scope="row") + "".join(tag("td", escape(c), "num") for c in texts), "total")


def _word(difference: Decimal) -> str:
    return "gunstig" if difference > 0 else "ongunstig" if difference < 0 else "gelijk"


def _line(row: dict[str, Any], most: Decimal) -> str:
    name = row["cost_type"] if row["project_name"] == _NO_PROJECT else f"{row['cost_type']} · {row['project_name']}"
    difference = words.UNKNOWN
    if row["difference"] is not None:
        difference = f"{words.euro(abs(row['difference']))} {row['direction'] or ''}"
    budget = words.euro(row["budget"])
    if row.get("changes"):
        budget += tag("small", f"<br>eerst {words.euro(row['original'])}")
    cells = [_picture(row, most), budget, words.euro(row["actual"]), escape(difference)]
    if "forecast" in row:
        rule = {"opgegeven": "opgegeven", None: ""}.get(row["forecast_basis"], "berekend")
        basis = tag("small", f"<br>{rule}") if rule else ""
        cells.append(words.euro(row["forecast"]) + basis)
    cells += [words.euro(row["prior_year"]), place(row)]
    tds = "".join(tag("td", c, "num" if 0 < i < len(cells) - 1 else "") for i, c in enumerate(cells))
    return tag("tr", tag("th", _link("kostensoort", row["cost_type"], name), scope="row") + tds)


def _picture(row: Mapping[str, Any], most: Decimal) -> str:
    """Four bars on one scale; the figures beside it say the same, so it is not read aloud."""
    bars = ""
    for css, column in _BARS.items():
        if row.get(column) is not None and most:
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
