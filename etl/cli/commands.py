"""The commands by subject, in the order of --help: a table of contents. A subject adds its own commands."""

from __future__ import annotations

import argparse
from collections.abc import Callable

import console
import warehouse
from etl.cli import batches, decisions, drafts, files, history, quality, remembered, states, upkeep, watch, workbooks
from etl.cli.answer import refuse
from etl.errors import Refused, UnreadableFile
from etl.store.batches import DamagedLedger
from etl.store.build import NotConsistent

SUBJECTS = (files, batches, drafts, decisions, remembered, workbooks, quality, history, states, watch, upkeep)


def run(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 problems in the data, 2 cannot be read or used."""
    asked = _parser().parse_args(arguments)
    warehouse.on_step(lambda number, what: console.go_on())
    try:
        code: int = asked.command(asked)
    except (UnreadableFile, Refused, DamagedLedger) as error:
        return refuse(asked, error.sentence)
    except (warehouse.NoWarehouse, warehouse.DamagedWarehouse, warehouse.CannotStore) as error:
        return refuse(asked, error.sentence)
    except NotConsistent as error:
        return refuse(asked, " ".join(error.sentences))
    except OSError as error:
        return refuse(asked, console.sentence_of(error))
    return code


def _parser() -> console.Parser:
    parser = console.Parser(
        prog="./vgg",
        description="Bestanden controleren, laden en terugdraaien.",
        epilog="Met ./vgg ook: start (het dashboard), figures en quarter (cijfers en kwartaalrapport).",
    )
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)

    def command(
        name: str, run: Callable[[argparse.Namespace], int], text: str, as_json: bool = True
    ) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        if as_json:
            sub.add_argument("--json", action="store_true", help="uitvoer voor programma's")
        sub.set_defaults(command=run)
        return sub

    for subject in SUBJECTS:
        subject.add(command)
    return parser
