"""Every figure of a year as plain values, for the command line and for papers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import warehouse
from metrics import METRICS, Metric, Where
from metrics.choices import choices_sql
from metrics.metric import ANSWER, HALF, condition

NO_YEAR = "Er zijn nog geen gegevens met een jaar. Laad een bestand op de pagina Upload."
NO_VALUE = "niet genoemd"

Split = dict[str, Any]


class NoData(Exception):
    """There is nothing to compute figures from; the message says what to do."""


def default_year(reader: warehouse.Reader) -> int:
    """The year that runs, else the newest of which more is known than plans; real years first. Raises NoData."""
    years = reader.rows(
        "SELECT report_year FROM report_years "
        "ORDER BY is_only_fictional, is_running AND has_happened DESC, has_happened DESC, "
        "has_dossiers OR has_meetings DESC, report_year DESC LIMIT 1"
    )
    if not years:
        raise NoData(NO_YEAR)
    return int(years[0][0])


def figures(reader: warehouse.Reader, where: Where) -> list[dict[str, Any]]:
    """Every metric with its value, what it is out of, its splits, notes, coverage and source."""
    found = [figure(reader, metric, where) for metric in METRICS.values()]
    [(is_fictional,)] = reader.rows(
        "SELECT coalesce(bool_or(is_fictional), false) FROM report_years WHERE report_year = coalesce(?, report_year)",
        [where.year],
    )
    return [{**item, "is_fictional": is_fictional} for item in found]


def figure(reader: warehouse.Reader, metric: Metric, where: Where) -> dict[str, Any]:
    """One metric. `value` is None when it is unknown or withheld; `needs` then says what to do."""
    answer = _answers(reader, metric, where)[0]
    return {
        "id": metric.id,
        "title": metric.title,
        "value": plain(answer["value"]),
        "out_of": plain(answer["out_of"]),
        "unit": metric.unit,
        "n": plain(answer["n"]),
        "is_whole_year": where.half is None or HALF not in metric.applies,
        "is_lower_bound": bool(answer["is_lower_bound"]),
        "is_withheld": bool(answer["is_withheld"]),
        "split": _splits(reader, metric, where),
        "note": answer["note"] or "",
        "choices": _choices(reader, metric, where),
        "coverage": _coverage(metric, answer),
        "needs": metric.needs if answer["value"] is None else "",
        "means": metric.means,
        "source": _source(reader, metric, where),
        "generation": reader.generation,
    }


def plain(value: Any) -> Any:
    """A whole number where it is whole; else as it is, an amount exact to the cent, with at most six decimals."""
    if isinstance(value, Decimal | float):
        if value == int(value):
            return int(value)
        return round(value, 6).normalize() if isinstance(value, Decimal) else round(value, 6)
    return value


def as_json(found: Any) -> str:
    """The figures as JSON. An amount is written digit for digit, as no binary fraction can hold every cent."""
    mark = "\x00"
    text = json.dumps(found, ensure_ascii=False, indent=1, default=lambda amount: f"{mark}{amount:f}{mark}")
    return re.sub(r'"\\u0000(-?[0-9.]+)\\u0000"', r"\1", text)


def _answers(reader: warehouse.Reader, metric: Metric, where: Where, by: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    names = (*by, *ANSWER)
    return [dict(zip(names, row, strict=True)) for row in reader.rows(*metric.sql(where, by))]


def _splits(reader: warehouse.Reader, metric: Metric, where: Where) -> Split:
    found: Split = {}
    for column in metric.shown_by:
        rows = _answers(reader, metric, where, (column,))
        found[column] = {_label(column, r[column]): plain(r["value"]) for r in rows if r["n"] or r["value"]}
        if column == "municipality":
            found[column] = {_label(column, r[column]): plain(r["value"]) for r in rows}
    if len(found) == 1:
        [found] = found.values()
    for other in metric.of_which:
        told = METRICS[other]
        found[told.title.lower()] = plain(_answers(reader, told, where)[0]["value"])
    return found


def _label(column: str, value: Any) -> str:
    if value is None:
        return NO_VALUE
    if column == "half":
        return {1: "eerste helft", 2: "tweede helft"}[value]
    return str(value)


def _choices(reader: warehouse.Reader, metric: Metric, where: Where) -> list[str]:
    asked = choices_sql(metric, where) if metric.bottom is None else None
    return [row[0] for row in reader.rows(*asked)] if asked else []


def _coverage(metric: Metric, answer: dict[str, Any]) -> str:
    if not metric.covers or not answer["coverage_bottom"]:
        return ""
    return f"{answer['coverage_top']} van {answer['coverage_bottom']} {metric.covers}"


def _source(reader: warehouse.Reader, metric: Metric, where: Where) -> list[str]:
    picked, params = condition(where, metric.applies)
    rows = reader.rows(
        f'SELECT DISTINCT _file, _sheet FROM "{metric.view}" WHERE {picked} AND _file IS NOT NULL ORDER BY ALL', params
    )
    return [f"{file}, blad {sheet}" for file, sheet in rows]


def table(found: Iterable[dict[str, Any]], title: str, where_half: int | None = None) -> str:
    """The figures as Dutch text to read in a terminal; the choices behind a count stand under it."""
    lines = [title, ""]
    for item in found:
        shown = number(item["value"], item["unit"])
        if item["is_withheld"]:
            shown = "te weinig om te tonen"
        if item["is_lower_bound"] and item["value"] is not None:
            shown = f"ten minste {shown}"
        if item["value"] is not None and item["out_of"] is not None and METRICS[item["id"]].bottom is None:
            shown += f" van {number(item['out_of'], item['unit'])}"
        lines.append(f"{item['title']}: {shown}  [{item['id']}, n = {item['n'] or 0}]")
        for name, value in item["split"].items():
            if isinstance(value, dict):
                lines += [f"    {inner}: {number(v, item['unit'])}" for inner, v in value.items()]
            else:
                lines.append(f"    {name}: {number(value, item['unit'])}")
        said = [item["note"], item["coverage"], *item["choices"], item["needs"]]
        if where_half and item["is_whole_year"]:
            said.insert(0, "Dit cijfer is van het hele jaar.")
        lines += [f"    – {sentence}" for sentence in said if sentence]
    return "\n".join(lines)


def number(value: Any, unit: str = "") -> str:
    """A number in Dutch: 1.234,5 · € 1.234,50 · 12,5% · onbekend."""
    if value is None:
        return "onbekend"
    digits = 2 if unit == "€" else 0 if value == int(value) else 1
    text = f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))
    if unit == "€":
        return f"€ {text}"
    return f"{text}%" if unit == "%" else f"{text} {unit}".strip()
