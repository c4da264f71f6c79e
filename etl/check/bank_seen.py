"""What of a bank's file is stored already: a movement keeps its number, and statements of one day are one balance.

A statement that closes on the day on which the stored one of its account closed goes on in one row with it: the balance
at the begin is that of the first and the balance at the end that of the last, as the movements of the day follow.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pyarrow as pa
import pyarrow.parquet as pq

from etl.errors import Refused
from etl.readers.bank.csv import DUTCH, amount_of, day_of
from etl.readers.bank.movements import Movement, ends_of, matched, reference_of, unsure
from etl.readers.bank.statements import MOVES_SHEET, MOVES_TELLING, uncounted
from etl.readers.process.document import Sheet
from etl.readers.tables.money import amount_text, day_words
from etl.sql import has_column, is_stored
from warehouse import Workbench

Cells = dict[str, list[str | None]]
_BALANCE = ("bank_account", "balance_date", "opening_balance", "closing_balance", "account_mark")
_TELLING = ("bank_account", "booked_on", "amount", "balance_after", "reference")


def written(sheet: Sheet, rows: Sequence[int], cells: Cells) -> Sheet:
    """The sheet with these cells in place of its own."""
    path = sheet.rows.with_name(f"{sheet.rows.stem}-bank.parquet")
    columns = {"_row": pa.array(rows, pa.int64())} | {k: pa.array(v, pa.string()) for k, v in cells.items()}
    pq.write_table(pa.table(columns), path, compression="zstd")
    return replace(sheet, rows=path, columns=tuple(cells))


def numbers(
    cells: Cells, below: list[int], letters: dict[str, str], bench: Workbench, doubts: list[tuple[str, str]]
) -> dict[int, str]:
    """The number of each movement: that of the stored one that it is, else its day, its amount and the first free.

    A place or reference that is stored stays as it is, whatever this file says or leaves out. Adds to `doubts` the
    account and day of movements of which nobody knows how often they are there.
    """
    made: dict[int, str] = {}
    new: defaultdict[str, list[tuple[int, Movement]]] = defaultdict(list)
    for i in below:
        account, day, amount, after, reference = (cells[letters[c]][i] or "" if c in letters else "" for c in _TELLING)
        try:
            place = amount_of(after, 0, DUTCH) if after else None
            one = Movement(day_of(day, 0), amount_of(amount, 0, DUTCH), place, reference_of(reference))
            new[account].append((i, one))
        except Refused:
            made[i] = f"{day} {amount}".strip()  # The check names what is no day or no amount.
    for account, of in new.items():
        stored = _movements(account, bench)
        known = [one for _, one in stored]
        seen: Counter[tuple[str, Decimal]] = Counter()
        taken = {number for number, _ in stored}
        ours = [one for _, one in of]
        places = matched(ours, known)
        doubts += [(account, day) for day in unsure(ours, known, places)]
        for (i, one), at in zip(of, places, strict=True):
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
        (number, Movement(day, amount, after, reference_of(reference or "")))
        for number, day, amount, after, reference in bench.rows(
            "SELECT movement_id, booked_on::VARCHAR, amount, "
            + ("balance_after, reference" if placed else "NULL, NULL")
            + " FROM now.bank_movements WHERE bank_account = ? ORDER BY booked_on, _batch, _row",
            [account],
        )
    ]


def with_doubts(sheet: Sheet, header_row: int, letters: dict[str, str], doubts: Iterable[tuple[str, str]]) -> Sheet:
    """The checks of a file with one for each account and day of which nobody knows how often a movement is there."""
    read = pq.read_table(sheet.rows).to_pydict()
    heads = {letter: str(read[letter][read["_row"].index(header_row)]) for letter in sheet.columns}
    there = set(zip(read[letters["subject"]], read[letters["check_name"]], strict=True))
    for check in (
        check
        for check in (uncounted(*doubt) for doubt in doubts)
        if (check["Onderwerp"], check["Controle"]) not in there
    ):
        read["_row"].append(max(read["_row"]) + 1)
        for letter, head in heads.items():
            read[letter].append(check.get(head) or None)
    cells = {letter: read[letter] for letter in sheet.columns}
    return replace(written(sheet, read["_row"], cells), row_count=sheet.row_count + len(read["_row"]) - len(there))


def moves_of(sheets: Iterable[Sheet]) -> dict[str, list[Movement]]:
    """Account → its movements on the sheet that the reader of statements made of a file."""
    made: defaultdict[str, list[Movement]] = defaultdict(list)
    for sheet in (sheet for sheet in sheets if sheet.name == MOVES_SHEET and sheet.row_count):
        read = pq.read_table(sheet.rows).to_pydict()
        at = {read[letter][0]: letter for letter in sheet.columns}
        for i in range(1, len(read["_row"]) if set(MOVES_TELLING) <= set(at) else 1):
            account, day, amount, after, said = (read[at[head]][i] or "" for head in MOVES_TELLING)
            try:
                place = amount_of(after, 0, DUTCH) if after else None
                made[account].append(Movement(day, amount_of(amount, 0, DUTCH), place, reference_of(said)))
            except Refused:
                continue  # The check names what is no amount.
    return made


def gaps(sheet: Sheet, header_row: int, letters: dict[str, str], bench: Workbench) -> list[str]:
    """A sentence for each statement of a file that does not begin with what the one before it left, in the file or
    stored. One that begins before that one ended overlaps, and is no gap."""
    if not all(name in letters for name in _BALANCE) or "period_start" not in letters:
        return []
    read = pq.read_table(sheet.rows).to_pydict()
    spans: dict[tuple[str, str], tuple[str, Decimal, Decimal, bool]] = {}
    if bench.has_now and is_stored(bench, "bank_balances"):
        for account, day, begin, opening, closing in bench.rows(
            "SELECT bank_account, balance_date::VARCHAR, coalesce(period_start, balance_date)::VARCHAR, "
            "opening_balance, closing_balance FROM now.bank_balances WHERE opening_balance IS NOT NULL"
        ):
            spans[account, day] = (begin, opening, closing, False)
    for i in (i for i, number in enumerate(read["_row"]) if number > header_row):
        account, day, opening, closing, _ = (read[letters[name]][i] or "" for name in _BALANCE)
        try:
            begin = day_of(read[letters["period_start"]][i] or day, 0)
            amounts = (amount_of(opening, 0, DUTCH), amount_of(closing, 0, DUTCH)) if opening and closing else None
            spans |= {(account, day_of(day, 0)): (begin, *amounts, True)} if amounts else {}
        except Refused:
            continue  # The check names what is no day or no amount.
    said = []
    for (before, this), (then, day) in pairwise(sorted(spans)):
        (_, _, closing_before, is_new), (begin, opening_now, _, is_newer) = spans[before, this], spans[then, day]
        if before == then and (is_new or is_newer) and begin > this and opening_now != closing_before:
            said.append(
                f"Het afschrift van {then} tot en met {day_words(day)} begint met {amount_text(opening_now)}; het "
                f"vorige (tot en met {day_words(this)}) eindigt op {amount_text(closing_before)}: er ontbreekt een "
                f"afschrift of een mutatie, samen {amount_text(opening_now - closing_before)}."
            )
    return said


def joined(
    sheet: Sheet, header_row: int, letters: dict[str, str], bench: Workbench, moves: dict[str, list[Movement]]
) -> Sheet:
    """The balances of a bank, each with the stored one of its account and day: one row from the first to the last.

    moves: account → the movements of this file.
    """
    if not all(name in letters for name in _BALANCE) or not bench.has_now or not is_stored(bench, "bank_balances"):
        return sheet
    read = pq.read_table(sheet.rows).to_pydict()
    cells: Cells = {letter: list(read[letter]) for letter in sheet.columns}
    changed = False
    for i in (i for i, number in enumerate(read["_row"]) if number > header_row):
        account, day, opening, closing, _ = (cells[letters[name]][i] or "" for name in _BALANCE)
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
        known = [one for _, one in _movements(account, bench)]
        new = moves.get(account, [])
        every = [*known, *(one for one, at in zip(new, matched(new, known), strict=True) if at is None)]
        begins = (cells[letters["period_start"]][i] or day if "period_start" in letters else day, stored[0][2] or day)
        whole = _whole(ours, stored[0][:2], begins, day, every)
        if whole is None:
            continue
        begin, end, more = whole
        _put(cells, letters, i, stored[0], begin, end, more)
        changed = True
    return written(sheet, read["_row"], cells) if changed else sheet


def _whole(
    ours: tuple[Decimal, Decimal],
    stored: tuple[Decimal, Decimal],
    begins: tuple[str, str],
    day: str,
    moves: Sequence[Movement],
) -> tuple[Decimal, Decimal, int] | None:
    """(balance at the begin, at the end, statements more) of two statements that close on one day; None where ours
    stands alone. begins: their first days, ours first. moves: all movements of the account.

    Where the movements of the day make one walk, its end is the end of the day, whatever order the files came in.
    """
    if ours == stored:
        return None
    more = int(ours[0] == stored[1] or ours[1] == stored[0])
    ends = ends_of([one for one in moves if one.day == day])
    if ends:
        first = min(begins)
        start = ends_of([one for one in moves if one.day == first])
        if first == day or (begins[0] == begins[1] and start and start[0] in (ours[0], stored[0])):
            opening = start[0] if start else ends[0]
        else:
            opening = ours[0] if begins[0] <= begins[1] else stored[0]
        return opening, ends[1], more
    if ours[0] == stored[1]:
        return stored[0], ours[1], 1
    if ours[1] == stored[0]:
        return ours[0], stored[1], 1
    within = {*(one.after for one in moves if one.day == day), stored[0], stored[1]}
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
