"""The csv (or sheet) that a bank gives, as statements: one per account.

Another layout goes the ordinary road, where the columns are chosen on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from etl.errors import Refused
from etl.readers.bank.accounts import Accounts, name_of
from etl.readers.bank.layouts import SIGNS, Layout, layout_of
from etl.readers.bank.statements import Statement, is_iban, tables_of
from etl.readers.tables.money import amount_text, has_parts_of_a_cent, many, rounded, tidy
from etl.readers.tables.table import Table

_LOOK = 10
_AMOUNTS = ("amount", "fee", "before", "after")
"""What stands in a column that holds amounts."""
_DECIMAL = re.compile(r"[.,]\d{1,2}$|^[-+]?(0|\d{4,})[.,]\d{3}$")
"""The end of an amount, or the whole of it, that shows its decimal sign."""
DUTCH = ","
"""The decimal sign of what people here type."""
_EITHER = re.compile(r"[-+]?[1-9]\d{0,2}([.,])\d{3}")
"""An amount of which the comma or dot may stand before thousands and before decimals alike."""
_NOISY = re.compile(r"[.,]\d*[1-9]\d*(?<=\d{5})$")
"""An amount that was read, with so many decimals: it had noise."""
_TOTAL = re.compile(r"(?i)(?:sub|eind)?-?\s?totaal(?:\s.*)?:?|(?:grand )?total:?|som:?|(?:begin|eind)?saldo:?")
"""What stands where a day or an account belongs, in a line that is no movement."""
_HALF = 0.5
_SHORT_FROM = 2020
"""The first year that is read from two digits."""


def is_bank_csv(table: Table) -> bool:
    """Is this table what a bank gives?"""
    return _layout(table) is not None


def _layout(table: Table) -> Layout | None:
    return layout_of([table.row(index) for index in range(min(_LOOK, len(table.numbers)))])


def statements_of(table: Table, notes: list[str], accounts: Accounts | None = None) -> tuple[list[Table], list[str]]:
    """The statements in the lines of a bank's csv, one per account. Raises Refused."""
    layout = _layout(table)
    if layout is None:
        raise Refused("Deze kolommen zijn niet die van een bank.")
    rows = [i for i in range(layout.first, len(table.numbers)) if not _is_total(table.row(i), layout)]
    layout = _by_values(layout, [table.row(i) for i in rows], notes)
    amounts = [layout.roles[role] for role in _AMOUNTS if role in layout.roles]
    sign = decimal_sign(
        (cells[at] or "").strip() for index in rows for cells in [table.row(index)] for at in amounts if at < len(cells)
    )
    notes += _totals(table, layout)
    lines = [line for index in rows if (line := _line(table.row(index), layout, table.numbers[index], sign))]
    noisy = sum(bool(_NOISY.search(line["amount"])) for line in lines if line["account"])
    if noisy:
        notes.append(rounded(noisy))
    waiting = sum(line["state"] not in ("", "completed") for line in lines)
    if waiting:
        notes.append(f"{many(waiting, 'regel is', 'regels zijn')} bij de bank niet uitgevoerd; dat telt niet mee.")
    lines = [line for line in lines if line["state"] in ("", "completed")]
    nameless = [line for line in lines if not line["account"]]
    if nameless and len(nameless) < len(lines):
        raise Refused(f"In regel {nameless[0]['number']} staat niet van welke rekening zij is; in andere regels wel.")
    statements = []
    for account, currency in dict.fromkeys((line["account"], line["currency"]) for line in lines):
        of = [line for line in lines if (line["account"], line["currency"]) == (account, currency)]
        if re.match(r"[A-Z]{2}\d\d", account) and currency == "EUR" and not is_iban(account):
            notes.append(f"{name_of(account)}: het rekeningnummer voldoet niet aan de IBAN-proef; de bedragen tellen.")
        statements.append(_statement(account, currency, of))
    return tables_of(statements, notes, accounts)


def _line(cells: Sequence[str | None], layout: Layout, number: int, decimal: str) -> dict[str, str]:
    """One movement, its amounts as numbers; empty for a line without a day and an amount, as stands under some exports.

    decimal: the decimal sign of the file, "" where no amount shows it.
    """
    line = {role: (cells[at] or "").strip() if at < len(cells) else "" for role, at in layout.roles.items()}
    if not line["day"] and not line["amount"]:
        return {}
    if not line["day"] and line.get("state", "").lower() not in ("", "completed"):
        return {"state": line["state"].lower(), "account": "", "currency": ""}
    if layout.bank:
        apart = "" if layout.apart is None else f" {(cells[layout.apart] or '').strip()}".rstrip()
        line["account"] = f"{layout.bank}{apart}"
    amount = amount_of(line["amount"], number, decimal)
    sign = line.get("sign", "").lower()
    if sign in SIGNS:
        if amount < 0 < SIGNS[sign]:
            raise Refused(f"In regel {number} staat ‘{line['amount'][:20]}’, en daarbij ‘{sign}’: is het af of bij?")
        amount = abs(amount) * SIGNS[sign]
    elif sign or "sign" in line:
        raise Refused(f"In regel {number} staat ‘{sign[:20]}’ waar af of bij (debet of credit) hoort te staan.")
    if line.get("fee"):
        amount -= amount_of(line["fee"], number, decimal)
    if line.get("after"):
        line["after"] = str(amount_of(line["after"], number, decimal))
    elif line.get("before"):
        line["after"] = str(amount_of(line["before"], number, decimal) + amount)
    return line | {
        "value": str(amount),
        "iso": day_of(line["day"], number),
        "number": str(number),
        "currency": (line.get("currency") or "EUR").upper(),
        "state": line.get("state", "").lower(),
    }


def _at(cells: Sequence[str | None], at: int) -> str:
    return (cells[at] or "").strip() if at < len(cells) else ""


def _is_total(cells: Sequence[str | None], layout: Layout) -> bool:
    """Is this line a sum of others? It says so where its day or its account belongs, or in front of a line without a
    day."""
    day = layout.roles["day"]
    places = {day, layout.roles.get("account", day), *([] if _at(cells, day) else [0])}
    return any(_TOTAL.fullmatch(_at(cells, at)) for at in places)


def _totals(table: Table, layout: Layout) -> list[str]:
    """A sentence for each line that is a sum of others."""
    return [
        f"Regel {table.numbers[i]} is een totaal en is geen mutatie: {_at(table.row(i), layout.roles['amount'])[:20]}."
        for i in range(layout.first, len(table.numbers))
        if _is_total(table.row(i), layout)
    ]


def _by_values(layout: Layout, rows: Sequence[Sequence[str | None]], notes: list[str]) -> Layout:
    """The layout with what only the cells say: which column has the sign, and that ‘Valuta’ holds days. Raises Refused.

    A column with words for off and on is that of the sign, whatever its heading. One that has such words and others
    leaves the sign of the others unknown.
    """
    roles = dict(layout.roles)
    rows = [cells for cells in rows if _at(cells, roles["amount"])]
    if "currency" in roles and any(re.search(r"\d", _at(cells, roles["currency"])) for cells in rows):
        del roles["currency"]
    for at in range(max(map(len, rows), default=0)):
        texts = [_at(cells, at).lower() for cells in rows]
        known = sum(text in SIGNS for text in texts)
        taken = {column for role, column in roles.items() if role != "proof"}  # what proves a bank may be the sign too
        if "sign" in roles or at in taken or known < len(texts) * _HALF or not known:
            continue
        head = layout.headings[at] if at < len(layout.headings) else f"kolom {at + 1}"
        has_own = any(_bare(_at(cells, roles["amount"])).startswith("-") for cells in rows)
        if known == len(texts):
            roles["sign"] = at
            notes.append(f"Bij of af komt uit kolom ‘{head}’.")
        elif not has_own:
            other = next(text for text in texts if text not in SIGNS)
            raise Refused(
                f"In kolom ‘{head}’ staat af of bij, en ook ‘{other[:20]}’: van die regel is niet te zien of het "
                "bedrag eraf gaat of erbij komt. Typ daar af of bij."
            )
    if "sign" in roles:
        owns = [_bare(_at(cells, roles["amount"]))[:1] == "-" for cells in rows]
        words = [SIGNS.get(_at(cells, roles["sign"]).lower(), 0) for cells in rows]
        if {(True, -1), (False, -1)} <= set(zip(owns, words, strict=True)):
            raise Refused(
                "Bij ‘af’ staat het bedrag in dit bestand soms met een min en soms zonder; dan is niet te zien wat "
                "eraf gaat. Schrijf de bedragen op één manier."
            )
    elif (
        rows
        and not {"after", "before"} & {*roles}
        and not any(re.search(r"^[-−(]|[-−)]$", _at(cells, roles["amount"]).strip()) for cells in rows)
    ):
        notes.append(
            "Geen bedrag heeft een min en geen kolom zegt af of bij: elk bedrag telt als bij. Klopt dat niet, zet dan "
            "een kolom ‘Af Bij’ in het bestand."
        )
    return replace(layout, roles=roles)


def decimal_sign(texts: Iterable[str]) -> str:
    """The decimal sign of a file: the comma or dot that cannot stand before thousands; "" for none, or for both."""
    signs = {found[0].strip("-+0123456789") for text in texts if (found := _DECIMAL.search(_bare(text)))}
    return signs.pop() if len(signs) == 1 else ""


def _bare(text: str) -> str:
    """An amount without its currency, with its minus in front."""
    plain = re.sub(r"[\s€]|EUR$", "", text).replace("−", "-")
    return f"-{plain[:-1]}" if plain.endswith("-") else plain


def amount_of(text: str, number: int, decimal: str = "") -> Decimal:
    """1.234,56 · +1234,56 · 1,234.56 · 1234.56 · 1234,56-: the last comma or dot with two digits behind it is the
    decimal sign. Of 1,005 only the other amounts of the file say which it is (decimal); raises Refused without them."""
    plain = _bare(text)
    if two := _EITHER.fullmatch(plain):
        if not decimal:
            whole = plain.replace(two[1], "")
            raise Refused(
                f"In regel {number} staat ‘{text[:30]}’: dat kan {whole} euro zijn, of {plain.replace(two[1], ',')}. "
                "Geen ander bedrag in dit bestand zegt welke van de twee. Typ het bedrag met twee cijfers achter de "
                "komma."
            )
        plain = plain.replace(two[1], "." if two[1] == decimal else "")
    elif re.search(r",\d{1,2}$", plain) or (plain.count(",") == 1 and "." not in plain):
        plain = plain.replace(".", "").replace(",", ".")
    else:
        plain = plain.replace(",", "")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    try:
        value = tidy(Decimal(plain))
    except InvalidOperation:
        raise Refused(f"In regel {number} staat een bedrag dat geen getal is: ‘{text[:30]}’.") from None
    if has_parts_of_a_cent(value):
        raise Refused(f"In regel {number} staat een bedrag met delen van een cent: ‘{text[:30]}’.")
    return value


def day_of(text: str, number: int) -> str:
    """20240131 · 2024-01-31 · 31-1-2024 · 31/01/2024 · 31-1-24 as an ISO day. Raises Refused."""
    for pattern, order in (
        (r"(\d{4})(\d\d)(\d\d)", (1, 2, 3)),
        (r"(\d{4})[-/](\d\d?)[-/](\d\d?)(?:[ T].*)?", (1, 2, 3)),
        (r"(\d\d?)[-/.](\d\d?)[-/.](\d{4})(?:[ T].*)?", (3, 2, 1)),
        (r"(\d\d?)[-/.](\d\d?)[-/.](\d\d)", (3, 2, 1)),
    ):
        match = re.fullmatch(pattern, text)
        if match:
            year, month, day = (int(match[group]) for group in order)
            year += 2000 * (year < 100)
            if len(match[order[0]]) == 2 and year < _SHORT_FROM:
                break  # 25-03-12 may well be a day in March 2025
            return f"{year:04d}-{month:02d}-{day:02d}"
    raise Refused(f"In regel {number} staat een datum die niet te lezen is: ‘{text[:30]}’.")


def _statement(account: str, currency: str, lines: list[dict[str, str]]) -> Statement:
    """The lines of one account, the oldest first. With a balance on each line also a balance at begin and end."""
    if lines[0]["iso"] > lines[-1]["iso"]:
        lines = lines[::-1]
    has_balances = all(line.get("after") for line in lines)
    followed = _followed(lines) if has_balances else None
    lines = followed or (sorted(lines, key=lambda line: line["iso"]) if has_balances else lines)
    made = Statement(account, currency, moves=[(line["iso"], Decimal(line["value"])) for line in lines])
    made.references = [line.get("order", "") for line in lines]
    if has_balances:
        made.closing, made.closed_on = _after(lines[-1]), lines[-1]["iso"]
        made.opening = _before(lines[0])
    if has_balances and followed is None:
        at, line = next((i, line) for i, line in enumerate(lines) if i and _before(line) != _after(lines[i - 1]))
        made.broken_at = f"regel {line['number']}"
        made.broken = (
            f"In regel {line['number']} is het saldo na de mutatie {amount_text(_after(line))}; met het saldo van de "
            f"regel ervoor ({amount_text(_after(lines[at - 1]))}) en {amount_text(Decimal(line['value']))} is het "
            f"{amount_text(_after(lines[at - 1]) + Decimal(line['value']))}"
        )
    return made


def _after(line: dict[str, str]) -> Decimal:
    return Decimal(line["after"])


def _before(line: dict[str, str]) -> Decimal:
    return _after(line) - Decimal(line["value"])


def _followed(lines: list[dict[str, str]]) -> list[dict[str, str]] | None:
    """The lines in the order in which their balances follow on each other; None where they do not.

    Banks write a day either way round. Lines whose balance is that of another before them are taken in turn.
    """
    for turned in (lines, lines[::-1]):
        ordered = sorted(turned, key=lambda line: line["iso"])
        if all(_before(ordered[i]) == _after(ordered[i - 1]) for i in range(1, len(ordered))):
            return ordered
    days: dict[str, list[dict[str, str]]] = {}
    for line in sorted(lines, key=lambda line: line["iso"]):
        days.setdefault(line["iso"], []).append(line)
    ordered = []
    for of_day in days.values():
        left = list(of_day)
        ends = {_after(line) for line in left}
        balance = _after(ordered[-1]) if ordered else next((_before(x) for x in left if _before(x) not in ends), None)
        while left:
            following = next((line for line in left if _before(line) == balance), None)
            if following is None:
                return None
            left.remove(following)
            ordered.append(following)
            balance = _after(following)
    return ordered
