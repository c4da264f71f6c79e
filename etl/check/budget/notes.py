"""How a budget sheet was read, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from etl.check.budget.columns import Columns
from etl.check.budget.lines import Lines
from etl.check.budget.meant import Meant
from metrics import dutch

_SHOWN = 100


def of(sheet: str, year: str, read_from: str, columns: Columns, told: Meant, lines: Lines) -> list[str]:
    """The year and where it was read, what each column is, and the rows that are no posts."""
    where = f"Blad ‘{sheet}’"
    read = f", gelezen uit {read_from}" if read_from else ", zoals gekozen"
    found = [f"{where} is gelezen als begroting en realisatie van {year}{read}."]
    what = [f"‘{columns.heads[x]}’ ({x}) de begroting van {of or year}" for x, of in columns.budgets.items()]
    order = sorted(told.months, key=lambda x: told.months[x])
    if order:
        first, last = (columns.heads[x] for x in (order[0], order[-1]))
        months = dutch.several(len(order), "maand", "maanden")
        what.append(f"‘{first}’ tot en met ‘{last}’ ({order[0]}–{order[-1]}) de realisatie van {months}")
    past = {x: of for x, of in columns.totals.items() if of and of != year}
    what += [
        f"‘{columns.heads[x]}’ ({x}) de realisatie van {of or int(year) - 1}"
        for x, of in {**columns.prior, **past}.items()
    ]
    compared = [x for x in (*columns.totals, *columns.spans) if x not in past]
    what += [f"{_all(compared, columns)} een totaal, vergeleken met de maanden"] if compared and order else []
    what += [f"{_all(columns.skipped, columns)} niet gelezen"] if columns.skipped else []
    found.append(f"{where}: {'; '.join([*what, *told.notes])}.")
    if compared and not order:
        found.append(
            f"{where}: {_all(compared, columns)} is niet gelezen: een bedrag van het hele jaar is niet "
            "over de maanden te verdelen."
        )
    if lines.totals:
        found.append(f"{where}: {_rows([*lines.totals])} een totaal: niet geladen, en vergeleken met wat het optelt.")
    if lines.unchecked:
        found.append(f"{where}: {_rows(sorted({*lines.unchecked}))} een totaal dat niet helemaal te vergelijken is.")
    if lines.headings:
        told_so = [f"{row} (‘{text[:_SHOWN]}’)" for row, text in lines.headings.items()]
        shown = ", ".join(told_so[:8]) + (" en verder" if told_so[8:] else "")
        found.append(
            f"{where}: {'regel' if len(told_so) == 1 else 'de regels'} {shown}: een kop of een noot, zonder bedragen."
        )
    if lines.left_out:
        found.append(f"{where}: {_rows([*lines.left_out])} weggelaten: zo is gekozen.")
    return found


def _all(letters: Sequence[str], columns: Columns) -> str:
    shown = [f"‘{columns.heads.get(x, '')}’ ({x})" for x in letters[:6]]
    return ", ".join(shown) + (" en verder" if letters[6:] else "")


def _rows(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"regel {numbers[0]} is"
    shown = ", ".join(map(str, numbers[:8])) + (" en verder" if numbers[8:] else "")
    return f"elk van de regels {shown} is"
