"""A bank's csv whose columns a person chose: what a bank leaves out of it is made, and its account gets its name.

Such a file has a day and an amount; rarely a number for each movement, and its sign is often a word in a column of its
own ("Af", "Bij") or the choice between two columns. What is made is added to the right or takes the place of the text
in its cell, so that every problem still names the cell of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count

import pyarrow.parquet as pq

from etl.check import bank_seen
from etl.check.recognised import Recognised
from etl.datasets import DATASETS
from etl.errors import Refused
from etl.intake.remembered import remembered_headings
from etl.readers.bank.accounts import Accounts
from etl.readers.bank.csv import DUTCH, amount_of, decimal_sign
from etl.readers.bank.layouts import SIGNS
from etl.readers.bank.statements import uncounted
from etl.readers.process.document import Document, Sheet
from etl.readers.tables.letters import column_letters
from etl.readers.tables.money import amount_text
from etl.schema import Dataset
from etl.sql import has_column
from warehouse import Workbench

NAME = "bank_movements"
_PAIRS = (
    ("bij", "af"),
    ("credit", "debet"),
    ("credit", "debit"),
    ("in", "uit"),
    ("ontvangsten", "uitgaven"),
    ("inkomsten", "uitgaven"),
    ("ontvangen", "betaald"),
)
_NUMBER = re.compile(r"(?:[A-Z]{2}\d{2} ?[A-Z0-9 ]{10,}|[\d. ]{7,})")
_NO_ACCOUNT = "Rekening zonder nummer"


@dataclass(frozen=True)
class Made:
    """The sheet with what was made, its letters with it, and what to say.

    doubts: account and day of movements of which nobody knows how often they are there.
    """

    sheet: Sheet
    letters: dict[str, str]
    notes: tuple[str, ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()


def pair_of(headings: Iterable[str]) -> tuple[str, str] | None:
    """The two headings under which amounts that came in and that went out stand apart; None where there are none."""
    known = {text.strip().lower(): text for text in headings}
    return next(((known[plus], known[minus]) for plus, minus in _PAIRS if plus in known and minus in known), None)


def may_lack(dataset: str, headings: Iterable[str]) -> frozenset[str]:
    """The columns that are made when a sheet of this kind does not have them."""
    if dataset != NAME:
        return frozenset()
    return frozenset({"movement_id", "bank_account", *(["amount"] if pair_of(headings) else [])})


def remembered(
    top: Iterable[tuple[int, dict[str, tuple[str, str]]]], names: Mapping[str, str], notes: list[str]
) -> Dataset | None:
    """The movements of a bank, when these are the first rows of a csv whose headings a person chose before.

    top: as `recognise` has them: row number, and per letter the text and its label. names: label → declared column.
    """
    chosen, dataset = remembered_headings(NAME), DATASETS[NAME]
    needed = {name for name, column in dataset.columns.items() if column.required}
    for _, cells in top:
        texts = [text for text, _ in cells.values()]
        meant = {chosen.get(text, names.get(label)) for text, label in cells.values()}
        if needed - may_lack(NAME, texts) <= meant and sum(t in chosen for t in texts) >= len(texts) * 0.8:
            notes.append(f"Gelezen als {dataset.title}: deze koppen zijn eerder zo gekozen.")
            return dataset
    return None


def with_made(
    found: Recognised, document: Document, bench: Workbench, notes: list[str], doubts: list[tuple[str, str]]
) -> Recognised:
    """What was recognised, with what a bank leaves out and what is known of it already; anything else as it is.

    doubts: account and day of movements of which nobody knows how often they are there; they become checks of the file.
    """
    if not found.usable:
        return found
    if found.dataset.name == "file_checks" and doubts:
        return replace(found, sheet=bank_seen.with_doubts(found.sheet, found.header_row, found.letters, doubts))
    if found.dataset.name == "bank_balances":
        moves = bank_seen.moves_of(document.sheets)
        whole = bank_seen.joined(found.sheet, found.header_row, found.letters, bench, moves)
        notes += bank_seen.gaps(whole, found.header_row, found.letters, bench)
        return replace(found, sheet=whole)
    if found.dataset.name != NAME:
        return found
    made = completed(found.sheet, found.header_row, found.letters, bench)
    notes += made.notes
    doubts += made.doubts
    return replace(found, sheet=made.sheet, letters=made.letters)


def completed(sheet: Sheet, header_row: int, letters: dict[str, str], bench: Workbench) -> Made:
    """The sheet of a bank with what it leaves out. A sheet that has it all, in our own form, stays as it is."""
    if "movement_id" in letters and not _has_numbers(sheet, header_row, letters):
        return Made(sheet, letters)
    read = pq.read_table(sheet.rows).to_pydict()
    cells: dict[str, list[str | None]] = {letter: list(read[letter]) for letter in sheet.columns}
    below = [i for i, number in enumerate(read["_row"]) if number > header_row]
    head = next((i for i, number in enumerate(read["_row"]) if number == header_row), 0)
    accounts = cells.get(letters.get("bank_account", ""), [])
    spare = (letter for letter in map(column_letters, count(1)) if letter not in cells)
    notes: list[str] = []

    def add(column: str, values: dict[int, str]) -> None:
        letters[column] = letter = next(spare)
        cells[letter] = [values.get(i) for i in range(len(read["_row"]))]

    letters = dict(letters)
    amounts = _amounts(cells, head, below, letters, notes)
    if amounts is not None:
        add("amount", amounts)
    if "account_mark" not in letters or _has_numbers(sheet, header_row, letters):
        named = _accounts(accounts, below, bench)
        add("bank_account", {i: name for i, (name, _) in named.items()})
        add("account_mark", {i: mark for i, (_, mark) in named.items() if mark})
    if not accounts:
        notes.append(f"Blad ‘{sheet.name}’ noemt geen bankrekening; gelezen als ‘{_NO_ACCOUNT}’.")
    doubts: list[tuple[str, str]] = []
    if "movement_id" not in letters:
        add("movement_id", bank_seen.numbers(cells, below, letters, bench, doubts))
        notes += [f"{uncounted(*doubt)['Bevinding']}." for doubt in doubts]
    return Made(bank_seen.written(sheet, read["_row"], cells), letters, tuple(notes), tuple(doubts))


def _has_numbers(sheet: Sheet, header_row: int, letters: dict[str, str]) -> bool:
    """Does a number stand where the name of an account belongs?"""
    if "bank_account" not in letters:
        return True
    read = pq.read_table(sheet.rows, columns=["_row", letters["bank_account"]])
    named = zip(read["_row"].to_pylist(), read[letters["bank_account"]].to_pylist(), strict=True)
    return any(_NUMBER.fullmatch(text) for text in {text or "" for row, text in named if row > header_row})


def _amounts(
    cells: dict[str, list[str | None]], head: int, below: list[int], letters: dict[str, str], notes: list[str]
) -> dict[int, str] | None:
    """Amounts with their sign, where the sign stands apart; None where the amounts have it themselves."""
    pair = pair_of(texts[head] or "" for texts in cells.values())
    if "amount" not in letters and pair:
        plus, minus = (next(texts for texts in cells.values() if texts[head] == text) for text in pair)
        notes.append(f"Het bedrag is kolom ‘{pair[0]}’ min kolom ‘{pair[1]}’.")
        decimal = decimal_sign(texts[i] or "" for texts in (plus, minus) for i in below) or DUTCH
        return {i: _difference(plus[i], minus[i], decimal) for i in below if plus[i] or minus[i]}
    if "amount" not in letters:
        return None
    amount = cells[letters["amount"]]
    filled = [i for i in below if amount[i]]
    for letter, texts in cells.items():
        words = {i: (texts[i] or "").strip().lower() for i in filled}
        known = [i for i, word in words.items() if word in SIGNS]
        if letter in letters.values() or not known or len(known) * 2 < len(filled):
            continue
        decimal = decimal_sign(amount[i] or "" for i in filled) or DUTCH
        signed = {i: _signed(amount[i] or "", words[i], decimal) for i in filled}
        if len(known) < len(filled) and any((amount[i] or "").strip().startswith(("-", "−")) for i in filled):
            continue  # The amounts have their own sign.
        notes.append(f"Bij of af komt uit kolom ‘{texts[head]}’.")
        return signed
    return None


def _difference(plus: str | None, minus: str | None, decimal: str) -> str:
    try:
        came, went = (amount_of(text, 0, decimal) if text else Decimal(0) for text in (plus, minus))
        return amount_text(came - abs(went))
    except Refused:
        return f"{plus or ''} {minus or ''}".strip()  # The check names what is no amount.


def _signed(text: str, word: str, decimal: str) -> str:
    """The amount with the sign of its word. One whose word says nothing is no amount: the check names it."""
    try:
        amount = amount_of(text, 0, decimal)
    except Refused:
        return text
    known = word in SIGNS and not amount < 0 < SIGNS[word]
    return amount_text(abs(amount) * SIGNS[word]) if known else f"{text} {word}".strip() if word else f"{text} ?"


def _accounts(texts: list[str | None], below: list[int], bench: Workbench) -> dict[int, tuple[str, str]]:
    """Per row the name of its account and its mark; a name that someone gave stays."""
    known: list[tuple[str, str]] = []
    if all(has_column(bench, table, "account_mark") for table in (NAME, "bank_balances")):
        named = "SELECT DISTINCT bank_account, coalesce(account_mark, '') FROM now."
        known = bench.rows(f"{named}bank_balances UNION {named}{NAME} ORDER BY ALL")
    accounts, given = Accounts(known), {}
    for i in below:
        text = (texts[i] or "").strip() if texts else ""
        if text not in given:
            given[text] = accounts.called(text) if _NUMBER.fullmatch(text) else (text if texts else _NO_ACCOUNT, "")
    return {i: given[(texts[i] or "").strip() if texts else ""] for i in below}
