"""Every figure of a year as plain values, for the command line and for papers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

import warehouse
from metrics import HEADLINES, LISTINGS, METRICS, Answer, Listing, Metric, Where, as_on, dutch
from metrics.choices import choices_sql
from metrics.metric import HALF, NO_HALF
from metrics.origin import documents_sql
from metrics.said import beside, covered, part_of, value_of
from metrics.years import OPENING_YEAR

NO_YEAR = "Er zijn nog geen gegevens met een jaar. Laad een bestand op de pagina Upload."
NO_VALUE = "niet genoemd"

Split = dict[str, Any]
"""Name → (metric, answer), or for each of several splits such a dictionary."""
_NUMBERED = {"month": "maand", "quarter": "kwartaal"}
_IN_WORDS = ("said", "beside_said", "split_said")


class NoData(Exception):
    """There is nothing to compute figures from; the message says what to do."""


def default_year(reader: warehouse.Reader) -> int:
    """The year that opens when nobody asks for one, as on the pages. Raises NoData."""
    years = reader.rows(f"SELECT report_year FROM report_years ORDER BY {OPENING_YEAR} LIMIT 1")
    if not years:
        raise NoData(NO_YEAR)
    return int(years[0][0])


def figures(reader: warehouse.Reader, where: Where, is_earlier: bool = False) -> list[dict[str, Any]]:
    """Every metric with its value, what it is out of, its splits, notes, coverage and source.

    is_earlier: the reader holds the data as on an earlier day; `as_on` then says what a figure can't tell of that day.
    """
    found = [
        figure(reader, metric, where) | ({"as_on": as_on.untold(metric)} if is_earlier else {})
        for metric in METRICS.values()
    ]
    [(is_fictional,)] = reader.rows(
        "SELECT coalesce(bool_or(is_fictional), false) FROM report_years WHERE report_year = coalesce(?, report_year)",
        [where.year],
    )
    return [{**item, "is_fictional": is_fictional} for item in found]


def figure(reader: warehouse.Reader, metric: Metric, where: Where) -> dict[str, Any]:
    """One metric. `value` is None when it is unknown or withheld; `needs` then says what to do.

    `said`, `beside_said` and `split_said` are the same figures in words; they are for a reader and not in the JSON.
    """
    [answer] = _answers(reader, metric, where)
    split = _splits(reader, metric, where)
    return {
        "id": metric.id,
        "title": metric.title,
        "value": plain(answer.value),
        "out_of": plain(answer.out_of),
        "unit": metric.unit,
        "n": plain(answer.n),
        "is_whole_year": where.half is None or not {HALF, NO_HALF} & set(metric.applies),
        "is_lower_bound": bool(answer.is_lower_bound),
        "is_upper_bound": bool(answer.is_upper_bound),
        "is_estimate": bool(answer.is_estimate),
        "is_withheld": bool(answer.is_withheld),
        "split": _of_each(split, lambda of, found: plain(found.value)),
        "note": answer.note or "",
        "choices": _choices(reader, metric, where),
        "beside": {
            of.id: plain(one["value"]) for (of, _), one in zip(metric.beside, answer.beside or (), strict=False)
        },
        "coverage": _coverage(metric, answer),
        "needs": metric.needs if answer.value is None else "",
        "means": metric.means,
        "source": _source(reader, metric, where),
        "generation": reader.generation,
        "said": in_words(metric, answer),
        "beside_said": " · ".join(beside(metric, answer)),
        "split_said": _named(metric, _of_each(split, partial(in_words, with_out_of=False))),
    }


class OfReader:
    """One reader that is asked for answers in sentences: each figure and each list once."""

    def __init__(self, reader: warehouse.Reader, where: Where) -> None:
        self.where, self._reader = where, reader
        known = "SELECT judged_on, is_running FROM report_years WHERE report_year = ?"
        [(self.judged_on, self.is_running)] = reader.rows(known, [where.year]) or [(None, False)]
        self._kept: dict[tuple[Any, ...], Any] = {}

    def figures(self, metric: Metric, by: Sequence[str]) -> list[Answer]:
        return self._once((metric.id, tuple(by)), lambda: _answers(self._reader, metric, self.where, tuple(by)))

    def to_decide(self, metric: Metric) -> Any:
        return self.figures(metric, ())[0].value

    def rows(self, listing: Listing, which: str, equals: Mapping[str, Any]) -> list[dict[str, Any]]:
        asked = listing.sql(self.where, which, equals)
        key = (listing.id, which, *equals.items())
        return self._once(key, lambda: listing.as_dicts(self._reader.rows(*asked)))

    def source(self, what: Metric | Listing) -> list[str]:
        """The files and sheets that a figure or a list comes from."""
        return self._once((what.id, "source"), lambda: _source(self._reader, what, self.where))

    def _once(self, key: tuple[Any, ...], ask: Callable[[], Any]) -> Any:
        if key not in self._kept:
            self._kept[key] = ask()
        return self._kept[key]


def titles(reader: warehouse.Reader, where: Where, is_earlier: bool = False) -> list[dict[str, Any]]:
    """The answer of every page and slide in a sentence, and of every dossier, with the keys of a figure.

    is_earlier: as in `figures`.
    """
    asked, every = OfReader(reader, where), LISTINGS["dossier_list"]
    found = []
    for headline in HEADLINES.values():
        dossiers = [str(row["dossier_id"]) for row in asked.rows(every, "", {})]
        for about in dossiers if headline.topic else ("",):
            title = headline.title_for(asked, about)
            untold = dict.fromkeys(filter(None, map(as_on.untold, title.stands_on)))
            found.append(
                {
                    "id": f"headline:{headline.id}" + (f":{about}" if about else ""),
                    "title": headline.title,
                    "asks": headline.asks,
                    "value": title.whole,
                    "case": title.case,
                    "is_unknown": title.is_unknown,
                    "note": title.not_followed,
                    "out_of": None,
                    "unit": "",
                    "n": None,
                    "split": {},
                    "source": sorted({place for what in title.stands_on for place in asked.source(what)}),
                    "generation": reader.generation,
                }
                | ({"as_on": " ".join(untold)} if is_earlier else {})
            )
    return found


def in_words(metric: Metric, answer: Answer, with_out_of: bool = True) -> str:
    """A figure to the cent with what it stands beside: `66 % (21 van 32)`, `≥ 2 van 17`, `€ 1.234,50`, `onbekend`."""
    text, part = value_of(metric, answer, in_cents=True), part_of(metric, answer)
    if part:
        return f"{text} ({part})"
    if with_out_of and answer.value is not None and answer.out_of is not None and metric.bottom is None:
        return f"{text} van {dutch.figure(answer.out_of, metric.unit, in_cents=True)}"
    return text


def plain(value: Any) -> Any:
    """A whole number where it is whole; else as it is, an amount exact to the cent, with at most six decimals."""
    if isinstance(value, Decimal | float):
        if value == int(value):
            return int(value)
        return round(value, 6).normalize() if isinstance(value, Decimal) else round(value, 6)
    return value


def as_json(found: Iterable[dict[str, Any]]) -> str:
    """The figures as JSON. An amount is written digit for digit, as no binary fraction can hold every cent."""
    mark = "\x00"
    found = [{name: value for name, value in item.items() if name not in _IN_WORDS} for item in found]
    text = json.dumps(found, ensure_ascii=False, indent=1, default=lambda amount: f"{mark}{amount:f}{mark}")
    return re.sub(r'"\\u0000(-?[0-9.]+)\\u0000"', r"\1", text)


def _answers(reader: warehouse.Reader, metric: Metric, where: Where, by: tuple[str, ...] = ()) -> list[Answer]:
    return metric.answers(reader.rows(*metric.sql(where, by)), by)


def _splits(reader: warehouse.Reader, metric: Metric, where: Where) -> Split:
    """Per split the answer of each name, then the figures that say more about the same rows."""
    found: Split = {}
    for column in metric.shown_by:
        rows = _answers(reader, metric, where, (column,))
        if column != "municipality":
            rows = [row for row in rows if row.n or row.value]
        found[column] = {_label(column, row.by[column]): (metric, row) for row in rows}
    if len(found) == 1:
        [found] = found.values()
    for other in metric.of_which:
        told = METRICS[other]
        found[told.title.lower()] = (told, _answers(reader, told, where)[0])
    return found


def _of_each(split: Split, make: Callable[[Metric, Answer], Any]) -> dict[str, Any]:
    return {k: _of_each(v, make) if isinstance(v, dict) else make(*v) for k, v in split.items()}


def _named(metric: Metric, split: dict[str, Any]) -> dict[str, Any]:
    """The same with `maand` and `kwartaal` before their numbers: in a text the name of the split is not there."""
    if len(metric.shown_by) != 1:
        return {k: _numbered(k, v) if isinstance(v, dict) else v for k, v in split.items()}
    return _numbered(metric.shown_by[0], split)


def _numbered(column: str, split: dict[str, Any]) -> dict[str, Any]:
    word = _NUMBERED.get(column)
    return {f"{word} {k}" if word and k.isdigit() else k: v for k, v in split.items()}


def _label(column: str, value: Any) -> str:
    if value is None:
        return NO_VALUE
    if column == "half":
        return dutch.half(value)
    return str(value)


def _choices(reader: warehouse.Reader, metric: Metric, where: Where) -> list[str]:
    asked = choices_sql(metric, where) if metric.bottom is None else None
    return [row[0] for row in reader.rows(*asked)] if asked else []


def _coverage(metric: Metric, answer: Answer) -> str:
    if not metric.covers or not answer.coverage_bottom:
        return ""
    return covered(metric, answer)


def _source(reader: warehouse.Reader, what: Metric | Listing, where: Where) -> list[str]:
    rows = reader.rows(*documents_sql(what, where))
    return [f"{file}, blad {sheet}" for file, sheet in rows]


def table(
    found: Iterable[dict[str, Any]], title: str, where_half: int | None = None, answers: Iterable[dict[str, Any]] = ()
) -> str:
    """The figures as Dutch text to read in a terminal; the choices behind a count stand under it.

    answers: sentences that go first; a note that the one before it has as well is said once.
    """
    lines, before = [title, ""], list[str]()
    for answer in answers:
        lines.append(f"{answer['title']}: {answer['value']}  [{answer['id'].partition(':')[2]}]")
        notes = [f"    – {sentence}" for sentence in (answer["note"], answer.get("as_on", "")) if sentence]
        lines += notes if notes != before else []
        before = notes
    lines += [""] if len(lines) > 2 else []
    for item in found:
        lines.append(f"{item['title']}: {item['said']}  [{item['id']}, n = {dutch.number(item['n'] or 0)}]")
        for name, said in item["split_said"].items():
            lines += [f"    {k}: {v}" for k, v in (said.items() if isinstance(said, dict) else [(name, said)])]
        more = [item["beside_said"], item["note"], item["coverage"], *item["choices"], item["needs"]]
        more.append(item.get("as_on", ""))
        if where_half and item["is_whole_year"]:
            more.insert(0, "Dit cijfer is van het hele jaar.")
        lines += [f"    – {sentence}" for sentence in more if sentence]
    return "\n".join(lines)
