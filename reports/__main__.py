"""Figures and papers on the command line: python -m reports figures [--year Y] [--half H] [--json], and
python -m reports quarter --quarter Q [--year Y] -o FILE."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import warehouse
from etl.store import states
from etl.store.publish import catch_up
from metrics import Where, clock
from reports.figures import NoData, as_json, default_year, figures, table
from reports.quarter import NoQuarter, last_day, quarter_report


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when done, 2 when there are no data to compute from."""
    parser = argparse.ArgumentParser(prog="python -m reports", description="Cijfers en verslagen.")
    commands = parser.add_subparsers(dest="command", required=True)
    asked = commands.add_parser("figures", help="toon alle cijfers van een jaar")
    asked.add_argument("--year", type=int, help="het verslagjaar; anders het nieuwste jaar dat geen voorbeeld is")
    asked.add_argument("--half", type=int, choices=(1, 2), help="de helft van het verslagjaar")
    asked.add_argument("--on", type=date.fromisoformat, help="beoordeeld op een eerdere dag, als 2026-03-31")
    asked.add_argument("--json", action="store_true", help="als JSON, voor machines")
    paper = commands.add_parser("quarter", help="maak het kwartaalrapport van de penningmeester (xlsx)")
    paper.add_argument("--year", type=int, help="het boekjaar; anders het nieuwste jaar dat geen voorbeeld is")
    paper.add_argument("--quarter", type=int, choices=(1, 2, 3, 4), required=True, help="het kwartaal")
    paper.add_argument("-o", "--output", type=Path, required=True, help="waar het rapport komt")
    chosen = parser.parse_args(arguments)
    if chosen.command == "quarter":
        return _quarter(chosen)
    try:
        with _judged(chosen.on) as reader:
            where = Where(chosen.year or default_year(reader), chosen.half)
            if not reader.rows("SELECT 1 FROM report_years WHERE report_year = ?", [where.year]):
                raise NoData(f"Er zijn geen gegevens van {where.year}.")
            [(is_fictional, until)] = reader.rows(
                "SELECT is_fictional, data_until FROM report_years WHERE report_year = ?", [where.year]
            )
            found = figures(reader, where)
    except (NoData, warehouse.NoWarehouse, warehouse.DamagedWarehouse) as error:
        print(getattr(error, "sentence", str(error)), file=sys.stderr)
        return 2
    if chosen.json:
        print(as_json(found))
        return 0
    half = f", {'eerste' if where.half == 1 else 'tweede'} helft" if where.half else ""
    mark = " (fictief)" if is_fictional else ""
    print(table(found, f"Cijfers {where.year}{half}{mark}, gegevens tot en met {until:%d-%m-%Y}", where.half))
    return 0


@contextmanager
def _judged(day: date | None) -> Iterator[warehouse.Reader]:
    """The data of now, judged on a day; on today without one, which is made first when the day has turned."""
    if day is not None and day < clock.today():
        with states.opened(states.as_on(day)) as reader:
            yield reader
        return
    with suppress(warehouse.LoaderBusy):
        catch_up()
    with warehouse.reader() as reader:
        yield reader


def _quarter(chosen: argparse.Namespace) -> int:
    """Write the quarter report; 2 when there is nothing of that quarter."""
    try:
        with _judged(None) as reader:
            year = chosen.year or default_year(reader)
        with _judged(last_day(year, chosen.quarter)) as reader:
            content = quarter_report(reader, year, chosen.quarter)
    except (NoData, NoQuarter, warehouse.NoWarehouse, warehouse.DamagedWarehouse) as error:
        print(getattr(error, "sentence", str(error)), file=sys.stderr)
        return 2
    chosen.output.write_bytes(content)
    print(f"Kwartaalrapport geschreven: {chosen.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
