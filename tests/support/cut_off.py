"""A year as it was known on a day: what had not happened yet is taken out of a full store, and written as a workbook.

Made for one purpose: the example year is full and tidy, and life is not. What happens on a later day goes; what was
planned then stays as planned; what was closed, paid or decided later is open again. A plan (a budget, a planned number
of meetings, a target) stays. A number of which nobody wrote when it was reached becomes unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import warehouse
from etl.datasets import DATASETS
from etl.typed import as_typed
from reports.table import as_xlsx

Row = dict[str, Any]
Cut = Callable[[Row, date], Row | None]
"""What is left of a row on a day; None when nothing was known of it."""


def cut_off(into: Path, day: date, years: tuple[int, ...] = ()) -> Path:
    """Write what the current generation holds as it was known on a day, as a workbook of the template. Returns it.

    years: only rows of these years (and of no year). Raises NoWarehouse.
    """
    sheets: dict[str, tuple[list[str], list[list[Any]]]] = {
        "Over dit bestand": (["Wat", "Inhoud"], [["Soort", "toets"]])
    }
    with warehouse.reader() as reader:
        held = {row[0] for row in reader.rows("SELECT meeting_id FROM meetings WHERE meeting_date <= ?", [day])}
        days = ", ".join(("opened_on", *_STEPS.values()))
        told = f"SELECT vacancy_id, {days} FROM vacancies WHERE outcome NOT IN ('open', 'onbekend')"
        rounds = {row[0]: row[1:] for row in reader.rows(told)}
        for dataset in DATASETS.values():
            names = list(dataset.stored)
            picked = ", ".join(f'"{name}"' for name in names)
            order = ", ".join(f'"{key}"' for key in dataset.key)
            rows = []
            for found in reader.rows(f'SELECT {picked} FROM "{dataset.name}" ORDER BY {order}'):
                row: Row | None = dict(zip(names, found, strict=True))
                if row and dataset.year_column and years and row[dataset.year_column] not in years:
                    continue
                if row and dataset.name in ("attendance", "meeting_sources") and row["meeting_id"] not in held:
                    continue
                if row and dataset.name == "nominations":  # a step without a day has that of a round that is over
                    of = rounds.get(row["vacancy_id"], (None,) * (1 + len(_STEPS)))
                    row |= {f"round_{name}": when for name, when in zip(days.split(", "), of, strict=True)}
                row = CUTS[dataset.name](row, day) if row and dataset.name in CUTS else row
                if row is not None:
                    rows.append([as_typed(row, name, dataset) for name in dataset.columns])
            sheets[dataset.title] = ([column.heading for column in dataset.columns.values()], rows)
    path = into / f"op-{day.isoformat()}.xlsx"
    path.write_bytes(as_xlsx(sheets))
    return path


def _later(value: date | None, day: date) -> bool:
    return value is not None and value > day


def _known_from(column: str) -> Cut:
    """A row that is known from its day on."""
    return lambda row, day: None if _later(row[column], day) else row


def _emptied(row: Row, *columns: str, **instead: Any) -> Row:
    """The row without these columns (and the precision of their dates), and with others instead."""
    gone = {*columns, *(f"{column}_precision" for column in columns)}
    return {name: None if name in gone else instead.get(name, value) for name, value in row.items()}


def _meeting(row: Row, day: date) -> Row:
    if not _later(row["meeting_date"], day):
        return row
    said = ("reason_code", "reason", "topic_went_to", "notice_days", "headcount", "headcount_quality", "state_basis")
    return _emptied(row, *said, state="gepland")


def _agreement(row: Row, day: date) -> Row | None:
    if _later(row["made_on"], day):
        return None
    return _emptied(row, "closed_on", state="open") if _later(row["closed_on"], day) else row


def _vacancy(row: Row, day: date) -> Row | None:
    if _later(row["opened_on"], day):
        return None
    later = [name for name in ("recommended_on", "nominated_on") if _later(row[name], day)]
    if _later(row["decided_on"], day):
        return _emptied(row, "decided_on", *later, outcome="open")
    return _emptied(row, *later) if later else row


_STEPS = {"is_recommended": "recommended_on", "is_nominated": "nominated_on", "outcome": "decided_on"}
"""The step of a candidate → the day of it in its round."""


def _nomination(row: Row, day: date) -> Row | None:
    if _later(row["registered_on"] or row["round_opened_on"], day):
        return None
    own = {step: "outcome_on" if step == "outcome" else on for step, on in _STEPS.items()}
    gone = [
        name for step, on in own.items() if _later(row[on] or row[f"round_{_STEPS[step]}"], day) for name in (step, on)
    ]
    if "outcome" in gone:
        return _emptied(row, *(name for name in gone if name != "outcome"), outcome="open")
    return _emptied(row, *gone) if gone else row


def _invoice(row: Row, day: date) -> Row | None:
    if _later(row["invoice_date"], day):
        return None
    return _emptied(row, "paid_on", "paid_amount") if _later(row["paid_on"], day) else row


def _contribution(row: Row, day: date) -> Row:
    return _emptied(row, "received_on", amount_received=0) if _later(row["received_on"], day) else row


def _count(row: Row, day: date) -> Row | None:
    """A count without a date is told at the end of its half; what was only planned stays."""
    over = date(int(row["report_year"]), 6 if row["half"] == 1 else 12, 30)
    return None if row["state"] != "gepland" and over > day else row


def _handover(row: Row, day: date) -> Row:
    """What takes effect later is decided at most, and whether its letter has gone was not written down by day."""
    begun = row["state"] in ("loopt", "afgerond") and row["kind"] != "tijdelijk"
    return _emptied(row, "is_letter_sent", state="besloten") if begun and _later(row["takes_effect_on"], day) else row


def _project(row: Row, day: date) -> Row:
    return _emptied(row, state="loopt") if _later(row["ends_on"], day) else row


def _target(row: Row, day: date) -> Row:
    over = day >= date(int(row["report_year"]), 12, 31)
    return row if over else _emptied(row, "realised_value", "realised_is_minimum", "realised_note")


def _exchange(row: Row, day: date) -> Row | None:
    if _later(row["sent_on"], day):
        return None
    return (
        _emptied(row, "answered_on", "is_answered", "brought_to", "meeting_id")
        if _later(row["answered_on"], day)
        else row
    )


def _hours(row: Row, day: date) -> Row | None:
    return None if date(int(row["report_year"]), int(row["month"]), 28) > day else row


def _budget(row: Row, day: date) -> Row | None:
    """A change and a forecast are known from their decision on; a forecast without a day is of the year's end."""
    undated = date(int(row["fiscal_year"]), 12, 31) if row["version"] == "prognose" else None
    return None if row["version"] != "begroting" and _later(row["decided_on"] or undated, day) else row


CUTS: dict[str, Cut] = {
    "meetings": _meeting,
    "lights": _known_from("recorded_on"),
    "light_reviews": _known_from("reviewed_on"),
    "light_rounds": _known_from("opened_on"),
    "agreements": _agreement,
    "vacancies": _vacancy,
    "nominations": _nomination,
    "meeting_counts": _count,
    "handovers": _handover,
    "projects": _project,
    "targets": _target,
    "hours": _hours,
    "budget_lines": _budget,
    "ledger_entries": _known_from("entry_date"),
    "invoices": _invoice,
    "commitments": _known_from("as_of"),
    "contributions": _contribution,
    "bank_balances": _known_from("balance_date"),
    "bank_movements": _known_from("booked_on"),
    "approvals": _known_from("approved_on"),
    "approved_figures": _known_from("approved_on"),
    "notes": _known_from("written_on"),
    "vng_exchange": _exchange,
}
