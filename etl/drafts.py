"""Files put ready but not saved yet: kept on the server, so that a lost connection or a restart loses nothing.

    drafts/<id>/file          the bytes as received
    drafts/<id>/about.json    the name it came with, its sha256, who put it there and when
    drafts/<id>/names.json    code → name of the people in it, until it is saved (intake/pseudonymise.py)
    drafts/<id>/choices.json  what was decided about it since: kinds, columns, values, corrections, rows still open
    drafts/<id>/cells-*       what was read of it, so that it is not read again after every decision (intake/cache.py)
    drafts/shown/             what a command last showed of a file to each person (cli/shown.py)

A draft is no data: nothing reads it but the page that shows it, and it goes away by itself KEEP_DAYS after it was
last touched.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import warehouse
from etl.check.new_recipes import remember_recipes
from etl.check.problem import EMPTY
from etl.intake.cache import keep, read_kept
from etl.intake.choices import NOTHING, Choices, Correction
from etl.intake.corrections import cell_of
from etl.intake.match_meetings import placed
from etl.intake.pseudonymise import without_people
from etl.intake.unpack import members
from etl.load import Outcome, Seen, check_file, load
from etl.workbooks.annotate import annotated
from metrics import clock

KEEP_DAYS = 30
NAMES = "names.json"


@dataclass(frozen=True)
class Draft:
    """One file that was put ready. name: what it is called for people; never used as a path.

    note: why it is here, where no person put it there. is_fictional: part of a made-up example, in a form that cannot
    say so itself.
    """

    id: str
    name: str
    sha256: str
    put_on: datetime
    by: str = ""
    note: str = ""
    is_fictional: bool = False

    @property
    def path(self) -> Path:
        """Where the bytes are."""
        return _folder() / self.id / "file"

    @property
    def choices(self) -> Choices:
        """What was decided about it so far."""
        try:
            told = (self.path.parent / "choices.json").read_text(encoding="utf-8")
        except FileNotFoundError:
            return NOTHING
        return Choices.from_json(json.loads(told))

    @property
    def is_partly_saved(self) -> bool:
        """Are its good rows saved, and is what is left an open list?"""
        return bool(self.choices.rows)


def put(data: bytes, name: str, by: str = "", *, note: str = "", fictional: bool = False) -> Draft:
    """Keep a file. The same bytes under the same name give the draft that is there already. Raises UnreadableFile.

    note: why it is put ready, when a program does so. fictional: as in `load`.
    """
    tidy()
    shown = Path(name.replace("\\", "/")).name or "bestand"
    about = {"name": shown, "by": by, "note": note, "is_fictional": fictional}
    with tempfile.TemporaryDirectory(prefix="vgg-") as text:
        folder = Path(text)
        (folder / "bestand").write_bytes(data)
        found = without_people(folder / "bestand", shown, folder)
        if found is None:
            return _put(data, {}, about)
        draft = _put(found.data, found.names, about)
        keep(found.document, draft.path.parent)
        return draft


def _put(data: bytes, names: dict[str, str], about: dict[str, Any]) -> Draft:
    """names: only whoever puts the file ready gets to see them."""
    made = _folder() / f".{secrets.token_hex(6)}"
    made.mkdir(parents=True)
    (made / "file").write_bytes(data)
    if names:
        (made / NAMES).touch(mode=0o600)
        (made / NAMES).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
    sha256 = warehouse.sha256_of(made / "file")
    known = next((d for d in every() if d.sha256 == sha256 and d.name == about["name"]), None)
    if known is not None:
        shutil.rmtree(made)
        return known
    told = about | {"sha256": sha256, "put_on": clock.stamp()}
    (made / "about.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    draft_id = secrets.token_hex(6)
    made.rename(_folder() / draft_id)
    return get(draft_id)


def put_all(data: bytes, name: str, by: str = "") -> list[Draft]:
    """Keep a file, or each file in a zip. Raises UnreadableFile for a zip that is not safe to unpack."""
    with tempfile.TemporaryDirectory(prefix="vgg-") as folder:
        path = Path(folder) / "file"
        path.write_bytes(data)
        return [put(data if content is None else content, shown, by) for shown, content in members(path, name)]


def every() -> list[Draft]:
    """All drafts, the newest first."""
    found = [_read(path) for path in _folder().glob("*/about.json") if not path.parent.name.startswith(".")]
    return sorted(found, key=lambda draft: draft.put_on, reverse=True)


def get(draft_id: str) -> Draft:
    """One draft. Raises KeyError when it is not there (any more), ValueError for something that is no id."""
    _check_id(draft_id)
    path = _folder() / draft_id / "about.json"
    if not path.exists():
        raise KeyError(draft_id)
    return _read(path)


def names_of(draft_id: str) -> dict[str, str]:
    """Code → name of the people in a file that waits, to say who is who; gone as soon as anything of it is saved."""
    path = get(draft_id).path.parent / NAMES
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def decide(draft_id: str, change: Callable[[Choices], Choices]) -> Draft:
    """Change what was decided about a draft, e.g. `decide(id, lambda c: c.with_kind("Blad1", "meetings"))`."""
    draft = get(draft_id)
    told = json.dumps(change(draft.choices).as_json(), ensure_ascii=False, indent=1)
    warehouse.write_safely(draft.path.parent / "choices.json", told)
    return draft


def correct(draft_id: str, cells: dict[tuple[str, str], str], by: str) -> Draft:
    """Give cells another text: (sheet, cell) → text as staff would type it. The file's own text is kept as the old."""
    draft = get(draft_id)
    with tempfile.TemporaryDirectory(prefix="vgg-") as folder:
        found = read_kept(draft.path, name=draft.name, into=Path(folder), beside=draft.path.parent)
        document = placed(found, draft.choices)
        made = [
            Correction(sheet, cell, cell_of(document, sheet, cell) or "", new.strip(), by, clock.stamp())
            for (sheet, cell), new in cells.items()
        ]

    def with_all(choices: Choices) -> Choices:
        for one in made:
            choices = choices.with_correction(one)
        return choices

    return decide(draft_id, with_all)


def accept(draft_id: str, outcome: Outcome, by: str) -> int:
    """Accept every suggestion in an outcome as a correction of its cell. Returns how many."""
    cells = {
        (p.sheet, p.cell): "" if p.suggestion == EMPTY else p.suggestion
        for p in outcome.problems
        if p.suggestion and p.cell and p.is_whole_cell
    }
    if cells:
        correct(draft_id, cells, by)
    return len(cells)


def check(draft_id: str) -> Outcome:
    """What would happen if this draft were saved as it is decided now. Raises UnreadableFile."""
    draft = get(draft_id)
    return check_file(draft.path, name=draft.name, choices=draft.choices, beside=draft.path.parent)


def save(
    draft_id: str,
    *,
    by: str,
    reason: str = "",
    good_rows: bool = False,
    seen: Seen | None = None,
    recipes: Mapping[str, str] | None = None,
) -> Outcome:
    """Save a draft as one batch, and remember its answers for the next file as a recipe for each layout.

    recipes: sheet → the name of its recipe, where it gets one (`new_recipes`) and its own name is not enough.
    seen: what was on the screen of who saves; where saving would do something else by now, nothing is saved, the draft
    stays and `moved` of the outcome says what is different.

    All saved: the draft goes away. With good_rows and problems: the good rows are saved and the draft stays as the
    list of what is still open, with those rows alone. Raises as `load`.
    """
    draft = get(draft_id)
    choices = draft.choices
    outcome = load(
        draft.path,
        name=draft.name,
        reason=reason,
        by=by,
        good_rows=good_rows,
        choices=choices,
        fictional=draft.is_fictional,
        beside=draft.path.parent,
        seen=seen,
    )
    if outcome.batch:
        kept = [f"‘{name}’" for name in remember_recipes(draft.name, choices, outcome, by, recipes)]
        outcome.message += f" Bewaard als recept {', '.join(kept)}." if kept else ""
        (draft.path.parent / NAMES).unlink(missing_ok=True)
    if outcome.batch and outcome.problems:
        decide(draft_id, lambda c: replace(c, rows=_left(outcome)))
    elif outcome.batch or not (outcome.moved or outcome.problems or outcome.has_news or outcome.open_asks):
        drop(draft_id)
    return outcome


def commented(draft_id: str, outcome: Outcome) -> tuple[str, bytes]:
    """The same file back with every problem in its cell: a name and the bytes of a workbook."""
    draft = get(draft_id)
    return annotated(draft.path, draft.name, outcome.problems, outcome.sheets, draft.choices, draft.path.parent)


def replace_file(draft_id: str, data: bytes) -> Draft:
    """Put a mended file in the place of a draft: what was decided stays, rows are all looked at again."""
    old = get(draft_id)
    new = put(data, old.name, old.by, note=old.note, fictional=old.is_fictional)
    if new.id != old.id:
        decide(new.id, lambda _: replace(old.choices, rows={}))
        drop(old.id)
    return new


def drop(draft_id: str) -> None:
    """Throw a draft away; one that is not there is fine. Raises ValueError for something that is no id."""
    _check_id(draft_id)
    shutil.rmtree(_folder() / draft_id, ignore_errors=True)


def tidy() -> None:
    """Throw away what was not touched for KEEP_DAYS."""
    oldest = clock.now() - timedelta(days=KEEP_DAYS)
    for draft in every():
        if max(draft.put_on, _touched(draft)) < oldest:
            drop(draft.id)


def _left(outcome: Outcome) -> dict[str, tuple[int, ...]]:
    """Per sheet the rows that were not saved; a sheet that could not be used at all has all its rows left."""
    whole = {p.sheet for p in outcome.problems if not p.row or (not p.is_cell_text and p.found == "de kolom ontbreekt")}
    return {sheet: tuple(rows) for sheet, rows in outcome.bad.items() if sheet not in whole}


def _touched(draft: Draft) -> datetime:
    path = draft.path.parent / "choices.json"
    return datetime.fromtimestamp(path.stat().st_mtime, UTC) if path.exists() else draft.put_on


def _check_id(draft_id: str) -> None:
    if not re.fullmatch(r"[0-9a-f]{12}", draft_id):
        raise ValueError(draft_id)


def _folder() -> Path:
    return warehouse.root() / "drafts"


def _read(path: Path) -> Draft:
    about = json.loads(path.read_text(encoding="utf-8"))
    put_on = datetime.fromisoformat(about["put_on"])
    said = (about.get("by", ""), about.get("note", ""), about.get("is_fictional", False))
    return Draft(path.parent.name, about["name"], about["sha256"], put_on, *said)
