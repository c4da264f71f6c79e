"""How a budget sheet is meant where its words leave doubt: budget or realised, empty or nought, costs below nought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from etl.check.budget.columns import Columns, Month
from etl.check.budget.lines import BATEN, LASTEN, Lines
from etl.intake.answers import LAYOUT
from etl.intake.choices import Choices
from etl.intake.remembered import values_for
from etl.readers.process.document import Ask
from metrics import clock, dutch

REALISED, BUDGETED = "de realisatie", "de begroting"
NOT_READ = "lees die bedragen niet"
ZERO, UNKNOWN = "nul", "onbekend"
EACH_MONTH, ADDED_UP = "elke maand op zich", "opgeteld vanaf de eerste maand"
_LEAST_RISING = 4
TURNED, AS_IS = "lees ze als positief", "zij zijn echt negatief"


@dataclass
class Meant:
    """months: the columns that are realised. asks: what must be said first. notes: what to say."""

    months: dict[str, Month] = field(default_factory=dict)
    asks: list[Ask] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class Signs:
    """turned: the sides of which the amounts are written below nought and read above it."""

    turned: list[str] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class Blanks:
    """zeros: empty cells (row, letter) that are nought. unknown: months after the last one in which anything stands."""

    zeros: list[tuple[int, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def meant(
    columns: Columns, layout: str, sheet: str, choices: Choices, *, says_realised: bool, says_cumulative: bool
) -> Meant:
    """Which months are realised, and whether amounts per quarter are left.

    says_realised: a word of the sheet says that the months are; says_cumulative: that they are added up.
    """
    made = Meant(dict(columns.months))
    if (columns.months and not says_realised) or (columns.of_budget and not columns.months):
        key = f"de maanden van {layout}"
        told = _answer(key, choices)
        made.months = {**columns.of_budget, **columns.months} if told == REALISED else {}
        if not told:
            text = f"Zijn de bedragen per maand op blad ‘{sheet}’ de realisatie of de begroting?"
            made.asks.append(Ask("layout", LAYOUT, key, text, (REALISED, BUDGETED)))
    elif columns.of_budget:
        made.notes.append("de maanden onder de begroting zijn niet gelezen")
    if columns.months and says_cumulative:
        _ask_added_up(made, layout, sheet, made.asks, choices)
    there = {month for _, month in columns.months.values()}
    lacking = [x for x, (first, last) in columns.spans.items() if not {*range(first, last + 1)} <= there]
    if lacking:
        key = f"de kwartalen of helften van {layout}"
        heads = ", ".join(f"‘{columns.heads[x]}’" for x in lacking)
        if not _answer(key, choices):
            text = (
                f"Onder {heads} op blad ‘{sheet}’ staan bedragen van meer dan één maand. De realisatie wordt per maand "
                "bewaard, en zo’n bedrag is niet over de maanden te verdelen. Wat nu?"
            )
            made.asks.append(Ask("layout", LAYOUT, key, text, (NOT_READ,), NOT_READ if columns.budgets else ""))
        made.notes.append(
            f"{heads} is niet gelezen: een bedrag van meer dan één maand is niet over de maanden te verdelen"
        )
    return made


def to_come(told: Meant, columns: Columns, year: str, filled: set[str]) -> None:
    """Leave out months that have not begun and yet have an amount: that is expected, and not realised.

    year: of the sheet, for a month that says none. filled: the columns with an amount that is not nought.
    """
    now = clock.today().year, clock.today().month
    ahead = [x for x, (of, month) in told.months.items() if x in filled and (int(of or year), month) > now]
    if ahead:
        told.months = {x: month for x, month in told.months.items() if x not in ahead}
        heads = ", ".join(f"‘{columns.heads[x]}’" for x in ahead)
        still = "moet nog komen: dat bedrag is" if len(ahead) == 1 else "moeten nog komen: die bedragen zijn"
        told.notes.append(f"{heads} {still} niet als realisatie gelezen")


def rising_ask(told: Meant, lines: Lines, layout: str, sheet: str, asks: list[Ask], choices: Choices) -> None:
    """Ask whether months are added up from the first one, where every post rises month after month."""
    order = sorted(told.months, key=lambda x: told.months[x])
    rows = [[post.amounts[x] or Decimal(0) for x in order if x in post.amounts] for post in lines.posts]
    rows = [row for row in rows if any(row)]
    rises = [all(abs(a) <= abs(b) for a, b in pairwise(row)) for row in rows]
    strictly = [len(row) >= _LEAST_RISING and len({*row}) > len(row) // 2 for row in rows]
    if rises and all(rises) and any(strictly):
        _ask_added_up(told, layout, sheet, asks, choices)


def _ask_added_up(told: Meant, layout: str, sheet: str, asks: list[Ask], choices: Choices) -> None:
    key = f"de maanden, los of opgeteld, van {layout}"
    answer = _answer(key, choices)
    if answer == ADDED_UP:
        told.months = {}
        told.notes.append("de maanden zijn niet gelezen: zij zijn opgeteld vanaf de eerste")
    elif not answer and all(ask.key != key for ask in (*told.asks, *asks)):
        text = f"Staat op blad ‘{sheet}’ elke maand op zich, of is een maand opgeteld met wat ervoor kwam?"
        asks.append(Ask("layout", LAYOUT, key, text, (EACH_MONTH, ADDED_UP)))


def negative(lines: Lines, layout: str, sheet: str, choices: Choices) -> Signs:
    """The sides that are written below nought: read above it where the result proves it, and asked where not."""
    made = Signs()
    for side in (BATEN, LASTEN):
        found = [v for post in lines.posts if post.side == side for v in post.amounts.values() if v]
        if not found or sum(found) >= 0 or 3 * sum(v < 0 for v in found) < 2 * len(found):
            continue
        key = f"de {side} met een min van {layout}"
        told = TURNED if lines.is_together else _answer(key, choices)
        if told == TURNED:
            made.turned.append(side)
            made.notes.append(f"Blad ‘{sheet}’: de {side} staan met een min en zijn als positief gelezen.")
        elif not told:
            text = f"Op blad ‘{sheet}’ staan de {side} met een min. Zijn dat gewone {side}, of gaan zij eraf?"
            made.asks.append(Ask("layout", LAYOUT, key, text, (TURNED, AS_IS), TURNED))
    return made


def blanks(lines: Lines, columns: Columns, told: Meant, layout: str, sheet: str, choices: Choices) -> Blanks:
    """Empty cells up to the last month in which anything stands, and months after it."""
    made = Blanks()
    order = sorted(told.months, key=lambda x: told.months[x])
    some = [x for x in order if any(post.amounts.get(x, Decimal(0)) != 0 for post in lines.posts)]
    last = order.index(some[-1]) if some else -1
    made.unknown = order[last + 1 :]
    noughts = [x for x in made.unknown if any(x in post.amounts for post in lines.posts)]
    if noughts:
        made.notes.append(
            f"Blad ‘{sheet}’: in {_names(noughts, told.months)} staat bij geen enkele post een bedrag boven "
            "nul. Dat is gelezen als nog niet bekend."
        )
    if last < 0:
        return made
    empty = [(post.row, x) for post in lines.posts for x in order[:last] if x not in post.amounts]
    if empty:
        key = f"een leeg vak van {layout}"
        answer = _answer(key, choices)
        if answer == ZERO:
            made.zeros = empty
            made.notes.append(
                f"Blad ‘{sheet}’: {dutch.several(len(empty), 'leeg vak', 'lege vakken')} gelezen als nul."
            )
        elif not answer:
            names = {post.row: post.name for post in lines.posts}
            first = "; ".join(f"{names[row]} in {_names([x], told.months)}" for row, x in empty[:3])
            more = " en verder" if empty[3:] else ""
            text = (
                f"Op blad ‘{sheet}’ zijn vakken van een maand leeg ({len(empty)} keer: {first}{more}). Is dat nul, "
                "of nog onbekend?"
            )
            made.asks.append(Ask("layout", LAYOUT, key, text, (ZERO, UNKNOWN)))
    lacks = [post.name for post in lines.posts if order[last] not in post.amounts]
    if lacks:
        made.notes.append(
            f"Blad ‘{sheet}’: van {_names([order[last]], told.months)} zijn {len(lines.posts) - len(lacks)} van de "
            f"{len(lines.posts)} posten ingevuld. Die maand telt nog niet als bekend; staat er niets, vul dan 0 in."
        )
    return made


def _answer(key: str, choices: Choices) -> str:
    return values_for("month_results", LAYOUT.partition(".")[2], choices).get(key, "")


def _names(letters: Sequence[str], months: Mapping[str, Month]) -> str:
    names = [dutch.MONTHS[months[x][1] - 1] for x in letters]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"
