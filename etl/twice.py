"""What a file brings that was there already, said in a sentence: it counts once."""

from __future__ import annotations

from etl.problem import Checked, Part
from etl.sql import is_stored
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
    return [
        f"{count} van de {part.rows} mutaties van {account} {'staat' if count == 1 else 'staan'} al op een eerder "
        f"afschrift ({file}, van {first} tot en met {last}); {'zij telt' if count == 1 else 'zij tellen'} één keer."
        for account, file, count, first, last in bench.rows(
            "SELECT o.bank_account, o._file, count(*), strftime(min(o.booked_on), '%-d-%-m-%Y'), "
            f"strftime(max(o.booked_on), '%-d-%-m-%Y') {_joined(part)} GROUP BY ALL ORDER BY ALL"
        )
    ]


def _invoices(part: Part, bench: Workbench) -> list[str]:
    return [
        f"Factuur {number} van {relation} staat er al, uit {file} (aanlevering {batch}); zij telt één keer."
        for number, relation, file, batch in bench.rows(
            f"SELECT o.invoice_id, o.relation_id, o._file, o._batch {_joined(part)} ORDER BY ALL"
        )
    ]
