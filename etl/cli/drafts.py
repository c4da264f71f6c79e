"""Drafts: files put ready without loading them, as on the page Upload: put, look, take back, mend, finish, drop."""

from __future__ import annotations

import argparse
import getpass
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from etl import drafts
from etl.check.new_recipes import new_recipes
from etl.check.question import Question
from etl.check.questions import questions, tally
from etl.check.seen import Difference, Seen
from etl.cli import shown
from etl.cli.answer import DONE, PROBLEMS, say, tell
from etl.cli.outcomes import difference, difference_as_json, report
from etl.cli.subject import Command
from etl.errors import Refused
from etl.load import Outcome
from metrics import dutch


def add(command: Command) -> None:
    """Add the commands about drafts."""
    sub = command("put", _put, "zet bestanden klaar zonder ze te laden, zoals op de pagina Upload")
    sub.add_argument("files", nargs="+", type=Path, metavar="BESTAND")
    command("open", _open, "toon wat klaarstaat en wat nog open is")
    sub = command("comments", _comments, "schrijf wat klaarstaat terug met elk probleem als toelichting in zijn cel")
    add_id(sub)
    sub.add_argument("out", nargs="?", type=Path, metavar="UIT.xlsx", help="leeg = in deze map")
    sub = command("mended", _mended, "leg een verbeterd bestand op de plaats van wat klaarstaat; wat is gekozen blijft")
    add_id(sub)
    sub.add_argument("file", type=Path, metavar="BESTAND")
    sub = command("finish", _finish, "bewaar wat klaarstaat of nog open is")
    add_id(sub)
    sub.add_argument("--reason", default="", metavar="TEKST", help="waarom dit wordt geladen")
    sub.add_argument("--recipe", action="append", default=[], metavar="[BLAD=]NAAM", help="hoe het recept gaat heten")
    sub.add_argument("--good-rows", action="store_true", help="bewaar de goede regels, laat de andere open")
    sub.add_argument("--accept", action="store_true", help="neem eerst elk voorstel over")
    shown.add_anyway(sub)
    sub = command("drop", _drop, "gooi weg wat klaarstaat; wat al is geladen blijft")
    add_id(sub)


def add_id(parser: argparse.ArgumentParser) -> None:
    """Let a command take a draft."""
    parser.add_argument("id", metavar="NUMMER|NAAM", help="het nummer dat ‘open’ toont, of de naam van het bestand")


def draft_of(text: str) -> drafts.Draft:
    """The draft with this number, or of the file with this name. Raises Refused."""
    named = [draft for draft in drafts.every() if draft.name == text]
    if len(named) == 1:
        return named[0]
    try:
        return drafts.get(text)
    except (KeyError, ValueError):
        several = "staat meer dan één bestand" if named else "staat niets"
        raise Refused(f"Er {several} klaar met nummer of naam {text}. ‘./vgg open’ toont wat er is.") from None


def opened(draft_id: str) -> tuple[Outcome, list[Question]]:
    """What a check of a draft gives, and what it asks."""
    outcome = drafts.check(draft_id)
    return outcome, questions(outcome, drafts.names_of(draft_id))


def show(asked: argparse.Namespace, draft: drafts.Draft, answer: dict[str, Any], line: str) -> int:
    """Tell what a decision about a draft did: a line, what is left, and the difference, that was then shown."""
    outcome, every = opened(draft.id)
    shown.remember(draft.id, draft.choices, Seen.of(outcome))
    told = answer | {"questions": len(every), "problems": len(outcome.problems)} | difference_as_json(outcome)
    tell(asked, told, [f"{line} {left(outcome, every)}", *difference(outcome)])
    return PROBLEMS if outcome.problems or outcome.open_asks else DONE


def left(outcome: Outcome, every: Sequence[Question]) -> str:
    """What is left to do, counted as on the page."""
    problems = dutch.several(len(outcome.problems), "probleem", "problemen")
    return f"Nog {', '.join(tally(every) or ['0 vragen'])} en {problems}."


def _put(asked: argparse.Namespace) -> int:
    by = getpass.getuser()
    made = [draft for path in asked.files for draft in drafts.put_all(path.read_bytes(), path.name, by)]
    for draft in made:
        shown.put_ready(draft)
    return tell(asked, [_as_json(draft) for draft in made], [f"{d.id}  {d.name} staat klaar." for d in made])


def _open(asked: argparse.Namespace) -> int:
    every = drafts.every()
    lines = []
    for draft in every:
        left = sum(len(rows) for rows in draft.choices.rows.values())
        state = f"nog {dutch.several(left, 'regel', 'regels')} open" if draft.is_partly_saved else "staat klaar"
        lines.append(f"{draft.id}  {state:<20} {dutch.moment(draft.put_on.astimezone())}  {draft.by}  {draft.name}")
        if draft.note:
            lines.append(f"              {draft.note}")
    return tell(asked, [_as_json(draft) for draft in every], lines or ["Er staat niets klaar en er is niets open."])


def _as_json(draft: drafts.Draft) -> dict[str, Any]:
    rows = {sheet: list(numbers) for sheet, numbers in draft.choices.rows.items()}
    return {
        "id": draft.id,
        "file": draft.name,
        "sha256": draft.sha256,
        "put_on": draft.put_on.isoformat(),
        "by": draft.by,
        "note": draft.note,
        "open_rows": rows,
    }


def _comments(asked: argparse.Namespace) -> int:
    draft = draft_of(asked.id)
    outcome = drafts.check(draft.id)
    name, data = drafts.commented(draft.id, outcome)
    out = asked.out or Path(name)
    out.write_bytes(data)
    count = len(outcome.problems)
    answer = {"file": str(out), "problems": count}
    line = f"{out}: {dutch.several(count, 'probleem', 'problemen')}, elk als toelichting in de cel."
    say(json.dumps(answer, ensure_ascii=False) if asked.json else line)
    return PROBLEMS if count else DONE


def _mended(asked: argparse.Namespace) -> int:
    draft = drafts.replace_file(draft_of(asked.id).id, asked.file.read_bytes())
    return show(asked, draft, {"id": draft.id}, f"{draft.id}  {draft.name} staat klaar.")


def _finish(asked: argparse.Namespace) -> int:
    draft, by = draft_of(asked.id), getpass.getuser()
    seen = None if asked.anyway else shown.of_draft(draft)
    if seen is None and not asked.anyway:
        outcome = drafts.check(draft.id)
        outcome.message = shown.NOT_YET
        shown.remember(draft.id, draft.choices, Seen.of(outcome))
        return report(asked, [outcome], waits=True)
    if asked.accept:
        seen = _accept(draft, seen, by)
    named = _recipes(draft, asked.recipe)
    outcome = drafts.save(draft.id, by=by, reason=asked.reason, good_rows=asked.good_rows, seen=seen, recipes=named)
    shown.settle(draft.id, draft.choices, outcome)
    if outcome.batch and outcome.problems:
        shown.put_ready(draft)
    return report(asked, [outcome])


def _recipes(draft: drafts.Draft, told: Sequence[str]) -> dict[str, str]:
    """Sheet → name, as typed. Raises Refused for a sheet of which nothing is remembered."""
    if not told:
        return {}
    made = new_recipes(draft.name, draft.choices, drafts.check(draft.id))
    named = {}
    for text in told:
        sheet, sign, name = (part.strip() for part in text.rpartition("="))
        sheets = [sheet] if sign else list(made)
        if not name or len(sheets) != 1 or sheets[0] not in made:
            listed = ", ".join(f"‘{one}’" for one in made) or "geen blad, want er is niets nieuws geantwoord"
            raise Refused(f"‘{text}’ noemt niet één recept van dit bestand. Een recept krijgt: {listed}.")
        named[sheets[0]] = name
    return named


def _accept(draft: drafts.Draft, seen: Seen | None, by: str) -> Seen | None:
    """Accept every suggestion, unless the file would do something else than was shown. Gives what is then shown."""
    now = drafts.check(draft.id)
    if seen and seen.difference and seen.difference != Difference.of(now):
        return seen
    drafts.accept(draft.id, now, by)
    return seen and Seen(seen.position, Difference.of(drafts.check(draft.id)))


def _drop(asked: argparse.Namespace) -> int:
    draft = draft_of(asked.id)
    drafts.drop(draft.id)
    return tell(asked, _as_json(draft), [f"{draft.name} staat niet meer klaar."])
