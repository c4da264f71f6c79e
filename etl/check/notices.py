"""What is said of a file that is no problem: rows that were there already, accounts without a heading, days to come."""

from __future__ import annotations

from etl.check.problem import Checked, Part
from etl.sql import is_stored
from metrics import clock, dutch
from warehouse import Workbench


def said_twice(checked: Checked, bench: Workbench) -> list[str]:
    """A sentence per sheet with bank movements or electronic invoices of which some are stored from another file."""
    if not bench.has_now:
        return []
    sentences = []
    for part in checked.parts:
        if part.dataset.name == "bank_movements" and is_stored(bench, "bank_movements"):
            sentences += _movements(part, bench)
        elif part.dataset.name == "invoices" and checked.document.kind == "ubl" and is_stored(bench, "invoices"):
            sentences += _invoices(part, bench)
    return sentences


def _joined(part: Part) -> str:
    on = " AND ".join(f's."{k}" = o."{k}"' for k in part.dataset.key)
    return f'FROM {part.table} AS s JOIN now."{part.dataset.name}" AS o ON {on}'


def _movements(part: Part, bench: Workbench) -> list[str]:
    sentences = []
    for account, file, count, first, last in bench.rows(
        "SELECT o.bank_account, o._file, count(*), min(o.booked_on), max(o.booked_on) "
        f"{_joined(part)} GROUP BY ALL ORDER BY ALL"
    ):
        of = f"{dutch.number(count)} van de {dutch.several(part.rows, 'mutatie', 'mutaties')} van {account}"
        stands, counts = ("staat", "zij telt") if count == 1 else ("staan", "zij tellen")
        days = f"van {dutch.typed(first)} tot en met {dutch.typed(last)}"
        sentences.append(f"{of} {stands} al op een eerder afschrift ({file}, {days}); {counts} één keer.")
    return sentences


def _invoices(part: Part, bench: Workbench) -> list[str]:
    return [
        f"Factuur {number} van {relation} staat er al, uit {file} (aanlevering {batch}); zij telt één keer."
        for number, relation, file, batch in bench.rows(
            f"SELECT o.invoice_id, o.relation_id, o._file, o._batch {_joined(part)} ORDER BY ALL"
        )
    ]


def not_sorted(checked: Checked, bench: Workbench) -> list[str]:
    """A sentence when a file brings accounts without a heading that nobody sorted in this year or before."""
    tables = {part.dataset.name: part.table for part in checked.parts}
    accounts, entries = tables.get("ledger_accounts"), tables.get("ledger_entries")
    if accounts is None or entries is None:
        return []
    known = "false"
    if bench.has_now and is_stored(bench, "account_mapping"):
        known = (
            'EXISTS (SELECT 1 FROM now."account_mapping" AS m '
            "WHERE m.account_id = a.account_id AND m.from_year <= a.fiscal_year)"
        )
    found = bench.rows(
        f"SELECT a.account_id || ' ' || a.account_name FROM {accounts} AS a WHERE a.cost_type LIKE 'Niet ingedeeld%' "
        f"AND EXISTS (SELECT 1 FROM {entries} AS e WHERE e.account_id = a.account_id) AND NOT {known} ORDER BY 1"
    )
    if not found:
        return []
    some = ", ".join(name for (name,) in found[:5]) + (" en meer" if len(found) > 5 else "")
    head = dutch.several(len(found), "rekening heeft", "rekeningen hebben")
    return [f"{head} nog geen kostensoort ({some}). Deel ze na het laden in op de pagina Financiën."]


def held_later(checked: Checked, bench: Workbench) -> list[str]:
    """A sentence that asks whether it is so, when meetings of a day to come stand as held; they count as planned."""
    found = []
    for part in checked.parts:
        if part.dataset.name == "meetings" and {"state", "meeting_date", "title"} <= set(part.columns):
            found += bench.rows(
                f"SELECT title, meeting_date, meeting_date_precision FROM {part.table} "
                "WHERE state = 'gehouden' AND meeting_date > ? ORDER BY meeting_date, title",
                [clock.today()],
            )
    if not found:
        return []
    some = "; ".join(f"{title}, {dutch.typed(*when)}" for title, *when in found[:5]) + (" en meer" if found[5:] else "")
    stands, day, counts = ("staat", "die dag", "telt het") if len(found) == 1 else ("staan", "hun dag", "tellen zij")
    many = dutch.several(len(found), "overleg", "overleggen")
    return [
        f"{many} {stands} op gehouden, maar {day} moet nog komen ({some}). Klopt dat? Tot dan {counts} als gepland."
    ]


def of_another_year(checked: Checked, bench: Workbench) -> list[str]:
    """A sentence per sheet of meetings of which most days lie in another year than the one that stands beside them.

    A few do in any year (January after it); most do where last year's sheet was copied, and then none would count.
    """
    sentences = []
    for part in checked.parts:
        if part.dataset.name != "meetings" or not {"report_year", "meeting_date"} <= set(part.columns):
            continue
        for year, days, outside, other in bench.rows(
            "SELECT report_year, count(meeting_date), count(*) FILTER (year(meeting_date) <> report_year) AS outside, "
            "mode(year(meeting_date)) FILTER (year(meeting_date) <> report_year) "
            f"FROM {part.table} GROUP BY report_year HAVING outside > count(meeting_date) / 2 ORDER BY 1"
        ):
            many = "De dag" if days == 1 else f"{dutch.number(outside)} van de {dutch.number(days)} dagen"
            sentences.append(
                f"{many} bij verslagjaar {year} {'ligt' if outside == 1 else 'liggen'} in een ander jaar, "
                f"vooral {other}. Klopt het jaar? Een overleg van een ander jaar telt niet mee in {year}."
            )
    return sentences


def outside_book_year(checked: Checked, bench: Workbench) -> list[str]:
    """A sentence that asks whether it is so, where bookings lie outside their book year or invoices after it."""
    tables = {part.dataset.name: part for part in checked.parts}
    begins = [f"SELECT fiscal_year, first_day FROM {tables['book_years'].table}"] if "book_years" in tables else []
    if bench.has_now and is_stored(bench, "book_years"):
        begins.append('SELECT fiscal_year, first_day FROM now."book_years"')
    years = " UNION ALL ".join(begins) or "SELECT NULL::INT AS fiscal_year, NULL::DATE AS first_day"
    sentences = []
    for dataset, day, needs, amount, which, one, more, counts in (
        (
            "ledger_entries", "entry_date", {"period"}, "greatest(amount, 0)",
            "day NOT BETWEEN begins AND ends AND period > 0",
            "boekingsregel heeft", "boekingsregels hebben", "Zij tellen mee in hun periode.",
        ),
        (
            "invoices", "invoice_date", set[str](), "amount", "day > ends",
            "factuur heeft", "facturen hebben", "Zij staan bij de bevindingen.",
        ),
    ):  # fmt: skip
        part = tables.get(dataset)
        if part is None or not {day, "fiscal_year", "amount", *needs} <= set(part.columns):
            continue
        [(found, total, first, last)] = bench.rows(
            f"SELECT count(*), sum({amount}), min(day), max(day) FROM ("
            f"SELECT p.*, p.{day} AS day, coalesce(y.first_day, make_date(p.fiscal_year::INT, 1, 1)) AS begins, "
            "(begins + INTERVAL 1 YEAR)::DATE - 1 AS ends "
            f"FROM {part.table} AS p LEFT JOIN (SELECT fiscal_year, max(first_day) AS first_day FROM ({years}) "
            f"GROUP BY fiscal_year) AS y ON y.fiscal_year = p.fiscal_year) WHERE {which}"
        )
        if found:
            days = dutch.typed(first) if first == last else f"{dutch.typed(first)} tot en met {dutch.typed(last)}"
            place = "buiten" if dataset == "ledger_entries" else "na"
            sentences.append(
                f"{dutch.several(found, one, more)} een datum {place} het boekjaar "
                f"({days}, samen {dutch.euro(total, cents=True)}). Klopt dat? {counts}"
            )
    return sentences
