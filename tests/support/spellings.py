"""Every way in which staff write a value, per kind: the value, and a cell (value and number format) that means it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from etl.readers.tables.cells import text as as_read
from etl.schema import DATE, MONEY, NUMBER, PERCENT, RATE, TIME, WHEN, WHOLE, YES_NO, Column

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@dataclass(frozen=True)
class Cell:
    """What is written. format: a number format. as_text: a text that could start a formula stays text."""

    value: Any
    format: str = "General"


Way = Callable[[Any], Cell]


def _dutch(number: Decimal, places: int | None = None, grouped: bool = True) -> str:
    plain = f"{abs(number):,f}" if places is None else f"{abs(number):,.{places}f}"
    swapped = plain.replace(",", "_").replace(".", ",").replace("_", ".")
    return swapped if grouped else swapped.replace(".", "")


def _signed(number: Decimal, text: str) -> list[str]:
    if number >= 0:
        return [text, f"{text} ", f" {text}"]
    return [f"-{text}", f"{text}-", f"({text})", f"−{text}", f"- {text}", f"–{text}"]


def numbers(number: Decimal, places: int) -> list[Cell]:
    """A number with at most so many decimals."""
    short = number.normalize()
    texts = [_dutch(number, places), _dutch(number, places, False), _dutch(Decimal(f"{short:f}"), None, False)]
    cells = [Cell(text) for t in texts for text in _signed(number, t)]
    cells += [Cell(float(number)), Cell(float(number), "#,##0.00"), Cell(float(number), "#,##0.00;[Red]-#,##0.00")]
    if number == number.to_integral():
        cells += [Cell(int(number)), *(Cell(text) for text in _signed(number, _dutch(number, 0)))]
    if places <= 2:
        cells.append(Cell(f"{number:.2f}"))
    return cells


def amounts(number: Decimal) -> list[Cell]:
    """An amount of money, as a bookkeeper writes it."""
    text = _dutch(number, 2)
    written = (
        [f"€ {text}", f"€{text}", f"EUR {text}", f"{text} €", f"€ {text} "]
        if number >= 0
        else [f"-€ {text}", f"€ -{text}", f"(€ {text})", f"€ ({text})", f"€ {text}-", f"€ - {text}"]
    )
    if number == number.to_integral():
        whole = _dutch(number, 0)
        written += (
            [f"€ {whole},-", f"{whole},-", f"{whole},--", f"€ {whole},="]
            if number >= 0
            else [f"-{whole},-", f"€ -{whole},-", f"(€ {whole},-)"]
        )
    formats = ('"€"\\ #,##0.00', '_ "€"\\ * #,##0.00_ ;_ "€"\\ * \\-#,##0.00_ ', "[$€-413] #,##0.00")
    return numbers(number, 2) + [Cell(t) for t in written] + [Cell(float(number), f) for f in formats]


def percents(number: Decimal) -> list[Cell]:
    """A percentage, as text or as Excel keeps it."""
    text = _dutch(number, None, False)
    with_sign = [t.strip() + sign for t in _signed(number, text)[:1] for sign in ("%", " %", "\u00a0%", " procent")]
    return (
        numbers(number, 2)
        + [Cell(t) for t in with_sign]
        + [Cell(float(number / 100), "0.00%"), Cell(float(number / 100), "0%")]
    )


def days(day: date) -> list[Cell]:
    """A whole day."""
    d, m, y = day.day, day.month, day.year
    month, week = MONTHS[m - 1], DAYS[day.weekday()]
    short = {"maart": "mrt"}.get(month, month[:3])
    texts = [
        f"{d}-{m}-{y}",
        f"{d:02d}-{m:02d}-{y}",
        f"{d}/{m}/{y}",
        f"{d}.{m}.{y}",
        f"{d} {month} {y}",
        f"{d} {short} {y}",
        f"{d} {short}. {y}",
        f"{week} {d} {month} {y}",
        f"{week[:2]} {d} {month[:3]} {y}",
        day.isoformat(),
        f"{d} {month.upper()} {y}",
        f"{d}-{short}-{y}",
        f"{d} {month} {y};",
        f" {d} {month}  {y} ",
        f"{day.isoformat()} 00:00:00",
        f"{week.capitalize()}, {d} {month} {y}",
    ]
    texts += [f"{d}-{m}-{y % 100:02d}", f"{d} {month} {y % 100:02d}"] if 2000 <= y < 2100 else []
    formats = ("dd-mm-yyyy", "d mmm yy", "[$-413]d mmmm yyyy;@", "yyyy-mm-dd", "dd/mm/yy", "[$-F800]dddd\\,\\ d\\ mmmm")
    return [Cell(t) for t in texts] + [Cell(day, f) for f in formats]


def periods(first: date, precision: str) -> list[Cell]:
    """A day or a period."""
    y, m, quarter = first.year, first.month, (first.month + 2) // 3
    month = MONTHS[m - 1]
    ordinal, nth = ("eerste", "tweede", "derde", "vierde")[quarter - 1], f"{quarter}e"
    season = {1: ["winter"], 3: ["voorjaar", "lente"], 6: ["zomer"], 9: ["najaar", "herfst"]}.get(m, [])
    half, half_nth = ("eerste", "1e") if m < 7 else ("tweede", "2e")
    texts = {
        "maand": [f"{month} {y}", f"{month[:3].capitalize()} {y}", f"in {month} {y}", f"{month.upper()} {y}"],
        "kwartaal": [
            f"kwartaal {quarter} {y}",
            f"Q{quarter} {y}",
            f"{ordinal} kwartaal {y}",
            f"{nth} kwartaal {y}",
            f"{month} – {MONTHS[m + 1 if m < 11 else 11]} {y}",
            f"K{quarter} {y}",
        ],
        "seizoen": [text for s in season for text in (f"{s} {y}", f"{s.capitalize()} {y}", f"in {s} {y}")],
        "half": [f"{half} helft {y}", f"{half_nth} halfjaar {y}", f"{half} half jaar {y}"],
        "jaar": [f"{y}", f"m.i.v. {y}", f"in {y}", f"met ingang van {y}"],
    }
    if precision == "dag":
        return days(first)
    return [Cell(t) for t in texts[precision]] + ([Cell(y)] if precision == "jaar" else [])


def times(when: time) -> list[Cell]:
    """A time of day to the minute."""
    h, m = when.hour, when.minute
    texts = [
        f"{h:02d}:{m:02d}",
        f"{h}:{m:02d}",
        f"{h}.{m:02d}",
        f"{h:02d}:{m:02d} uur",
        f"{h}.{m:02d} u",
        f"{h:02d}:{m:02d}:00",
    ]
    return [Cell(t) for t in texts] + [Cell(when, "hh:mm"), Cell(when, "h:mm;@")]


YES = ("ja", "Ja", "JA", "j", "x", "X", "✓", "✔", "v", "waar", "WAAR", "yes", "ja ")
NO = ("nee", "Nee", "NEE", "n", "onwaar", "ONWAAR", "no", " nee")


def booleans(value: bool) -> list[Cell]:
    """Yes or no."""
    return [Cell(t) for t in (YES if value else NO)] + [Cell(value), Cell(int(value))]


def words(text: str) -> list[Cell]:
    """A text from a list or a name that is known: capitals and spaces do not count."""
    return [
        Cell(text),
        Cell(text.upper()),
        Cell(f" {text}  "),
        Cell(text.replace(" ", "  ")),
        Cell(text.replace(" ", "\u00a0")),
    ]


def values(column: Column, known: Sequence[str]) -> st.SearchStrategy[tuple[Any, list[Cell]]]:
    """A value of a column as it is stored (WHEN: day and precision), with every way to write it.

    known: for a reference, the values that it can have.
    """
    choices = list(known) if column.refers_to else list(column.values)
    if column.many:
        one = st.sampled_from(choices) if choices else texts().map(as_read).filter(lambda t: ";" not in t)
        several = st.lists(one, min_size=1, max_size=3, unique_by=str.lower)
        return several.map(lambda found: (found, [Cell(sep.join(found)) for sep in (";", "; ", " ; ")]))
    if choices:
        cast: Callable[[str], Any] = int if column.kind is WHOLE else str
        more = {v: [s for s, meant in column.values_also.items() if meant == v] for v in choices}
        return st.sampled_from(choices).map(
            lambda v: (cast(v), [*words(v), *(Cell(s) for s in more[v]), *([Cell(int(v))] if cast is int else [])])
        )
    return (
        _BY_KIND[column.kind.name]
        if column.kind.name in _BY_KIND
        else texts().map(lambda t: (as_read(t), [Cell(t), Cell(f"{t} "), Cell(f"\u00a0{t}")]))
    )


ODD = (
    "NA",
    "0363",
    "=1+1",
    "-",
    "'s",
    "<img src=x onerror=alert(1)>",
    "1e5",
    "null",
    "31-2-2023",
    "€",
    "a;b|c",
    "00",
    "#",
    "@naam",
    "Curaçao",
    "ë",
    "WAAR",
    "x" * 300,
)
"""Texts that look like something else."""


def texts() -> st.SearchStrategy[str]:
    """Text of one line as it can stand in a cell, with all that looks like something else."""
    letters = st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" ")
    free = st.text(letters, min_size=1, max_size=20).filter(lambda t: as_read(t) and "_x" not in t)
    return st.one_of(st.sampled_from(ODD), free)


def _decimals(most: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(-most, most, allow_nan=False, allow_infinity=False, places=places).map(
        lambda number: abs(number) if number == 0 else number
    )


_DAY = st.dates(date(1950, 1, 1), date(2099, 12, 31))
_FIRSTS = {"maand": range(1, 13), "kwartaal": (1, 4, 7, 10), "seizoen": (1, 3, 6, 9), "half": (1, 7), "jaar": (1,)}
_PERIOD = st.one_of(
    _DAY.map(lambda day: (day, "dag")),
    *(
        st.builds(lambda y, m, p=precision: (date(y, m, 1), p), st.integers(1950, 2099), st.sampled_from(list(months)))
        for precision, months in _FIRSTS.items()
    ),
)
_BY_KIND: dict[str, st.SearchStrategy[tuple[Any, list[Cell]]]] = {
    WHOLE.name: st.integers(-2_000_000, 2_000_000).map(lambda n: (n, numbers(Decimal(n), 0))),
    NUMBER.name: _decimals(2_000_000, 2).map(lambda n: (n, numbers(n, 2))),
    PERCENT.name: _decimals(1_000, 2).map(lambda n: (n, percents(n))),
    RATE.name: _decimals(1_000, 6).map(lambda n: (n, numbers(n, 6))),
    MONEY.name: _decimals(99_000_000, 2).map(lambda n: (n, amounts(n))),
    DATE.name: _DAY.map(lambda day: (day, days(day))),
    WHEN.name: _PERIOD.map(lambda told: (told, periods(*told))),
    TIME.name: st.times().map(lambda t: t.replace(second=0, microsecond=0)).map(lambda t: (t, times(t))),
    YES_NO.name: st.booleans().map(lambda b: (b, booleans(b))),
}
