"""The budget as a table: a row per heading, totals per side, and what is left of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from metrics import dutch
from ui.blocks import markup
from ui.blocks.markup import NOTHING, Markup, framed, joined, place, tag
from ui.finance.period import NO_PROJECT, Period, booked_until


def drawn(rows: Sequence[dict[str, Any]], period: Period) -> Markup:
    """The table of a period, and what is to know under it.

    What is committed has columns of its own where a list of commitments is loaded, in the table of the year.
    """
    is_year = period.quarter is None
    till = [" tot nu toe"] if is_year else [""]
    has_committed = is_year and any(row["committed_on"] for row in rows)
    heads = [
        "Kostensoort",
        *(["Begroting jaar", "Begroting tot nu toe"] if is_year else ["Begroting"]),
        f"Realisatie{till[0]}",
        f"Verschil{till[0]}",
        *(["Verplicht", "Vrije ruimte"] if has_committed else []),
        *(["Prognose jaar"] if is_year else []),
        ", ".join(("Vorig jaar", *filter(None, [rows[0]["prior_year_counts"]]))),
        markup.PLACE,
    ]
    body = []
    columns = ("budget", "budget_to_date", "actual", "difference", "forecast", "prior_year")
    usual = {column: _usual(rows, column) for column in ("phasing", "forecast_basis")}

    def committed(group: Sequence[dict[str, Any]], side: str) -> list[str] | None:
        """The two cells about commitments under a total; only costs have them."""
        sums = [_whole(group, c) for c in ("committed", "free")] if side == "lasten" else []
        return None if not has_committed else [dutch.euro(v) for v in sums] or ["", ""]

    def group_of(title: str, group: Sequence[dict[str, Any]]) -> None:
        body.append(tag("tr", tag("th", title, colspan=len(heads), scope="colgroup"), css="group"))
        body.extend(_line(row, usual, has_committed) for row in group)

    def result_of(title: str, group: Sequence[dict[str, Any]], words: tuple[str, str] = dutch.FAVOUR) -> None:
        sums = [_whole(group, c) if c == "difference" else _result(group, c) for c in columns]
        body.append(_total(title, sums, is_year, committed(group, ""), words))

    own, others = [r for r in rows if r["is_own"]], [r for r in rows if not r["is_own"]]
    for side, found in groupby(own, key=lambda row: row["side"]):
        group = list(found)
        group_of(side.capitalize(), group)
        body.append(_total(f"Totaal {side}", [_whole(group, c) for c in columns], is_year, committed(group, side)))
    if own:
        result_of("Resultaat van de vereniging", own)
    if others:
        group_of("Projecten, betaald door anderen", others)
        result_of("Over (of tekort) bij projecten", others, dutch.MORE)
    amounts = range(1, len(heads) - 1)
    return joined(
        framed("Begroting en realisatie", heads, body, "vgg-budget", _caption(rows, period), amounts),
        tag("p", _note(rows, period, usual), css="vgg-note"),
    )


def _usual(rows: Sequence[Mapping[str, Any]], column: str) -> str:
    """What most of the lines say in a column, to say it once under the table; empty where no three say the same."""
    said = Counter(row[column] for row in rows if row.get(column))
    text, times = said.most_common(1)[0] if said else ("", 0)
    return str(text) if times >= 3 else ""


def _caption(rows: Sequence[dict[str, Any]], period: Period) -> str:
    """What the table is of, and up to which month there are bookings."""
    until = rows[0].get("committed_on")
    listed = f" · verplichtingen: stand {dutch.day(until)}" if until else ""
    return f"{period.in_words().capitalize()} · {booked_until(period)}{listed}"


def _note(rows: Sequence[dict[str, Any]], period: Period, usual: Mapping[str, str]) -> str:
    note = "Bedragen in hele euro's, positief voor baten en voor lasten; in het bestand staan zij op de cent."
    if period.quarter is None:
        note += (
            " Het verschil is dat tot nu toe; het jaar staat naast de prognose. Prognose: opgegeven; anders voor de "
            "contributie wat het blad Contributies zegt; anders realisatie plus wat volgens de fasering nog komt."
        )
        shown = ("phasing", "de begroting tot nu toe"), ("forecast_basis", "de prognose")
        once = [f"{name}: {usual[column]}" for column, name in shown if usual[column]]
        note += f" Waar er niets anders onder staat, is {'; '.join(once)}." if once else ""
        if rows[0]["committed_on"]:
            note += (
                " Verplicht is wat is toegezegd en nog niet gefactureerd; vrije ruimte is de begroting min alles wat "
                "is geboekt en verplicht. Een berekende prognose van lasten is nooit lager dan geboekt plus verplicht."
            )
        return note
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


def _total(
    name: str,
    sums: Sequence[Decimal | None],
    is_year: bool,
    committed: Sequence[str] | None,
    words: tuple[str, str] = dutch.FAVOUR,
) -> Markup:
    budget, to_date, actual, difference, forecast, prior = sums
    said = dutch.UNKNOWN if difference is None else f"{dutch.euro(abs(difference))} {dutch.compared(difference, words)}"
    texts = [
        dutch.euro(budget),
        *([dutch.euro(to_date)] if is_year else []),
        dutch.euro(actual),
        said,
        *(committed or []),
        *([dutch.euro(forecast)] if is_year else []),
        dutch.euro(prior),
        "",
    ]
    return tag("tr", tag("th", name, scope="row"), *(tag("td", c, css="num") for c in texts), css="total")


def _line(row: dict[str, Any], usual: Mapping[str, str], has_committed: bool) -> Markup:
    name = row["cost_type"] if row["project_name"] == NO_PROJECT else f"{row['cost_type']} · {row['project_name']}"
    difference = dutch.UNKNOWN
    if row["difference"] is not None:
        difference = f"{dutch.euro(abs(row['difference']))} {row['direction'] or ''}"
    first = f"eerst {dutch.euro(row['original'])}" if row.get("changes") else ""
    about = {column: "" if row.get(column) == same else row.get(column) or "" for column, same in usual.items()}
    cells: list[Markup | str] = [_amount(row["budget"], first)]
    if "forecast" in row:
        cells.append(_amount(row["budget_to_date"], about["phasing"]))
    cells += [dutch.euro(row["actual"]), difference]
    if has_committed and row["side"] == "lasten":
        later = row["booked_later"]
        cells += [
            dutch.euro(row["committed"]),
            _amount(row["free"], f"na {dutch.euro(later)} later geboekt" if later else ""),
        ]
    elif has_committed:
        cells += ["", ""]
    if "forecast" in row:
        cells.append(_amount(row["forecast"], about["forecast_basis"]))
    cells += [dutch.euro(row["prior_year"]), place(row)]
    tds = (tag("td", c, css="num" if i < len(cells) - 1 else "") for i, c in enumerate(cells))
    return tag("tr", tag("th", name, scope="row"), *tds)


def _amount(value: Decimal | None, about: str) -> Markup:
    """An amount, and in small letters under it what is to know about it."""
    return joined(dutch.euro(value), tag("small", " ", about) if about else NOTHING)
