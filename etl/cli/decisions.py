"""What a person decides about a draft: answers to questions, kinds of sheets, columns, cells, and what is complete."""

from __future__ import annotations

import argparse
import getpass
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from etl import drafts
from etl.check.question import Question
from etl.check.questions import NOTHING_OF_IT
from etl.check.seen import Seen
from etl.cli import shown
from etl.cli.answer import DONE, PROBLEMS, say
from etl.cli.drafts import add_id, draft_of, opened, show
from etl.cli.outcomes import difference_as_json, report
from etl.cli.periods import periods
from etl.cli.subject import Command
from etl.datasets import DATASETS
from etl.errors import Refused
from etl.intake.choices import NOT_USED, Choices
from etl.intake.match_meetings import SKIP
from etl.load import Outcome
from metrics import dutch

_MOST_OPTIONS = 12
Change = Callable[[Choices], Choices]


def add(command: Command) -> None:
    """Add the commands about decisions."""
    sub = command("show", _show, "controleer wat klaarstaat: problemen, verschil en vragen")
    add_id(sub)
    sub = command("choose", _choose, "beantwoord vragen en verbeter cellen van wat klaarstaat")
    add_id(sub)
    sub.add_argument("answers", nargs="*", metavar="VRAAG=ANTWOORD", help="zoals ‘show’ ze toont; of het nummer ervan")
    sub.add_argument("--sheet", action="append", default=[], metavar="BLAD=SOORT", help="dit blad is deze soort")
    sub.add_argument("--column", action="append", default=[], metavar="BLAD:KOP=KOLOM", help="deze kop is deze kolom")
    sub.add_argument(
        "--cell", action="append", default=[], metavar="BLAD!C5=TEKST", help="in deze cel hoort deze tekst"
    )
    sub.add_argument("--skip", action="append", default=[], metavar="ONDERWERP", help="dit overleg niet overnemen")
    sub.add_argument(
        "--replaces",
        action="append",
        default=[],
        metavar="[BLAD=]PERIODE",
        help="het bestand is volledig voor deze periode; ‘niets’ = toch niet",
    )
    sub.add_argument("--accept", action="store_true", help="neem elk voorstel voor een cel over")


def _show(asked: argparse.Namespace) -> int:
    draft = draft_of(asked.id)
    outcome, every = opened(draft.id)
    shown.remember(draft.id, draft.choices, Seen.of(outcome))
    if asked.json:
        told = [
            {
                "id": one.number,
                "text": one.text,
                "options": list(one.options),
                "suggestion": one.proposal,
                "needed": one.is_needed,
            }
            for one in every
        ]
        answer = {"questions": told, "problems": len(outcome.problems)} | difference_as_json(outcome)
        say(json.dumps(answer, ensure_ascii=False, indent=1))
        return PROBLEMS if outcome.problems or outcome.open_asks else DONE
    code = report(asked, [replace(outcome, asks=())])
    for one in every:
        for line in _lines(one):
            say(line)
    return PROBLEMS if code or outcome.open_asks else DONE


def _lines(one: Question) -> list[str]:
    needed = "" if one.is_needed else " (mag open blijven)"
    shown = [f"{n} = {text}" for n, text in enumerate(one.options, start=1)]
    rest = f"; en nog {len(shown) - _MOST_OPTIONS}" if len(shown) > _MOST_OPTIONS else ""
    guess = f" Voorstel: {one.proposal}." if one.proposal else ""
    more = f" Daarachter, na een komma: {', '.join(one.more)}." if one.more else ""
    return [f"  Vraag {one.number}: {one.text}{needed}", f"    {'; '.join(shown[:_MOST_OPTIONS])}{rest}.{more}{guess}"]


def _choose(asked: argparse.Namespace) -> int:
    draft = draft_of(asked.id)
    outcome, every = opened(draft.id)
    changes = [_answer(every, text) for text in asked.answers]
    changes += [_kind(outcome, text) for text in asked.sheet]
    changes += [_column(outcome, text) for text in asked.column]
    changes += [_skip(outcome, text) for text in asked.skip]
    if asked.replaces:
        names = [] if asked.replaces == [NOTHING_OF_IT] else [one.dataset for one in outcome.sheets if one.dataset]
        complete = periods(asked.replaces, names) if names else {}
        changes.append(lambda choices: choices.with_replaces(complete))
    cells = dict(_cell(outcome, text) for text in asked.cell)

    def change(choices: Choices) -> Choices:
        for one in changes:
            choices = one(choices)
        return choices

    drafts.decide(draft.id, change)
    by = getpass.getuser()
    if cells:
        drafts.correct(draft.id, cells, by)
    taken = drafts.accept(draft.id, drafts.check(draft.id), by) if asked.accept else 0
    took = f" {dutch.several(taken, 'voorstel', 'voorstellen')} overgenomen." if asked.accept else ""
    return show(asked, draft, {"accepted": taken}, f"Onthouden voor dit bestand.{took}")


def _split(text: str, form: str) -> tuple[str, str]:
    left, sign, right = text.partition("=")
    if not sign or not left.strip():
        raise Refused(f"‘{text}’ is niet te begrijpen. Schrijf het als {form}.")
    return left.strip(), right.strip()


def _answer(every: Sequence[Question], text: str) -> Change:
    number, typed = _split(text, "VRAAG=ANTWOORD, bijvoorbeeld 3fa2c1e=1")
    question = next((one for one in every if one.number == number.lower()), None)
    if question is None:
        raise Refused(f"Er is geen open vraag {number}. ‘./vgg show’ toont welke er zijn.")
    first, comma, more = (part.strip() for part in typed.partition(","))
    options = list(question.options)
    whole = first if question.more else typed
    shown = options[int(whole) - 1] if whole.isdigit() and 0 < int(whole) <= len(options) else whole
    kept = {**{v.lower(): v for v in question.options.values()}, **{k.lower(): v for k, v in question.options.items()}}
    if shown.lower() not in kept or (more and question.more and more.lower() not in question.more):
        allowed = more if shown.lower() in kept else whole
        raise Refused(f"‘{allowed}’ is geen antwoord op vraag {number}. " + " ".join(_lines(question)).strip())
    value = kept[shown.lower()] + (f", {more.lower()}" if comma and question.more else "")
    return lambda choices: question.answer(choices, value)


def _sheet_of(outcome: Outcome, name: str) -> Any:
    for one in outcome.sheets:
        if one.sheet.lower() == name.strip().lower():
            return one
    sheets = ", ".join(f"‘{one.sheet}’" for one in outcome.sheets)
    raise Refused(f"Er is geen blad ‘{name}’. Er zijn: {sheets}.")


def _named(wished: str, known: dict[str, str], what: str) -> str:
    """What a typed word stands for, by its name or by its heading. Raises Refused."""
    if wished.lower() == NOTHING_OF_IT:
        return NOT_USED
    found = {shown.lower(): name for name, shown in known.items()} | {name: name for name in known}
    if wished.lower() not in found:
        raise Refused(f"Geen {what}: {wished}. Kies uit: {', '.join(known.values())}, {NOTHING_OF_IT}.")
    return found[wished.lower()]


def _kind(outcome: Outcome, text: str) -> Change:
    name, wished = _split(text, "BLAD=SOORT")
    sheet = _sheet_of(outcome, name)
    dataset = _named(wished, {n: d.title for n, d in DATASETS.items()}, "soort")
    return lambda choices: choices.with_kind(sheet.sheet, dataset)


def _column(outcome: Outcome, text: str) -> Change:
    place, wished = _split(text, "BLAD:KOP=KOLOM")
    name, _, heading = place.partition(":")
    sheet = _sheet_of(outcome, name)
    shown = next((h.text for h in sheet.headings if h.text.lower() == heading.strip().lower()), None)
    if not sheet.dataset or shown is None:
        heads = ", ".join(f"‘{h.text}’" for h in sheet.headings) or "geen; kies eerst de soort"
        raise Refused(f"Op blad ‘{sheet.sheet}’ is geen kop ‘{heading.strip()}’. Koppen: {heads}.")
    column = _named(wished, {n: c.heading for n, c in DATASETS[sheet.dataset].columns.items()}, "kolom")
    return lambda choices: choices.with_heading(sheet.sheet, shown, column)


def _skip(outcome: Outcome, title: str) -> Change:
    if title not in outcome.titles:
        raise Refused(f"Er is geen onderwerp ‘{title}’. Er zijn: {', '.join(outcome.titles) or 'geen'}.")
    dataset, _, column = SKIP.partition(".")
    return lambda choices: choices.with_value(dataset, column, title, "ja")


def _cell(outcome: Outcome, text: str) -> tuple[tuple[str, str], str]:
    place, new = _split(text, "BLAD!C5=TEKST")
    name, sign, cell = place.rpartition("!")
    letters = cell.rstrip("0123456789")
    if not sign or not letters.isalpha() or letters == cell:
        raise Refused(f"‘{place}’ is geen cel. Schrijf het als BLAD!C5=TEKST.")
    return (_sheet_of(outcome, name).sheet, cell.upper()), new
