"""What of a bank's file is stored already: a movement keeps its number, and statements of one day are one balance.

A statement that closes on the day on which the stored one of its account closed, and begins where that ended (or ends
where it began), goes on in one row: its balance at the begin is the first and its balance at the end the last.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

from etl.errors import Refused
from etl.readers.bank.csv import DUTCH, amount_of, day_of
from etl.readers.bank.movements import Movement, matched
from etl.readers.process.document import Sheet
from etl.readers.tables.money import amount_text
from etl.sql import has_column, is_stored
from warehouse import Workbench

Cells = dict[str, list[str | None]]
_TELLING = ("bank_account", "booked_on", "amount", "balance_after", "reference")


def written(sheet: Sheet, rows: Sequence[int], cells: Cells) -> Sheet:
    """The sheet with these cells in place of its own."""
    path = sheet.rows.with_name(f"{sheet.rows.stem}-bank.parquet")
    columns = {"_row": pa.array(rows, pa.int64())} | {k: pa.array(v, pa.string()) for k, v in cells.items()}
    pq.write_table(pa.table(columns), path, compression="zstd")
    return replace(sheet, rows=path, columns=tuple(cells))


def numbers(cells: Cells, below: list[int], letters: dict[str, str], bench: Workbench) -> dict[int, str]:
    """The number of each movement: that of the stored one that it is, else its day, its amount and the first free.

    A place or reference that is stored stays as it is, whatever this file says or leaves out.
    """
    made: dict[int, str] = {}
    new: defaultdict[str, list[tuple[int, Movement]]] = defaultdict(list)
    for i in below:
        account, day, amount, after, reference = (cells[letters[c]][i] or "" if c in letters else "" for c in _TELLING)
        try:
            place = amount_of(after, 0, DUTCH) if after else None
            new[account].append((i, Movement(day_of(day, 0), amount_of(amount, 0, DUTCH), place, reference)))
        except Refused:
            made[i] = f"{day} {amount}".strip()  # The check names what is no day or no amount.
    for account, of in new.items():
        stored = _movements(account, bench)
        known = [one for _, one in stored]
        seen: Counter[tuple[str, Decimal]] = Counter()
        taken = {number for number, _ in stored}
        for (i, one), at in zip(of, matched([one for _, one in of], known), strict=True):
            if at is not None:
                made[i] = stored[at][0]
                _keep(cells, letters, i, known[at])
                continue
            number = ""
            while not number or number in taken:
                seen[one.day, one.amount] += 1
                number = f"{one.day} {amount_text(one.amount)} ({seen[one.day, one.amount]})"
            made[i] = number
            taken.add(number)
    return made


def _keep(cells: Cells, letters: dict[str, str], i: int, stored: Movement) -> None:
    after = None if stored.after is None else amount_text(stored.after)
    for column, text in (("balance_after", after), ("reference", stored.reference)):
        if text and column in letters:
            cells[letters[column]][i] = text


def _movements(account: str, bench: Workbench) -> list[tuple[str, Movement]]:
    """The movements that are stored of an account: number and movement, in the order in which they came."""
    if not bench.has_now or not is_stored(bench, "bank_movements"):
        return []
    placed = has_column(bench, "bank_movements", "balance_after")
    return [
        (number, Movement(day, amount, after, reference or ""))
        for number, day, amount, after, reference in bench.rows(
            "SELECT movement_id, booked_on::VARCHAR, amount, "
            + ("balance_after, reference" if placed else "NULL, NULL")
            + " FROM now.bank_movements WHERE bank_account = ? ORDER BY booked_on, _batch, _row",
            [account],
        )
    ]


def joined(sheet: Sheet, header_row: int, letters: dict[str, str], bench: Workbench) -> Sheet:
    """The balances of a bank, each with the stored one of its account and day when the two follow on each other."""
    needed = ("bank_account", "balance_date", "opening_balance", "closing_balance", "account_mark")
    if not all(name in letters for name in needed) or not bench.has_now or not is_stored(bench, "bank_balances"):
        return sheet
    read = pq.read_table(sheet.rows).to_pydict()
    cells: Cells = {letter: list(read[letter]) for letter in sheet.columns}
    changed = False
    for i in (i for i, number in enumerate(read["_row"]) if number > header_row):
        account, day, opening, closing, _ = (cells[letters[name]][i] or "" for name in needed)
        stored = bench.rows(
            "SELECT opening_balance, closing_balance, period_start::VARCHAR, coalesce(statement_count, 1), "
            "movements IS NOT NULL "
            "FROM now.bank_balances WHERE bank_account = ? AND balance_date = try_cast(? AS DATE)",
            [account, day],
        )
        try:
            ours = (amount_of(opening, 0, DUTCH), amount_of(closing, 0, DUTCH)) if opening and closing else None
        except Refused:
            continue  # The check names what is no amount.
        if not stored or ours is None or stored[0][0] is None:
            continue
        whole = _whole(ours, stored[0][:2], {one.after for _, one in _movements(account, bench) if one.day == day})
        if whole is None:
            continue
        begin, end, more = whole
        _put(cells, letters, i, stored[0], begin, end, more)
        changed = True
    return written(sheet, read["_row"], cells) if changed else sheet


def _whole(
    ours: tuple[Decimal, Decimal], stored: tuple[Decimal, Decimal], places: set[Decimal | None]
) -> tuple[Decimal, Decimal, int] | None:
    """(balance at the begin, at the end, statements more) of two statements of a day; None where ours stands alone."""
    if ours == stored:
        return None
    if ours[0] == stored[1]:
        return stored[0], ours[1], 1
    if ours[1] == stored[0]:
        return ours[0], stored[1], 1
    within = {*places, stored[0], stored[1]}
    return (*stored, 0) if ours[0] in within and ours[1] in within else None


def _put(
    cells: Cells,
    letters: dict[str, str],
    i: int,
    stored: tuple[Decimal, Decimal, str | None, int, bool],
    begin: Decimal,
    end: Decimal,
    more: int,
) -> None:
    days = [day for day in (stored[2], cells[letters["period_start"]][i] if "period_start" in letters else None) if day]
    adds_up = stored[4] and bool("movements" in letters and cells[letters["movements"]][i])
    texts = {
        "opening_balance": amount_text(begin),
        "closing_balance": amount_text(end),
        "movements": amount_text(end - begin) if adds_up else None,
        "period_start": min(days, default=None),
        "statement_count": str(stored[3] + more),
    }
    for name, text in texts.items():
        if name in letters:
            cells[letters[name]][i] = text
