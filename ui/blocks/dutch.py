"""How values read in Dutch: numbers, money, percentages, dates with their precision, yes and no."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

UNKNOWN = "onbekend"
_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_SEASONS = {1: "winter", 3: "voorjaar", 6: "zomer", 9: "najaar"}
_ORDINALS = ("eerste", "tweede", "derde", "vierde")


def number(value: Any, decimals: int | None = None) -> str:
    """1.234,5: a dot per thousand, a comma before decimals, a real minus; None is `onbekend`.

    decimals: how many are shown; None shows at most two and no trailing zeros.
    """
    if value is None:
        return UNKNOWN
    exact = Decimal(str(value))
    places = 2 if decimals is None else decimals
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{abs(rounded):,.{places}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    if decimals is None and "," in text:
        text = text.rstrip("0").rstrip(",")
    return f"−{text}" if rounded < 0 else text


def figure(value: Any, unit: str = "") -> str:
    """A value with its unit: `62`, `85 %`, `€ 1.234`, `3,5 uren`; None is `onbekend`."""
    if value is None:
        return UNKNOWN
    if unit == "%":
        return f"{number(value, 0)} %"
    if unit in ("€", "euro"):
        return euro(value, cents=0 < abs(value) < 10)
    return number(value, None if Decimal(str(value)) < 100 else 0) + (f" {unit}" if unit else "")


def euro(value: Any, cents: bool = False) -> str:
    """€ 1.235 or, to the cent, € 1.234,50; None is `onbekend`."""
    if value is None:
        return UNKNOWN
    text = number(value, 2 if cents else 0)
    return f"€ {text}" if not text.startswith("−") else f"−€ {text[1:]}"


def day(value: date) -> str:
    """`do 19 okt 2023`."""
    return f"{_DAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"


def moment(text: str) -> str:
    """An ISO moment as `do 19 okt 2023 14:05`."""
    return cell(datetime.fromisoformat(text))


def when(value: date | None, precision: str | None) -> str:
    """A date in the precision it came with: `do 19 okt 2023`, `okt 2023`, `najaar 2023`, `2024`."""
    if value is None:
        return UNKNOWN
    if precision == "maand":
        return f"{MONTHS[value.month - 1]} {value.year}"
    if precision == "kwartaal":
        return f"{_ORDINALS[(value.month - 1) // 3]} kwartaal {value.year}"
    if precision == "seizoen":
        return f"{_SEASONS.get(value.month, 'najaar')} {value.year}"
    if precision == "half":
        return f"{_ORDINALS[0 if value.month < 7 else 1]} helft {value.year}"
    return str(value.year) if precision == "jaar" else day(value)


def half(value: int | None) -> str:
    """`eerste helft`, `tweede helft`."""
    return {1: "eerste helft", 2: "tweede helft"}.get(value or 0, "helft onbekend")


def cell(value: Any) -> str:
    """A value in a table; unknown is an empty cell there, which the head of the table explains."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return f"{day(value)} {value:%H:%M}"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, list | tuple):
        return "; ".join(cell(v) for v in value)
    if isinstance(value, Decimal):
        return number(value, 2 if value.as_tuple().exponent == -2 and value % 1 else None)
    if isinstance(value, int | float):
        return number(value) if abs(value) >= 10_000 else number(value).replace(".", "")
    return str(value)


def several(count: int, one: str, more: str) -> str:
    """`1 regel`, `12 regels`."""
    return f"{number(count)} {one if count == 1 else more}"
