"""How a value is written in Dutch: the one writer for page, paper and command line, used by every room.

Two spellings. *Read* is what stands in a sentence, a figure or a table: `1.234,5`, `€ 1.235`, `66 %`, `do 19 okt 2023`.
*Typed* is what stands in a cell, a form or a csv: `1234,50`, `19-10-2023`; loaded again it is the same value.

Rounded first (half away from zero), then signed: nothing is −0. A share that was counted is in whole percents wherever
it stands, with the exact top and bottom beside it; a percentage that someone set stands as it was set. Shares of one
whole that stand together add up to 100 (`shares`); one that stands alone is rounded by itself. Money is exact; a
headline is in whole euros (below ten euros to the cent), a table of amounts to the cent. What is unknown says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor
from typing import Any

from metrics.singular import AFTER, after

UNKNOWN = "onbekend"
WITHHELD = "niet getoond"
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_LONG = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november")
_MONTH_NAMES = (*_LONG, "december")
_SEASONS = {1: "winter", 3: "voorjaar", 6: "zomer", 9: "najaar"}
_ORDINALS = ("eerste", "tweede", "derde", "vierde")


def number(value: Any, decimals: int | None = None) -> str:
    """1.234,5: a dot per thousand, a comma before decimals, a real minus; None is `onbekend`.

    decimals: how many are shown; None shows at most two and no trailing zeros.
    """
    rounded = _rounded(value, 2 if decimals is None else decimals)
    if rounded is None:
        return UNKNOWN
    text = f"{abs(rounded):,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    if decimals is None and "," in text:
        text = text.rstrip("0").rstrip(",")
    return f"−{text}" if rounded < 0 else text


def _rounded(value: Any, places: int) -> Decimal | None:
    exact = None if value is None else Decimal(str(value))
    return (
        exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) if exact is not None and exact.is_finite() else None
    )


def exact(value: Any) -> str:
    """1.234,50 or 0,3521: every digit of an exact number, and of an amount with cents both of them."""
    if not isinstance(value, Decimal):
        return number(value)
    places = max(0, -int(value.normalize().as_tuple().exponent))
    return number(value, 2 if places == 1 and value.as_tuple().exponent == -2 else places)


def percent(value: Any, as_set: bool = False) -> str:
    """66 %: a share that was counted, in whole percents; None is `onbekend`. as_set: 7,5 %, one that someone set."""
    return UNKNOWN if value is None else f"{number(value, None if as_set else 0)} %"


def shares(parts: Sequence[Any], decimals: int = 0) -> list[Decimal | None]:
    """The percentages of parts of one whole as they stand together: they add up to 100, each less than 1 from exact.

    Largest remainder: what rounding down leaves goes to those that lost most, the first of equals first. parts: exact
    counts or amounts with at most two decimals; None stays None and is no part of the whole. All None when the whole
    is not above zero. decimals: of the percentages; each is then less than one unit of the last from exact.
    """
    amounts = [None if part is None else Fraction(str(part)) for part in parts]
    whole = sum((amount for amount in amounts if amount is not None), Fraction(0))
    if whole <= 0:
        return [None] * len(amounts)
    exact_shares = [None if amount is None else amount * 100 * 10**decimals / whole for amount in amounts]
    lost = {place: share - floor(share) for place, share in enumerate(exact_shares) if share is not None}
    raised = sorted(lost, key=lambda place: (-lost[place], place))[: int(sum(lost.values()))]
    return [
        None if share is None else Decimal(floor(share) + (place in raised)).scaleb(-decimals)
        for place, share in enumerate(exact_shares)
    ]


def euro(value: Any, cents: bool = False) -> str:
    """€ 1.235 or, to the cent, € 1.234,50; None is `onbekend`."""
    text = number(value, 2 if cents else 0)
    if text == UNKNOWN:
        return text
    return f"€ {text}" if not text.startswith("−") else f"−€ {text[1:]}"


def figure(value: Any, unit: str = "", in_cents: bool = False) -> str:
    """A value with its unit: `62`, `85 %`, `€ 1.234`, `3,5 uren`; None is `onbekend`. in_cents: money to the cent."""
    if value is None:
        return UNKNOWN
    if unit == "%":
        return percent(value)
    if unit in ("€", "euro"):
        return euro(value, cents=in_cents or 0 < abs(value) < 10)
    return number(value, None if abs(value) < 100 else 0) + (f" {after(value, unit)}" if unit else "")


def part(top: Any, bottom: Any) -> str:
    """`21 van 32`: the exact top and bottom that stand beside a percentage."""
    return f"{exact(top)} van {exact(bottom)}"


def several(count: int, one: str, more: str) -> str:
    """`1 regel`, `12 regels`."""
    return f"{number(count)} {one if count == 1 else more}"


def several_sql(expression: str, one: str, more: str) -> str:
    """The SQL text of a count with its words as `several` writes it."""
    return f"({number_sql(expression)} || CASE {expression} WHEN 1 THEN ' {one}' ELSE ' {more}' END)"


def yes_no(value: bool) -> str:
    """`ja`, `nee`."""
    return "ja" if value else "nee"


FAVOUR = ("gunstig", "ongunstig")
"""What a difference of our own money is, above and below zero."""
MORE = ("meer", "minder")
"""And of money of projects: what is left is to be spent or paid back, and favours nobody."""


def compared(difference: Any, words: tuple[str, str] = FAVOUR) -> str:
    """`gunstig`, `ongunstig`, or `gelijk` at zero; or with other words for above and below it."""
    return words[0] if difference > 0 else words[1] if difference < 0 else "gelijk"


def day(value: date) -> str:
    """`do 19 okt 2023`."""
    return f"{DAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"


def moment(value: str | datetime) -> str:
    """A moment, also one in ISO text, as `do 19 okt 2023 14:05`."""
    return cell(datetime.fromisoformat(value) if isinstance(value, str) else value)


def when(value: date | None, precision: str | None) -> str:
    """A date in the precision it came with: `do 19 okt 2023`, `okt 2023`, `najaar 2023`, `2024`."""
    if value is None:
        return UNKNOWN
    if precision in (None, "dag"):
        return day(value)
    rough = {
        "maand": f"{MONTHS[value.month - 1]} {value.year}",
        "kwartaal": f"{_ORDINALS[(value.month - 1) // 3]} kwartaal {value.year}",
        "seizoen": f"{_SEASONS.get(value.month, 'najaar')} {value.year}",
        "half": f"{half(1 if value.month < 7 else 2)} {value.year}",
        "jaar": str(value.year),
    }
    return rough.get(precision) or day(value)


def half(value: int | None) -> str:
    """`eerste helft`, `tweede helft`."""
    return {1: "eerste helft", 2: "tweede helft"}.get(value or 0, "helft onbekend")


def months(of_half: int, by_calendar: bool = False) -> str:
    """The months of a half where the report cuts the year (`jan–mei`, `jun–dec`), or the calendar (`jan–jun`)."""
    within = MONTHS[: 5 + by_calendar] if of_half == 1 else MONTHS[5 + by_calendar :]
    return f"{within[0]}–{within[-1]}"


def quarter(value: int) -> str:
    """`1e kwartaal`."""
    return f"{value}e kwartaal"


def cell(value: Any, precision: str | None = None) -> str:
    """A value in a table; unknown is an empty cell there, which the head of the table explains.

    precision: that of a date. A whole number below ten thousand may be a year, and has no dot.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, datetime):
        return f"{day(value)} {value:%H:%M}"
    if isinstance(value, date):
        return when(value, precision)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, list | tuple):
        return "; ".join(cell(v) for v in value)
    if isinstance(value, Decimal):
        return exact(value)
    if isinstance(value, int | float):
        return number(value) if abs(value) >= 10_000 else number(value).replace(".", "")
    return str(value)


def typed(value: Any, precision: str | None = None) -> str:
    """A value as staff would type it in a cell, so that it loads to the same value: `1234,50`, `19-10-2023`, `ja`.

    precision: that of a date; a rougher one is `oktober 2023`, `kwartaal 4 2023`, `najaar 2023`, `2023`.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y %H:%M}"
    if isinstance(value, date):
        if precision == "maand":
            return f"{_MONTH_NAMES[value.month - 1]} {value.year}"
        if precision == "kwartaal":
            return f"kwartaal {(value.month + 2) // 3} {value.year}"
        return when(value, precision) if precision in ("seizoen", "half", "jaar") else f"{value:%d-%m-%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, list | tuple):
        return "; ".join(typed(v) for v in value)
    if isinstance(value, Decimal | float):
        return f"{Decimal(str(value)):f}".replace(".", ",")
    return str(value)


def number_sql(expression: str) -> str:
    """The SQL text of a number as `number` writes it, with at most two decimals; NULL stays NULL."""
    text = f"translate(format('{{:,.2f}}', abs(round({expression}, 2))::DOUBLE), ',.', '.,')"
    sign = f"CASE WHEN round({expression}, 2) < 0 THEN '−' ELSE '' END"
    return f"({sign} || regexp_replace({text}, ',?0+$', ''))"


def euro_sql(expression: str) -> str:
    """The SQL text of an amount in euro with its cents; NULL stays NULL."""
    text = f"translate(format('{{:,.2f}}', abs(round({expression}, 2))), ',.', '.,')"
    return f"(CASE WHEN round({expression}, 2) < 0 THEN '−' ELSE '' END || '€ ' || {text})"


def percent_sql(expression: str, as_set: bool = False) -> str:
    """The SQL text of a share as `percent` writes it."""
    return f"({number_sql(expression if as_set else f'round({expression})')} || ' %')"


def day_sql(expression: str) -> str:
    """The SQL text of a day as `typed` writes it."""
    return f"strftime({expression}, '%d-%m-%Y')"


def month_sql(expression: str) -> str:
    """The SQL text of the month of a day with its year: `maart 2024`."""
    names = ", ".join(f"'{name}'" for name in _MONTH_NAMES)
    return f"([{names}][month({expression})] || ' ' || year({expression}))"


_SHARE = """CREATE OR REPLACE TEMP MACRO dutch_share(parts, place, decimals) AS list_transform(
    [{'cents': list_transform(parts, lambda x: (x * 100)::HUGEINT), 'units': (100 * 10 ** decimals)::HUGEINT}],
    lambda a: list_transform([CASE WHEN list_sum(a.cents) > 0 THEN list_sum(a.cents)::HUGEINT END],
    lambda whole: list_transform([list_transform(a.cents, lambda x: (x * a.units % whole + whole) % whole)],
    lambda lost: ((a.cents[place] * a.units - lost[place]) // whole + (
        len(list_filter(lost, lambda one, spot: one > lost[place] OR (one = lost[place] AND spot < place)))
            < list_sum(lost) // whole
    )::INT) / 10 ** decimals)[1])[1])[1];"""
"""`shares` in SQL: the share of the part at this place (from 1) of a list. It is tested to give the same."""

_UNTIL = """CREATE OR REPLACE TEMP MACRO dutch_until(first, kind) AS CASE kind
    WHEN 'maand' THEN last_day(first) WHEN 'kwartaal' THEN last_day(first + INTERVAL 2 MONTH)
    WHEN 'seizoen' THEN last_day(first + INTERVAL 2 MONTH) WHEN 'half' THEN last_day(first + INTERVAL 5 MONTH)
    WHEN 'jaar' THEN make_date(year(first), 12, 31) ELSE first END;"""
"""The last day of a date in its precision: what is due in June is not late before the end of it."""

_BEGINS = """CREATE OR REPLACE TEMP MACRO dutch_begins(first, kind, of_year, half) AS CASE
    WHEN first IS NULL OR kind = 'jaar'
    THEN make_date(coalesce(year(first), of_year), CASE half WHEN 2 THEN 6 ELSE 1 END, 1) ELSE first END;"""
"""The first day on which something of a period can have been; the second half of a report begins on 1 June."""

_IS_LATER = """CREATE OR REPLACE TEMP MACRO dutch_is_later(first, kind, day) AS
    coalesce(dutch_begins(first, kind, NULL, NULL) > day, false);"""
"""Is a date, in its precision, of a later day than this one, so that it has not happened yet? Without a date: no."""

_COMPARED = f"""CREATE OR REPLACE TEMP MACRO dutch_compared(side, is_own, actual, budget) AS CASE
    WHEN actual = budget THEN 'gelijk' WHEN actual IS NULL OR budget IS NULL THEN NULL
    WHEN NOT is_own THEN CASE WHEN actual > budget THEN '{MORE[0]}' ELSE '{MORE[1]}' END
    WHEN (side = 'lasten') = (actual < budget) THEN '{FAVOUR[0]}' ELSE '{FAVOUR[1]}' END;"""
"""How an amount of a side stands to its budget: our own money favourable or not, that of projects more or less."""

MACROS = (
    "".join(
        f"CREATE OR REPLACE TEMP MACRO dutch_{name}(x) AS {sql('x')};"
        for name, sql in (
            *(("number", number_sql), ("euro", euro_sql), ("percent", percent_sql)),
            *(("day", day_sql), ("month", month_sql)),
        )
    )
    + "CREATE OR REPLACE TEMP MACRO dutch_several(x, one, more) AS dutch_number(x) || ' ' || CASE x WHEN 1 THEN one "
    "ELSE more END;" + AFTER + _SHARE + _UNTIL + _BEGINS + _IS_LATER + _COMPARED
)
"""What the SQL of a view may call, so that a sentence made there is spelled as anywhere else."""
