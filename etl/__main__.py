"""python -m etl …: everything that can be done with files and batches, from the command line. See --help."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from pathlib import Path
from typing import Any

import warehouse
from etl.check.problem import Problem
from etl.cli import decisions, inbox, states
from etl.cli.first_start import first_start
from etl.cli.periods import replacing
from etl.cli.watch import watch
from etl.datasets import DATASETS
from etl.errors import Refused, UnreadableFile
from etl.load import Outcome, check_file, load, redo, undo
from etl.store import batches, candidate_names
from etl.store.build import NotConsistent
from etl.store.integrity import verify
from etl.store.publish import rebuild
from etl.workbooks.dictionary import write_dictionary
from etl.workbooks.export import export, fingerprint
from metrics import dutch

DONE, PROBLEMS, UNUSABLE = 0, 1, 2
_MOST_GONE = 20
_KEYS = ("file", "sheet", "row", "column", "found", "wanted", "suggestion")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 problems in the data, 2 cannot be read or used."""
    asked = _parser().parse_args(arguments)
    try:
        code: int = asked.command(asked)
    except (UnreadableFile, Refused, batches.DamagedLedger) as error:
        return _unusable(asked, error.sentence)
    except (warehouse.NoWarehouse, warehouse.DamagedWarehouse, warehouse.CannotStore) as error:
        return _unusable(asked, error.sentence)
    except NotConsistent as error:
        return _unusable(asked, " ".join(error.sentences))
    except OSError as error:
        return _unusable(asked, f"Dat lukt niet: {error.strerror or error} ({error.filename or 'geen bestand'}).")
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m etl", description="Bestanden controleren, laden en terugdraaien.", add_help=False
    )
    _help(parser)
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)

    def command(name: str, run: Any, text: str, as_json: bool = True) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text, add_help=False)
        _help(sub)
        if as_json:
            sub.add_argument("--json", action="store_true", help="uitvoer voor programma's")
        sub.set_defaults(command=run)
        return sub

    sub = command("check", _check, "zeg wat er zou gebeuren en bewaar niets")
    sub.add_argument("files", nargs="+", type=Path, metavar="BESTAND")
    _replaces(sub)
    sub = command("load", _load, "laad bestanden; met problemen wordt van dat bestand niets bewaard")
    sub.add_argument("files", nargs="+", type=Path, metavar="BESTAND")
    sub.add_argument("--reason", default="", metavar="TEKST", help="waarom dit wordt geladen")
    sub.add_argument("--good-rows", action="store_true", help="bewaar de goede regels, laat de andere liggen")
    _replaces(sub)
    command("batches", _batches, "toon alle aanleveringen")
    for name, run, text in (
        ("undo", undo, "draai een aanlevering terug"),
        ("redo", redo, "pas een teruggedraaide aanlevering opnieuw toe"),
    ):
        sub = command(name, lambda asked, run=run: _switch(asked, run), text)
        sub.add_argument("batch", metavar="AANLEVERING", help="bijvoorbeeld B0002")
        sub.add_argument("--reason", default="", metavar="TEKST", help="waarom")
    states.add(command, print)
    command("rebuild", _rebuild, "maak het magazijn opnieuw uit de aanleveringen")
    command("verify", _verify, "kijk of alles nog klopt")
    inbox.add(command, _report, print)
    decisions.add(command, _report, print)
    sub = command("dictionary", _dictionary, "schrijf het gegevenswoordenboek (Markdown)", as_json=False)
    sub.add_argument("out", nargs="?", type=Path, metavar="UIT.md", help="leeg = op het scherm")
    sub = command(
        "export", _export, "schrijf alle gegevens als xlsx, csv en parquet; elk ervan laadt weer terug", as_json=False
    )
    sub.add_argument("folder", type=Path, metavar="MAP")
    command("empty-names", _empty_names, "leeg namen van kandidaten waarvan de bewaartijd voorbij is")
    sub = command("watch", _watch, "laad wat in een map wordt gelegd, en verplaats het", as_json=False)
    sub.add_argument("folder", type=Path, metavar="MAP")
    sub.add_argument("--seconds", type=float, default=5.0, metavar="N", help="om de hoeveel seconden (5)")
    _replaces(sub)
    sub.add_argument("--times", type=int, metavar="N", help="hoe vaak (leeg = tot het wordt gestopt)")
    command("first-start", _first_start, "laad de meegeleverde gegevens als er nog niets is", as_json=False)
    return parser


def _help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help="toon deze uitleg")
    parser._positionals.title, parser._optionals.title = "gegevens", "mogelijkheden"


def _replaces(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--replaces",
        action="append",
        default=[],
        metavar="[BLAD=]PERIODE",
        help="het bestand is volledig voor deze periode (2024, ‘2024 eerste’ of alles): regels daarvan die er niet "
        "in staan, gaan weg; zonder BLAD geldt het voor elk blad dat zo'n periode kent",
    )


def _check(asked: argparse.Namespace) -> int:
    return _report(asked, [check_file(path, choices=replacing(path, asked.replaces)) for path in asked.files])


def _load(asked: argparse.Namespace) -> int:
    outcomes = [
        load(path, reason=asked.reason, good_rows=asked.good_rows, choices=replacing(path, asked.replaces))
        for path in asked.files
    ]
    candidate_names.empty_due()
    return _report(asked, outcomes)


def _report(asked: argparse.Namespace, outcomes: list[Outcome]) -> int:
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    if asked.json:
        files = [_as_json(outcome) for outcome in outcomes]
        whole = (
            files[0]
            if len(files) == 1
            else {
                "batch": next((f["batch"] for f in reversed(files) if f["batch"]), None),
                "batches": [f["batch"] for f in files if f["batch"]],
                "problems": [p for f in files for p in f["problems"]],
                "files": files,
            }
        )
        print(json.dumps(whole, ensure_ascii=False, indent=1))
    else:
        for outcome in outcomes:
            _print_outcome(outcome)
    saved_all = getattr(asked, "good_rows", False) and all(o.batch or not o.problems for o in outcomes)
    asks = any(outcome.open_asks and not outcome.batch for outcome in outcomes)
    return PROBLEMS if (problems and not saved_all) or asks else DONE


def problem_as_json(problem: Problem) -> dict[str, Any]:
    """A problem as an object with its seven keys."""
    return {key: getattr(problem, key) for key in _KEYS}


def _as_json(outcome: Outcome) -> dict[str, Any]:
    return {
        "file": outcome.file,
        "sha256": outcome.sha256,
        "batch": outcome.batch,
        "message": outcome.message,
        "datasets": {name: vars(c) for name, c in outcome.datasets.items()},
        "gone": [
            {"dataset": g.dataset, "period": g.period, "rows": g.rows, "shown": [vars(row) for row in g.shown]}
            for g in outcome.gone
        ],
        "problems": [problem_as_json(problem) for problem in outcome.problems],
        "notes": outcome.notes,
        "questions": [ask.text for ask in outcome.open_asks],
        "changes": [vars(change) for change in outcome.changes],
    }


def _print_outcome(outcome: Outcome) -> None:
    print(outcome.file)
    for name, count in outcome.datasets.items():
        title = DATASETS[name].title
        told = [(count.new, "nieuw"), (count.changed, "gewijzigd"), (count.unchanged, "ongewijzigd")]
        told += [(count.gone, "weg")] if count.gone else []
        print(f"  {title}: {', '.join(f'{dutch.number(n)} {word}' for n, word in told)}")
    for one in outcome.gone:
        print(f"  Weg van blad ‘{DATASETS[one.dataset].title}’ ({one.words}):")
        for row in one.shown[:_MOST_GONE]:
            print(f"    {row.key}{f' ({row.label})' if row.label else ''}, stond in {row.was_in}")
        if one.rows > _MOST_GONE:
            print(f"    en nog {dutch.several(one.rows - _MOST_GONE, 'regel', 'regels')}")
    for note in outcome.notes:
        print(f"  Let op: {note}")
    for problem in outcome.problems:
        print(f"  {problem.sentence}")
    if outcome.problems:
        print(f"  {dutch.several(len(outcome.problems), 'probleem', 'problemen')}.")
    for ask in outcome.open_asks:
        print(f"  Vraag: {ask.text} Zet het bestand klaar met ‘put’ en antwoord met ‘show’ en ‘choose’.")
    if outcome.message:
        print(f"  {outcome.message}")


def _batches(asked: argparse.Namespace) -> int:
    every = batches.all_batches()
    if asked.json:
        kept = ("file", "sha256", "loaded_at", "loaded_by", "reason", "is_fictional", "datasets")
        shown = [{"batch": b.id, "active": b.is_active, **{k: b.manifest[k] for k in kept}} for b in every]
        print(json.dumps(shown, ensure_ascii=False, indent=1))
        return DONE
    for batch in every:
        state = ("telt mee" if batch.counts else "beschadigd") if batch.is_active else "teruggedraaid"
        m = batch.manifest
        reason = f" · {m['reason']}" if m["reason"] else ""
        print(f"{batch.id}  {state:<14} {dutch.moment(m['loaded_at'])}  {m['loaded_by']}  {m['file']}{reason}")
    if not every:
        print("Er is nog niets geladen.")
    return DONE


def _switch(asked: argparse.Namespace, run: Any) -> int:
    return _say(asked, run(asked.batch, reason=asked.reason))


def _rebuild(asked: argparse.Namespace) -> int:
    return _say(asked, f"Opnieuw gemaakt: {rebuild()}.")


def _say(asked: argparse.Namespace, sentence: str) -> int:
    facts = warehouse.current() or {}
    answer = {"message": sentence, "generation": facts.get("generation"), "content_hash": facts.get("content_hash")}
    print(json.dumps(answer, ensure_ascii=False, indent=1) if asked.json else sentence)
    return DONE


def _verify(asked: argparse.Namespace) -> int:
    wrong = verify()
    if asked.json:
        facts = warehouse.current() or {}
        answer = {
            "ok": not wrong,
            "problems": wrong,
            "generation": facts.get("generation"),
            "content_hash": facts.get("content_hash"),
        }
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        print("\n".join(wrong) or "Alles klopt: logboek, bestanden, aanleveringen en de stand op het scherm.")
    return PROBLEMS if wrong else DONE


def _dictionary(asked: argparse.Namespace) -> int:
    text = write_dictionary()
    if asked.out:
        asked.out.write_text(text, encoding="utf-8")
        print(f"Gegevenswoordenboek geschreven: {asked.out}")
    else:
        print(text)
    return DONE


def _export(asked: argparse.Namespace) -> int:
    files = export(asked.folder)
    count = dutch.several(len(files), "bestand", "bestanden")
    print(f"{count} geschreven in {asked.folder}. Vingerafdruk van de gegevens: {fingerprint()[:16]}.")
    return DONE


def _empty_names(asked: argparse.Namespace) -> int:
    gone = candidate_names.empty_due()
    count, kept = dutch.several(len(gone), "naam is", "namen zijn"), candidate_names.count()
    return _say(asked, f"{count} geleegd; {dutch.several(kept, 'wordt', 'worden')} nog bewaard.")


def _watch(asked: argparse.Namespace) -> int:
    watch(
        asked.folder,
        by=getpass.getuser(),
        say=lambda line: print(line, flush=True),
        seconds=asked.seconds,
        times=asked.times,
        replaces=asked.replaces,
    )
    return DONE


def _first_start(asked: argparse.Namespace) -> int:
    first_start(lambda line: print(line, flush=True))
    candidate_names.empty_due()
    return DONE


def _unusable(asked: argparse.Namespace, sentence: str) -> int:
    if getattr(asked, "json", False):
        print(json.dumps({"error": sentence, "batch": None, "problems": [], "datasets": {}}, ensure_ascii=False))
    print(sentence, file=sys.stderr)
    return UNUSABLE


if __name__ == "__main__":
    sys.exit(main())
