"""Figures and papers on the command line: python -m reports figures [--year Y] [--half H] [--json], and
python -m reports quarter --quarter Q [--year Y] -o FILE or year [--year Y] -o FILE."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

import console


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when done, 2 when there are no data to compute from."""
    import warehouse
    from reports.figures import NoData
    from reports.quarter import NoQuarter

    parser = console.Parser(prog="./vgg", description="Cijfers en verslagen.")
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    asked = commands.add_parser("figures", help="toon alle cijfers van een jaar")
    asked.set_defaults(command=_figures)
    asked.add_argument("--year", type=int, help="het verslagjaar; anders het nieuwste jaar dat geen voorbeeld is")
    asked.add_argument("--half", type=int, choices=(1, 2), help="de helft van het verslagjaar")
    asked.add_argument("--on", type=date.fromisoformat, help="beoordeeld op een eerdere dag, als 2026-03-31")
    asked.add_argument("--json", action="store_true", help="als JSON, voor machines")
    paper = commands.add_parser("quarter", help="maak het kwartaalrapport van de penningmeester (xlsx)")
    paper.set_defaults(command=_quarter)
    paper.add_argument("--year", type=int, help="het boekjaar; anders het nieuwste jaar dat geen voorbeeld is")
    paper.add_argument("--quarter", type=int, choices=(1, 2, 3, 4), required=True, help="het kwartaal")
    paper.add_argument("-o", "--output", type=Path, required=True, help="waar het rapport komt")
    report = commands.add_parser("year", help="maak het jaarverslag (docx of pdf)")
    report.set_defaults(command=_year)
    report.add_argument("--year", type=int, help="het verslagjaar; anders het nieuwste jaar dat geen voorbeeld is")
    report.add_argument("-o", "--output", type=Path, required=True, help="waar het verslag komt: .docx of .pdf")
    chosen = parser.parse_args(arguments)
    try:
        chosen.command(chosen)
    except NoData as error:
        return console.refuse(str(error))
    except (NoQuarter, warehouse.NoWarehouse, warehouse.DamagedWarehouse, warehouse.CannotStore) as error:
        return console.refuse(getattr(error, "sentence", str(error)))
    except OSError as error:
        return console.refuse(console.sentence_of(error))
    return 0


def _figures(chosen: argparse.Namespace) -> None:
    """All figures of a year."""
    from etl.store import publish, states
    from metrics import Where, clock, dutch
    from metrics.said import made_up
    from reports.figures import NoData, as_json, default_year, figures, table, titles

    with publish.opened() if chosen.on is None else states.opened(states.as_on(chosen.on)) as reader:
        where = Where(chosen.year or default_year(reader), chosen.half)
        known = "is_fictional, is_only_fictional, data_until, data_until_precision"
        about = reader.rows(f"SELECT {known} FROM report_years WHERE report_year = ?", [where.year])
        if not about:
            raise NoData(f"Er zijn geen gegevens van {where.year}.")
        [(*flags, until, precision)] = about
        found, answers = figures(reader, where, chosen.on is not None), titles(reader, where, chosen.on is not None)
    if chosen.json:
        print(as_json((*answers, *found)))
        return
    half = f", {dutch.half(where.half)}" if where.half else ""
    mark = f" ({made_up(flags)})" if any(flags) else ""
    judged = f", zoals op {dutch.day(min(chosen.on, clock.today()))}" if chosen.on else ""
    known = f"gegevens tot en met {dutch.when(until, precision)}" if until else "einddatum van de gegevens onbekend"
    print(table(found, f"Cijfers {where.year}{half}{mark}{judged}, {known}", where.half, answers))


def _quarter(chosen: argparse.Namespace) -> None:
    """The quarter report, as a workbook."""
    from etl.store import publish, states
    from reports.figures import default_year
    from reports.quarter import last_day, quarter_report

    with publish.opened() as reader:
        year = chosen.year or default_year(reader)
        day = last_day(reader, year, chosen.quarter)
    with states.opened(states.as_on(day)) as reader:
        content = quarter_report(reader, year, chosen.quarter)
    chosen.output.write_bytes(content)
    print(f"Kwartaalrapport geschreven: {chosen.output}")


def _year(chosen: argparse.Namespace) -> None:
    """The year report, in Word or as PDF."""
    from etl.store import publish
    from reports.figures import NoData, default_year
    from reports.writers import WRITERS
    from reports.year import year_report
    from reports.year_missing import missing

    ending = chosen.output.suffix.lower()
    if ending not in WRITERS:
        raise NoData(f"Een jaarverslag wordt {' of '.join(WRITERS)}; {chosen.output.name} eindigt daar niet op.")
    with publish.opened() as reader:
        year = chosen.year or default_year(reader)
        paper, lacks = year_report(reader, year), missing(reader, year)
    chosen.output.write_bytes(WRITERS[ending](paper))
    print("\n".join((f"Jaarverslag {year} geschreven: {chosen.output}", *lacks)))


if __name__ == "__main__":
    sys.exit(console.run(main, "Gestopt. Er is niets geschreven."))
