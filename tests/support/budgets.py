"""Budget workbooks drawn at random from a known truth, in the layouts in which treasurers keep them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

D = Decimal
INCOME = ("Contributies", "Subsidie provincie", "Rente", "Bijdragen aan projecten", "Overige baten")
COSTS = ("Personeel", "Huisvesting", "Bijeenkomsten", "Drukwerk", "Projectkosten", "Advies", "Reiskosten", "Bankkosten")
LONG = [
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
]
SHORT = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
FAULTS = ("total", "row total", "amount", "twice", "nameless", "result")


@dataclass
class Drawn:
    """One sheet. budget, months: post → amount, and post → month → amount (None: unknown). fault: what was put wrong in
    it; "" for nothing. blanks: whether an empty cell is nought. lines: the cells."""

    year: int
    name: str
    fault: str = ""
    blanks: bool = False
    sides: dict[str, str] = field(default_factory=dict)
    budget: dict[str, D] = field(default_factory=dict)
    months: dict[str, dict[int, D | None]] = field(default_factory=dict)
    lines: list[list[object]] = field(default_factory=list)

    def write(self, page: Worksheet) -> None:
        """Put the cells in a sheet."""
        for line in self.lines:
            page.append(line)


def _heads(rnd: random.Random, year: int) -> list[object]:
    return rnd.choice(
        (
            SHORT,
            LONG,
            [name.capitalize() for name in LONG],
            [f"{name}-{year % 100:02d}" for name in SHORT],
            [f"{year}-{m:02d}" for m in range(1, 13)],
            [*range(1, 13)],
            [f"mnd {m}" for m in range(1, 13)],
            [f"P{m:02d}" for m in range(1, 13)],
            [f"Realisatie {name}" for name in SHORT],
        )
    )


def _written(rnd: random.Random, amount: D, is_text: bool) -> object:
    """An amount as a cell: a number, with the noise of a program, or a text as people type it."""
    if not is_text:
        return float(amount) + (rnd.choice((0, 1e-10)) if amount % 1 else 0)
    plain = f"{abs(amount):,.2f}".replace(",", "x").replace(".", ",").replace("x", ".")
    if amount < 0:
        return f"({plain})"
    return rnd.choice((plain, f"€ {plain}", plain.replace(",00", ",-")))


def drawn(seed: int) -> Drawn:
    """The workbook of a seed; its year is 2001 and later, so that no two of fifty are of the same year."""
    rnd = random.Random(seed)
    year = 2001 + seed % 50
    where = rnd.choice(("title", "sheet", "heading"))
    made = Drawn(year, f"Exploitatie {year}" if where == "sheet" else f"Blad {seed}")
    made.fault = rnd.choice(FAULTS) if rnd.random() < 0.3 else ""
    income, costs = rnd.sample(INCOME, rnd.randint(1, 4)), rnd.sample(COSTS, rnd.randint(3, 7))
    known = rnd.choice((3, 6, 9, 11, 12))
    made.blanks, last_is_half = rnd.random() < 0.3, rnd.random() < 0.2
    for name in (*income, *costs):
        made.sides[name] = "baten" if name in income else "lasten"
        made.budget[name] = D(rnd.randint(1, 900) * 100 + rnd.choice((0, 0, 50)))
        made.months[name] = {
            m: D(rnd.choice((0, rnd.randint(1, 3_000_000)))) / 100 if m <= known else None for m in range(1, 13)
        }
        if rnd.random() < 0.1:
            made.months[name][1] = D(-rnd.randint(100, 90_000)) / 100
    made.months[costs[0]][known] = D(1234.5)
    if last_is_half:
        made.months[costs[-1]][known] = None
    if made.blanks:  # of the last month in which anything stands nobody can say that an empty cell is nought
        for per in made.months.values():
            per[known] = per[known] or None
    _lay_out(rnd, made, where, income, costs, known)
    return made


def _lay_out(rnd: random.Random, made: Drawn, where: str, income: list[str], costs: list[str], known: int) -> None:
    year, is_text, minus = made.year, rnd.random() < 0.2, rnd.random() < 0.15
    heads, with_code = _heads(rnd, year), rnd.random() < 0.25
    with_total, with_rest, with_quarters = rnd.random() < 0.7, rnd.random() < 0.5, rnd.random() < 0.2
    budget_last, with_result = rnd.random() < 0.3, minus or rnd.random() < 0.8
    budget_head = (
        f"Begroting {year}" if where == "heading" else rnd.choice(("Begroting", "Begroot", f"Begroting {year}"))
    )
    faulty = {"total": "Totaal", "row total": "post", "result": "result"}.get(made.fault, "")
    if made.fault == "row total":
        with_total = True
    if made.fault == "result":
        with_result = True

    def sign(name: str, amount: D) -> D:
        return -amount if minus and made.sides[name] == "lasten" else amount

    def cells(label: object, names: list[str], kind: str, of: dict[str, int] | None = None) -> list[object]:
        """One line: the sum of these posts in each column; of: post → factor."""
        factor = of or dict.fromkeys(names, 1)

        def total(per: dict[str, D | None]) -> D | None:
            found = [factor[n] * sign(n, v) for n in names if (v := per[n]) is not None]
            return sum(found, D(0)) if found else None

        def cell(amount: D | None) -> object:
            if amount is None or (kind == "post" and made.blanks and amount == 0):
                return None
            return _written(rnd, amount, is_text)

        off = D(100) if faulty == kind else D(0)
        budget = cell((total({n: made.budget[n] for n in names}) or D(0)) + (off if kind != "post" else D(0)))
        per = {m: total({n: made.months[n][m] for n in names}) for m in range(1, 13)}
        line: list[object] = []
        for m in range(1, 13):
            line.append(cell(per[m]))
            if with_quarters and m % 3 == 0:
                line.append(cell(sum((per[k] or D(0) for k in range(m - 2, m + 1)), D(0))))
        every = sum((v for v in per.values() if v is not None), D(0)) + (off if kind == "post" else D(0))
        tail = [cell(every)] if with_total else []
        rest = [None] if with_rest else []
        code = [str(rnd.randint(4000, 8999)) if kind == "post" else None] if with_code else []
        body = [*line, budget, *tail] if budget_last else [budget, *line, *tail]
        return [*code, label, *body, *rest]

    months: list[object] = []
    for m, head in enumerate(heads, 1):
        months.append(head)
        if with_quarters and m % 3 == 0:
            months.append(f"Q{m // 3}")
    tail = ["Totaal"] if with_total else []
    rest = ["Verschil"] if with_rest else []
    body = [*months, budget_head, *tail] if budget_last else [budget_head, *months, *tail]
    title = f"Begroting en realisatie {year if where == 'title' else ''}".strip()
    made.lines.append([title])
    made.lines += [[]] * rnd.choice((0, 1, 2))
    made.lines.append(
        [*(["Grootboek"] if with_code else []), rnd.choice(("Post", "Omschrijving", "Kostensoort", None)), *body, *rest]
    )
    sections = [("baten", income), ("lasten", costs)]
    words = {
        "baten": ("BATEN", "Baten", "A. Baten", "Inkomsten"),
        "lasten": ("LASTEN", "Lasten:", "B. Lasten", "Uitgaven"),
    }
    lead: list[object] = [None] if with_code else []
    bad = rnd.choice((*income, *costs))
    for side, names in sections:
        made.lines.append([*lead, rnd.choice(words[side])])
        first = len(names) // 2 if rnd.random() < 0.4 and len(names) >= 4 else 0
        for at, name in enumerate(names):
            line = cells(name, [name], "post")
            if made.fault == "amount" and name == bad:
                line[len(lead) + 1] = "p.m."
            if made.fault == "nameless" and name == bad:
                line[len(lead)] = None
            made.lines.append(line)
            if made.fault == "twice" and name == bad:
                made.lines.append(cells(name, [name], "post"))
            if first and at == first - 1:
                how = rnd.choice(("Subtotaal {}", "Totaal {}", "Bureau {}"))
                made.lines.append(cells(how.format("vast" if side == "lasten" else "leden"), names[:first], "sub"))
        if rnd.random() < 0.9 or (side == "lasten" and made.fault in ("total", "twice", "nameless")):
            made.lines.append(
                cells(rnd.choice((f"Totaal {side}", f"{side.capitalize()} totaal", f"Totale {side}")), names, "Totaal")
            )
        made.lines += [[]] * rnd.choice((0, 1))
    if with_result:
        of = {n: 1 if n in income or minus else -1 for n in (*income, *costs)}
        made.lines.append(
            cells(
                rnd.choice(("RESULTAAT", "Resultaat", "Saldo", "Exploitatieresultaat")), [*income, *costs], "result", of
            )
        )
    if rnd.random() < 0.4:
        made.lines += [[], [rnd.choice(("* voorlopige cijfers", "Bron: boekhouding", "Let op: december volgt"))]]
