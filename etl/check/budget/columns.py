"""What each column of a budget workbook is: the post, a budget, a month, a total, last year, or none of these."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from etl.datasets.hours import MONTHS
from etl.intake.choices import NOT_USED

Row = tuple[int, Mapping[str, str]]
"""The number of a row, and letter → text of its filled cells."""
Month = tuple[str, int]
"""A year ("" = that of the sheet) and a month, 1 to 12."""
_WITHIN, _LEAST_HITS, _LEAST_NUMBERS = 20, 2, 3
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_REAL = r"realisatie|gerealiseerd|werkelijke?|geboekt|real\.?|actuals?"
_BEFORE = re.compile(rf"^(?:(?:{_REAL})\s+|(?:mnd\.?|maand|periode|per\.?)\s*|p\s*(?=\d))")
_BUDGET = re.compile(
    r"(?:vastgestelde |oorspronkelijke |primitieve |jaar)?(?:begroting|begroot|budget|jaarbudget|raming)(?: jaar)?"
)
_TOTAL = re.compile(
    rf"(?:jaar|eind)?totaal(?: (?:{_REAL}|jaar))?|(?:{_REAL})(?: (?:totaal|jaar|t/m .+))?|som|t/m heden|ytd"
)
_PRIOR = re.compile(rf"(?:(?:{_REAL}|totaal) )?(?:vorig jaar|vorige jaar|vj)")
_NO_DATA = re.compile(
    r"(?:verschil|afwijking|rest(?:ant|erend)?|nog te|saldo|uitputting|benut|besteed|over|ruimte|perc|in %)\b.*|.*%.*"
)
_BARE = re.compile(r"bedrag(?:en)?|(?:in )?(?:euro'?s?|€|eur)|bedrag (?:in )?(?:euro|€)")
"""A heading that says only that amounts stand under it: of a sheet that is a budget, these are it."""
_NOTE = re.compile(r"toelichting|opmerkingen?|opm\.?|bijzonderheden|noot|notitie")
_CODE = re.compile(r"nr\.?|no\.?|nummer|code|volgnr\.?|#|gb|grootboek.*|rekening(?:nr|nummer)?\.?|kpl\.?|kostenplaats")
_SIDE = re.compile(r"baten ?/ ?lasten|baten of lasten|b/l|soort|kant")
_RANKS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_QUARTER = re.compile(
    r"(?:(?:q|k|kw\.?|kwartaal)\s*([1-4])|([1-4])e?\s*(?:q|k|kw\.?|kwartaal)|(eerste|tweede|derde|vierde) kwartaal)"
)
_HALF = re.compile(
    r"(?:h|helft|halfjaar)\s*([12])|([12])e?\s*(?:h|helft|half ?jaar)|(eerste|tweede) (?:helft|half ?jaar)"
)


@dataclass
class Columns:
    """Letters by what stands under them. spans: quarters and halves, with their first and last month.

    budgets, totals, prior: letter → year ("" = that of the sheet). labels: the columns of words before the amounts.
    unknown: filled columns of which nobody knows what they are. of_budget: months that stand under a budget.
    """

    header_row: int
    heads: dict[str, str]
    labels: list[str] = field(default_factory=list)
    side: str = ""
    note: str = ""
    budgets: dict[str, str] = field(default_factory=dict)
    months: dict[str, Month] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    totals: dict[str, str] = field(default_factory=dict)
    prior: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    of_budget: dict[str, Month] = field(default_factory=dict)

    @property
    def amounts(self) -> list[str]:
        """The letters of every column with amounts."""
        return [*self.budgets, *self.months, *self.of_budget, *self.spans, *self.totals, *self.prior]


def month_in(text: str) -> Month | None:
    """The month that a heading is ("jan", "januari '24", "2024-01", "1", "mnd 3"); None for anything else."""
    plain = _plain(text)
    if found := re.fullmatch(r"(20\d\d)[-/](\d{1,2})(?:-\d\d)?(?: 00:00)?", plain):
        return (found[1], int(found[2])) if 1 <= int(found[2]) <= 12 else None
    if found := re.fullmatch(r"(?:1-)?(\d{1,2})[-/.](20\d\d)", plain):
        return (found[2], int(found[1])) if 1 <= int(found[1]) <= 12 else None
    plain = _BEFORE.sub("", plain, count=1)
    if found := re.fullmatch(r"([a-z]{3,9})\.?[\s\-/'’]*((?:20)?\d\d)?", plain):
        year = found[2] or ""
        return (f"20{year}"[-4:] if year else "", int(MONTHS[found[1]])) if found[1] in MONTHS else None
    found = re.fullmatch(r"0?([1-9]|1[0-2])", plain)
    return ("", int(found[1])) if found else None


def span_in(text: str) -> tuple[int, int] | None:
    """The first and the last month of a quarter or a half that a heading is; None for anything else."""
    plain = _YEAR.sub("", _BEFORE.sub("", _plain(text), count=1)).strip(" -'")
    for pattern, length in ((_QUARTER, 3), (_HALF, 6)):
        if found := pattern.fullmatch(plain):
            number = int(found[1] or found[2] or _RANKS[found[3]])
            return length * (number - 1) + 1, length * number
    return None


def heading_place(rows: Sequence[Row], is_budget: bool = False) -> int | None:
    """The place in the rows of the headings with the most months and budgets; None where there are none.

    is_budget: the words of the sheet say that it is a budget.
    """
    best: tuple[int, int] | None = None
    for place, (_, cells) in enumerate(rows[:_WITHIN]):
        texts = [*cells.values()]
        digits = [int(text) for text in texts if text.strip().isdigit()]
        if digits != [*range(1, len(digits) + 1)] or len(digits) < _LEAST_NUMBERS:
            texts = [text for text in texts if not text.strip().isdigit()]
        kinds = [_kind(text) for text in texts]
        hits = sum(kind in ("month", "span") for kind in kinds) + 2 * (
            kinds.count("budget") + is_budget * kinds.count("bare")
        )
        if hits >= _LEAST_HITS and len(cells) >= _LEAST_HITS and (best is None or hits > best[0]):
            best = (hits, place)
    return best[1] if best else None


def columns_of(
    rows: Sequence[Row], is_amount: Mapping[str, bool], chosen: Mapping[str, str], is_budget: bool = False
) -> Columns | None:
    """The columns of a budget workbook; None where the rows are none. is_budget: as in `heading_place`.

    is_amount: text → whether it is an amount. chosen: text of a heading → declared column of the budget, or NOT_USED.
    """
    at = heading_place(rows, is_budget)
    if at is None:
        return None
    number, cells = rows[at]
    above = dict(rows[at - 1][1]) if at and rows[at - 1][0] == number - 1 else {}
    below = rows[at + 1 :]
    heads = {**cells}
    for letter, text in above.items():
        if letter not in heads and any(letter in told for _, told in below):
            heads[letter] = text
    made = Columns(number, heads)
    filled = {letter for _, told in below for letter in told}
    numeric = {
        letter
        for letter in filled
        if 2 * sum(is_amount[told[letter]] for _, told in below if letter in told)
        > sum(letter in told for _, told in below)
    }
    order = sorted(filled | set(heads), key=lambda letter: (len(letter), letter))
    for letter in order:
        over = _over(above, letter, order, cells)
        kind = "budget" if is_budget and _kind(heads.get(letter, "")) == "bare" else ""
        _place(made, letter, heads.get(letter, ""), over, letter in numeric, letter in filled, chosen, kind)
    first = min((order.index(letter) for letter in made.amounts), default=len(order))
    made.labels = [letter for letter in made.labels if order.index(letter) < first] or made.labels[:1]
    numbers = [month for letter, (_, month) in made.months.items() if _plain(heads[letter]).isdigit()]
    if numbers != [*range(1, len(numbers) + 1)]:
        return None
    return made if made.labels and made.amounts else None


def _place(
    made: Columns,
    letter: str,
    text: str,
    over: str,
    is_number: bool,
    is_filled: bool,
    chosen: Mapping[str, str],
    kind: str,
) -> None:
    """Put one column where it belongs. kind: what it is, "" where its heading says that."""
    years = _YEAR.findall(text) or _YEAR.findall(over)
    year = years[0] if len(years) == 1 else ""
    kind = kind or _kind(text)
    if text in chosen and not (chosen[text] == "amount" and kind in ("month", "total")):
        what = {"amount": "budget", "prior_year_actual": "prior", "note": "note", "cost_type": "label"}
        kind = what.get(chosen[text], "skipped") if chosen[text] != NOT_USED else "skipped"
    is_of_budget = re.search(r"begro|budget|raming", over.lower()) is not None
    if kind == "month" and (month := month_in(text)):
        (made.of_budget if is_of_budget else made.months)[letter] = month[0] or year, month[1]
    elif kind == "span" and (span := span_in(text)):
        made.spans[letter] = span
    elif kind == "budget":
        made.budgets[letter] = year
    elif kind == "total":
        made.totals[letter] = year
    elif kind == "prior":
        made.prior[letter] = year
    elif kind in ("skipped", "code"):
        made.skipped.append(letter)
    elif kind == "note":
        made.note = letter
    elif kind == "side" and not is_number:
        made.side = letter
    elif not is_number and (kind == "label" or not made.amounts):
        made.labels.append(letter)
    elif is_filled:
        made.unknown.append(letter)


@lru_cache(4_096)
def _kind(text: str) -> str:
    """What a heading is by its own words; "" for anything else."""
    plain = _plain(text)
    bare = " ".join(_YEAR.sub(" ", plain).split()).strip(" -:")
    if month_in(text):
        return "month"
    if span_in(text):
        return "span"
    for kind, pattern in (
        ("budget", _BUDGET), ("bare", _BARE), ("total", _TOTAL), ("prior", _PRIOR), ("skipped", _NO_DATA),
        ("note", _NOTE), ("code", _CODE), ("side", _SIDE),
    ):  # fmt: skip
        if bare and pattern.fullmatch(bare):
            return kind
    return ""


def _over(above: Mapping[str, str], letter: str, order: Sequence[str], cells: Mapping[str, str]) -> str:
    """What stands above a heading, or above the nearest one to its left, as under a heading that was merged."""
    for other in reversed(order[: order.index(letter) + 1]):
        if other in above:
            # a title in the first column is no heading of what stands under it
            return above[other] if other != order[0] or letter == order[0] else ""
        if other != letter and other not in cells:
            return ""
    return ""


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("\n", " ").split()).strip(" :")
