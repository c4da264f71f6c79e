"""What the pages Upload and Gegevens can do more, as commands: files put ready, mapping memory, workbooks, history."""

from __future__ import annotations

import argparse
import getpass
import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import warehouse
from etl import drafts
from etl.check.references import names_of
from etl.cli.decisions import draft_of, with_comments
from etl.datasets import DATASETS
from etl.errors import Refused
from etl.intake import identities, remembered
from etl.intake.choices import NOT_USED
from etl.load import Outcome, check_file, undo
from etl.schema import Dataset
from etl.store import batches
from etl.store.value_history import in_words
from etl.workbooks.annotate import annotated
from etl.workbooks.export import workbook_of
from etl.workbooks.template import write_template
from metrics import LISTINGS, Where, dutch

DONE, PROBLEMS = 0, 1
_NOTHING = "niets"
"""How one says that a heading means no column."""
Report = Callable[[argparse.Namespace, list[Outcome]], int]


def add(command_of: Callable[..., argparse.ArgumentParser], report: Report, say: Callable[[str], object]) -> None:
    """Add the commands. report: how outcomes of a check or a load are told; say: where a line goes."""

    def command(*about: Any, **more: Any) -> argparse.ArgumentParser:
        made = command_of(*about, **more)
        made.set_defaults(say=say)
        return made

    sub = command("annotate", _annotate, "schrijf een bestand terug met elk probleem als toelichting in zijn cel")
    sub.add_argument("file", type=Path, metavar="BESTAND")
    sub.add_argument("out", nargs="?", type=Path, metavar="UIT.xlsx", help="leeg = naast het bestand")
    sub = command("template", _template, "schrijf een sjabloon, leeg of met wat er nu in staat", as_json=False)
    sub.add_argument("names", nargs="+", metavar="[BLAD…] UIT.xlsx", help="welke bladen (leeg = alle), en het bestand")
    sub.add_argument("--data", action="store_true", help="met de gegevens van nu, om te wijzigen en terug te sturen")
    sub = command("put", _put, "zet bestanden klaar zonder ze te laden, zoals op de pagina Upload")
    sub.add_argument("files", nargs="+", type=Path, metavar="BESTAND")
    command("open", _open, "toon wat klaarstaat en wat nog open is")
    sub = command("finish", lambda asked: _finish(asked, report), "bewaar wat klaarstaat of nog open is")
    sub.add_argument("id", metavar="NUMMER", help="zoals ‘open’ het toont")
    sub.add_argument("--reason", default="", metavar="TEKST", help="waarom dit wordt geladen")
    sub.add_argument("--good-rows", action="store_true", help="bewaar de goede regels, laat de andere open")
    sub.add_argument("--accept", action="store_true", help="neem eerst elk voorstel over")
    sub = command("drop", _drop, "gooi weg wat klaarstaat; wat al is geladen blijft")
    sub.add_argument("id", metavar="NUMMER", help="zoals ‘open’ het toont")
    command("mapping", _mapping, "toon welke koppen en woorden zijn onthouden")
    sub = command("remember", _remember, "geef een onthouden kop of woord een andere betekenis")
    sub.add_argument("id", metavar="NUMMER", help="zoals ‘mapping’ het toont")
    sub.add_argument("meaning", metavar="BETEKENIS", help=f"de kolom of waarde; ‘{_NOTHING}’ = de kolom doet niet mee")
    sub = command("forget", _forget, "onthoud een kop of woord niet langer; wat ermee is geladen blijft")
    sub.add_argument("id", metavar="NUMMER", help="zoals ‘mapping’ het toont")
    sub = command("original", _original, "schrijf het bestand van een aanlevering zoals het binnenkwam", as_json=False)
    sub.add_argument("batch", metavar="AANLEVERING", help="bijvoorbeeld B0002")
    sub.add_argument("out", nargs="?", type=Path, metavar="UIT", help="leeg = onder zijn eigen naam in deze map")
    command("quality", _quality, "toon hoe nieuw en hoe volledig de gegevens zijn, en wat elkaar tegenspreekt")
    command("remove-example", _remove_example, "draai elke aanlevering met verzonnen voorbeeldgegevens terug")
    sub = command("history", _history, "toon wat er eerder in een cel stond, en uit welke aanlevering")
    sub.add_argument("sheet", nargs="?", default="", metavar="BLAD", help="alleen dit blad")
    sub.add_argument("key", nargs="?", default="", metavar="REGEL", help="alleen regels met deze tekst in hun sleutel")


def _tell(asked: argparse.Namespace, answer: Any, lines: list[str]) -> int:
    asked.say(json.dumps(answer, ensure_ascii=False, indent=1, default=str) if asked.json else "\n".join(lines))
    return DONE


def _annotate(asked: argparse.Namespace) -> int:
    outcome = check_file(asked.file)
    name, data = annotated(asked.file, asked.file.name, outcome.problems, outcome.sheets)
    out = asked.out or asked.file.with_name(name)
    out.write_bytes(data)
    count = len(outcome.problems)
    _tell(asked, {"file": str(out), "problems": count}, [with_comments(out, count)])
    return PROBLEMS if outcome.problems else DONE


def _template(asked: argparse.Namespace) -> int:
    *names, out = asked.names
    datasets = [dataset_of(name) for name in names] or list(DATASETS.values())
    if asked.data:
        with warehouse.reader() as reader:
            Path(out).write_bytes(workbook_of(reader, tuple(d.name for d in datasets)))
    else:
        write_template(Path(out), datasets)
    asked.say(f"Sjabloon geschreven: {out}")
    return DONE


def dataset_of(name: str) -> Dataset:
    """The dataset with this name or title. Raises Refused."""
    for dataset in DATASETS.values():
        if name.lower() in (dataset.name, dataset.title.lower()):
            return dataset
    raise Refused(f"Onbekend blad: {name}. Kies uit: {', '.join(d.title for d in DATASETS.values())}.")


def _put(asked: argparse.Namespace) -> int:
    by = getpass.getuser()
    made = [draft for path in asked.files for draft in drafts.put_all(path.read_bytes(), path.name, by)]
    return _tell(asked, [_as_json(draft) for draft in made], [f"{d.id}  {d.name} staat klaar." for d in made])


def _open(asked: argparse.Namespace) -> int:
    every = drafts.every()
    lines = []
    for draft in every:
        left = sum(len(rows) for rows in draft.choices.rows.values())
        state = f"nog {dutch.several(left, 'regel', 'regels')} open" if draft.is_partly_saved else "staat klaar"
        lines.append(f"{draft.id}  {state:<20} {dutch.moment(draft.put_on.astimezone())}  {draft.by}  {draft.name}")
    return _tell(asked, [_as_json(draft) for draft in every], lines or ["Er staat niets klaar en er is niets open."])


def _as_json(draft: drafts.Draft) -> dict[str, Any]:
    rows = {sheet: list(numbers) for sheet, numbers in draft.choices.rows.items()}
    return {
        "id": draft.id,
        "file": draft.name,
        "sha256": draft.sha256,
        "put_on": draft.put_on.isoformat(),
        "by": draft.by,
        "open_rows": rows,
    }


def _finish(asked: argparse.Namespace, report: Report) -> int:
    draft, by = draft_of(asked.id), getpass.getuser()
    if asked.accept:
        drafts.accept(draft.id, drafts.check(draft.id), by)
    outcome = drafts.save(draft.id, by=by, reason=asked.reason, good_rows=asked.good_rows)
    return report(asked, [outcome])


def _drop(asked: argparse.Namespace) -> int:
    draft = draft_of(asked.id)
    drafts.drop(draft.id)
    return _tell(asked, _as_json(draft), [f"{draft.name} staat niet meer klaar."])


def _mapping(asked: argparse.Namespace) -> int:
    every = remembered.answers()
    lines = [f"{number_of(a)}  {a.sentence} ({a.by}, {dutch.day(datetime.fromisoformat(a.at))})" for a in every]
    told = [{"id": number_of(a), **vars(a)} for a in every]
    return _tell(asked, told, lines or ["Er is nog niets onthouden."])


def number_of(answer: remembered.Answer) -> str:
    """A short number of what is remembered: the same as long as it is about the same text."""
    place = json.dumps([answer.kind, answer.dataset, answer.column, answer.text])
    return hashlib.sha256(place.encode()).hexdigest()[:8]


def _answer_of(text: str) -> remembered.Answer:
    for answer in remembered.answers():
        if number_of(answer) == text:
            return answer
    raise Refused(f"Er is niets onthouden met nummer {text}. ‘python -m etl mapping’ toont wat er is.")


def _remember(asked: argparse.Namespace) -> int:
    answer = _answer_of(asked.id)
    columns = DATASETS[answer.dataset].columns
    meaning = asked.meaning
    if answer.kind == "heading":
        named = {c.heading.lower(): n for n, c in columns.items()} | {n: n for n in columns} | {_NOTHING: NOT_USED}
        if meaning.lower() not in named:
            raise Refused(f"Geen kolom: {meaning}. Kies uit: {', '.join(c.heading for c in columns.values())}.")
        meaning = named[meaning.lower()]
    else:
        allowed = _values_of(answer)
        known = {value.lower(): value for value in allowed}
        if meaning.lower() not in known:
            raise Refused(f"Geen waarde hiervan: {meaning}. Kies uit: {'; '.join(allowed)}.")
        meaning = known[meaning.lower()]
    remembered.change(answer, meaning, getpass.getuser())
    changed = _answer_of(asked.id)
    return _tell(asked, vars(changed), [f"Voortaan: {changed.sentence}"])


def _values_of(answer: remembered.Answer) -> list[str]:
    """What a remembered word may mean."""
    if answer.is_person:
        names = identities.members().names
        return [*(identities.place_of(m, f) for m in names for f in identities.FUNCTIONS), identities.NO_MUNICIPALITY]
    column = DATASETS[answer.dataset].columns[answer.column]
    return names_of(DATASETS[column.refers_to]) if column.refers_to else [str(value) for value in column.values]


def _forget(asked: argparse.Namespace) -> int:
    answer = _answer_of(asked.id)
    remembered.forget(answer)
    return _tell(asked, vars(answer), [f"Niet langer onthouden: {answer.sentence}"])


def _original(asked: argparse.Namespace) -> int:
    batch = next((b for b in batches.all_batches() if b.id == asked.batch), None)
    if batch is None:
        raise Refused(f"Er is geen aanlevering {asked.batch}.")
    kept = batches.original_of(batch.manifest["sha256"])
    if not kept.exists():
        raise Refused(f"Het bestand van aanlevering {asked.batch} is er niet meer.")
    out = asked.out or Path(Path(batch.manifest["file"]).name)
    if out.exists():
        raise Refused(f"{out} bestaat al. Noem een ander bestand.")
    out.write_bytes(kept.read_bytes())
    asked.say(f"Geschreven: {out}")
    return DONE


_QUALITY = (
    (
        "dataset_quality",
        "Hoe nieuw en hoe volledig",
        ("dataset", "report_year", "row_count", "newest", "missing_percent"),
    ),
    ("note_list", "Tegenspraken, dubbelingen en keuzes", ("kind", "sentence")),
    ("doubt_list", "Overleggen die zichzelf tegenspreken", ("kind", "meeting_date", "title", "sentence")),
    (
        "source_difference_list",
        "Waar bronnen van een overleg verschillen",
        ("meeting_date", "title", "subject", "source", "said"),
    ),
)


def _quality(asked: argparse.Namespace) -> int:
    told: dict[str, list[dict[str, Any]]] = {}
    lines: list[str] = []
    with warehouse.reader() as reader:
        for name, title, columns in _QUALITY:
            listing = LISTINGS[name]
            told[name] = listing.as_dicts(reader.rows(*listing.sql(Where())))
            lines += [f"{title}: {dutch.number(len(told[name]))}"]
            lines += ["  " + " · ".join(_shown(row, column) for column in columns) for row in told[name]]
    return _tell(asked, told, lines)


def _shown(row: dict[str, Any], column: str) -> str:
    value = row[column]
    if column == "dataset" and value in DATASETS:
        return DATASETS[value].title
    if column == "missing_percent":
        return "niets in te vullen" if value is None else f"{dutch.percent(value)} niet ingevuld"
    if column == "row_count":
        return dutch.several(value, "regel", "regels")
    empty = {"report_year": "alle jaren", "newest": "geen datum"}
    return empty.get(column, dutch.UNKNOWN) if value is None else dutch.cell(value, row.get(f"{column}_precision"))


def _remove_example(asked: argparse.Namespace) -> int:
    example = [b for b in batches.all_batches() if b.is_active and b.manifest["is_fictional"]]
    said = [undo(b.id, by=getpass.getuser(), reason="voorbeeldgegevens weggehaald") for b in reversed(example)]
    return _tell(asked, {"batches": [b.id for b in example]}, said or ["Er zijn geen voorbeeldgegevens."])


def _history(asked: argparse.Namespace) -> int:
    listing = LISTINGS["value_words"]
    only = dataset_of(asked.sheet).name if asked.sheet else ""
    with warehouse.reader() as reader:
        rows = listing.as_dicts(reader.rows(*listing.sql(Where())))
    rows = [r for r in rows if (not only or r["dataset"] == only) and asked.key.lower() in r["row_key"].lower()]
    loaded = {b.id: b.manifest for b in batches.all_batches()}
    lines = []
    for row in rows:
        dataset = DATASETS[row["dataset"]]
        column = dataset.columns.get(row["column_name"])
        value = "leeg" if row["value"] is None else f"‘{in_words(column, row['value'])}’"
        manifest = loaded[row["_batch"]]
        says = "is nu" if row["is_last"] else "was"
        lines.append(
            f"{dataset.title}, {row['row_key']}, {column.heading if column else row['column_name']}: {says} {value}, "
            f"sinds {dutch.moment(manifest['loaded_at'])} uit {manifest['file']} ({row['_batch']})"
        )
    return _tell(asked, rows, lines or ["Daarvan is geen cel meer dan één keer opgegeven."])
