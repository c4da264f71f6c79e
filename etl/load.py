"""Load a file, take a batch out, put it back, build everything again: the only places where data change."""

from __future__ import annotations

import getpass
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import warehouse
from etl.check.diff import Counts, compare
from etl.check.file import check
from etl.check.grouping import not_grouped
from etl.check.guards import lost
from etl.check.moved import moved
from etl.check.new_rows import moved_columns, new_rows
from etl.check.notices import not_sorted, said_twice
from etl.check.outcome import Outcome
from etl.check.parts import write_parts
from etl.check.problem import Checked
from etl.check.removals import complete, missing
from etl.check.seen import Seen
from etl.errors import Refused
from etl.intake.arrival import Arrival, arrived
from etl.intake.choices import NOTHING, Choices
from etl.intake.corrections import correct
from etl.intake.credit_notes import signed
from etl.intake.match_meetings import placed
from etl.intake.remembered import used_for
from etl.readers.process.document import Document
from etl.schema import Dataset
from etl.sql import MACROS
from etl.store import batches
from etl.store.build import NotConsistent, fill, made_alike
from etl.store.integrity import standing
from etl.store.publish import accept, mend, of_this_version
from metrics import clock, dutch
from warehouse import Workbench

__all__ = ["Outcome", "Seen", "check_file", "load", "redo", "undo"]


def check_file(
    path: Path,
    *,
    name: str | None = None,
    only: Dataset | None = None,
    choices: Choices = NOTHING,
    beside: Path | None = None,
) -> Outcome:
    """What would happen if this file were loaded; saves nothing of it. Raises UnreadableFile, LoaderBusy, CannotStore.

    beside: a folder to keep what is read in, for a file that is checked after every decision about it.
    """
    of_this_version()
    with (
        arrived(path, name or path.name, beside) as arrival,
        _checked(arrival, only, choices, beside) as (_, outcome, _bench),
    ):
        outcome.message = _earlier(outcome.sha256, choices) or outcome.message
        return outcome


def load(
    path: Path,
    *,
    name: str | None = None,
    reason: str = "",
    by: str | None = None,
    good_rows: bool = False,
    only: Dataset | None = None,
    choices: Choices = NOTHING,
    again: bool = False,
    fictional: bool = False,
    beside: Path | None = None,
    document: Document | None = None,
    seen: Seen | None = None,
) -> Outcome:
    """Load one file as one batch and publish. With problems nothing is saved, unless good_rows asks for the rest.

    Raises UnreadableFile, CannotStore, DamagedLedger. After any error the data are what they were.
    again: the same bytes may come twice, as what is typed on a page may go back to what it was.
    fictional: the file is part of a made-up example, in a form that cannot say so itself.
    beside: where the cells of a file that waits are kept; what was read at the door is then not read again.
    document: its cells, where these are known without reading it, as of what is typed on a page.
    seen: what was on the screen of who saves; where that moved since, nothing is saved and the outcome says what.
    """
    with warehouse.storing(), arrived(path, name or path.name, beside, document) as arrival, warehouse.loader_lock():
        mend()
        sha256 = warehouse.sha256_of(arrival.path)
        earlier = "" if again else _earlier(sha256, choices)
        if earlier:
            return Outcome(arrival.name, sha256, message=earlier)
        warehouse.step(2, "bewaar het bestand zoals het is")
        batches.keep_original(arrival.path, sha256)
        try:
            warehouse.step(3, "lees en controleer het bestand")
            with _checked(arrival, only, choices) as (checked, outcome, bench):
                if fictional:
                    outcome.about["soort"] = "fictief voorbeeld"
                if seen is not None:
                    outcome.moved = moved(seen, checked, outcome, bench)
                if _may_save(outcome, good_rows):
                    _save(checked, outcome, bench, reason, by or getpass.getuser(), choices)
            return outcome
        finally:
            with suppress(OSError):  # on a full or read-only disk the next load tidies
                batches.tidy()


def undo(batch_id: str, *, reason: str = "", by: str | None = None) -> str:
    """Take a batch out and publish. Raises Refused when later batches lean on it. Returns a Dutch sentence."""
    return _switch(batch_id, "undo", reason, by)


def redo(batch_id: str, *, reason: str = "", by: str | None = None) -> str:
    """Put a batch back in its old place and publish. Raises Refused. Returns a Dutch sentence."""
    return _switch(batch_id, "redo", reason, by)


@contextmanager
def _checked(
    arrival: Arrival, only: Dataset | None, choices: Choices, beside: Path | None = None
) -> Iterator[tuple[Checked, Outcome, Workbench]]:
    position = int((warehouse.current() or {}).get("ledger_seq", 0))
    with tempfile.TemporaryDirectory(prefix="vgg-") as text:
        folder = Path(text)
        document = correct(signed(placed(arrival.cells(folder, beside), choices), choices), choices)
        with warehouse.workbench(MACROS, [folder, batches.folder()], folder if document.is_long else None) as bench:
            checked = check(document, bench, only, choices)
            counts, changes = compare(checked, bench)
            lacks = missing(checked, bench, complete(checked, choices), _of_same_file(document.sha256))
            checked.problems += lacks.problems
            # With a problem nothing goes: what the file does not have is then not known for sure.
            gone = [] if checked.problems else lacks.gone
            for one in gone:
                counts[one.dataset] = counts.get(one.dataset, Counts()) + Counts(gone=one.rows)
            notes = [*checked.notes, *said_twice(checked, bench), *not_sorted(checked, bench)]
            notes += [*not_grouped(checked, bench), *moved_columns(checked, bench), *lacks.notes]
            outcome = Outcome(
                document.file,
                document.sha256,
                checked.problems,
                notes,
                counts,
                changes,
                checked.about,
                sum(part.rows for part in checked.parts),
                checked.bad_rows,
                sheets=checked.sheets,
                bad=checked.bad,
                gone=gone,
                periods=lacks.periods,
                asks=(*document.asks, *checked.asks),
                titles=document.titles,
                tallies=document.tallies,
                new_rows=new_rows(checked, bench),
                position=position,
            )
            if not outcome.has_news and not outcome.problems and not outcome.open_asks:
                rows = sum(c.unchanged for c in counts.values())
                all_of_it = "De ene regel staat" if rows == 1 else f"Alle {dutch.number(rows)} regels staan"
                same = f"{all_of_it} er al precies zo in" if rows else "Er is geen enkele regel gelezen"
                outcome.message = f"{same}; er verandert niets."
            yield checked, outcome, bench


def _may_save(outcome: Outcome, good_rows: bool) -> bool:
    if outcome.moved:
        outcome.message = "Er is niets opgeslagen, want sinds u keek is veranderd waar dit over gaat. " + " ".join(
            outcome.moved
        )
        return False
    if outcome.open_asks:
        outcome.message = "Er is niets opgeslagen: eerst is een antwoord nodig. " + outcome.open_asks[0].text
        return False
    if outcome.problems and not good_rows:
        outcome.message = "Er is niets opgeslagen, want er zijn problemen."
        return False
    if outcome.problems and not outcome.has_news:
        outcome.message = "Er is niets opgeslagen: er zijn geen goede regels die iets veranderen."
    return outcome.has_news


def _save(checked: Checked, outcome: Outcome, bench: Workbench, reason: str, by: str, choices: Choices) -> None:
    number = 1 + len([line for line in batches.ledger() if line["action"] == "load"])
    batch = f"B{number:04d}"
    batches.folder().mkdir(parents=True, exist_ok=True)
    made_in = batches.folder() / f".{batch}.tmp"
    made_in.mkdir()
    parts, gone = write_parts(bench, checked.parts, outcome.gone, made_in)
    manifest = {
        "batch": batch,
        "file": outcome.file,
        "sha256": outcome.sha256,
        "kind": checked.document.kind,
        "loaded_at": clock.stamp(),
        "loaded_by": by,
        "reason": reason,
        "about": outcome.about,
        "is_fictional": outcome.about.get("soort", "").lower().startswith("fictief"),
        "data_until": _data_until(bench, outcome.about),
        "parts": parts,
        "left_out": len(outcome.problems),
        "datasets": {n: vars(c) for n, c in outcome.datasets.items()},
    }
    if gone:
        manifest["gone"] = gone
    if choices.digest:
        manifest["choices"], manifest["choices_sha256"] = choices.as_json(), choices.digest
    recipes = [
        {"sheet": one.sheet, "dataset": one.dataset, "layout": one.layout, "name": one.recipe}
        for one in outcome.sheets
        if one.recipe
    ]
    if recipes:
        manifest["recipes"] = recipes
    used = used_for(outcome.sheets)
    if used:
        manifest["remembered"] = used
    place = batches.write(manifest, made_in)
    warehouse.step(4, "schrijf de aanlevering in het logboek")
    manifest_sha = warehouse.sha256_of(place / "manifest.json")
    accept(batches.append("load", batch, by, reason, sha256=outcome.sha256, manifest_sha256=manifest_sha))
    outcome.batch = batch
    outcome.message = f"Opgeslagen als aanlevering {batch}."
    if names := [f"‘{name}’" for name in dict.fromkeys(one.recipe for one in outcome.sheets if one.recipe)]:
        outcome.message += f" Gelezen met {'recept' if not names[1:] else 'de recepten'} {', '.join(names)}."
    if outcome.gone:
        count = sum(one.rows for one in outcome.gone)
        outcome.message += f" {dutch.several(count, 'regel is', 'regels zijn')} weggehaald."
    if outcome.problems:
        left = dutch.several(len(outcome.problems), "probleem is", "problemen zijn")
        outcome.message += f" {left} blijven liggen; die regels zijn niet opgeslagen."


def _data_until(bench: Workbench, about: dict[str, str]) -> str | None:
    said = about.get("gegevens tot en met")
    if said is None:
        return None
    [(day,)] = bench.rows("SELECT nl_day(nl_when(?::VARCHAR, NULL))", [said])
    return None if day is None else day.isoformat()


def _of_same_file(sha256: str) -> list[batches.Batch]:
    """The batches that were loaded from these very bytes; also those taken out, as the file still has their rows."""
    return [batch for batch in batches.all_batches() if batch.manifest["sha256"] == sha256]


def _earlier(sha256: str, choices: Choices) -> str:
    """The sentence for a file that was loaded before with the same choices, or an empty text."""
    for batch in batches.all_batches():
        if batch.manifest["sha256"] != sha256 or batch.manifest.get("choices_sha256", "") != choices.digest:
            continue
        if batch.is_active:
            return f"Dit bestand is al geladen, als aanlevering {batch.id}. Er verandert niets."
        return (
            f"Dit bestand is eerder geladen als aanlevering {batch.id} en daarna teruggedraaid. "
            f"Pas {batch.id} opnieuw toe om het terug te zetten."
        )
    return ""


def _switch(batch_id: str, action: str, reason: str, by: str | None) -> str:
    with warehouse.loader_lock():
        mend()
        every = standing()
        batch = next((b for b in every if b.id == batch_id), None)
        if batch is None:
            raise Refused(f"Er is geen aanlevering {batch_id}.")
        if batch.is_active == (action == "redo"):
            state = "doet al mee" if batch.is_active else "is al teruggedraaid"
            raise Refused(f"Aanlevering {batch_id} {state}; er verandert niets.")
        if batch.damage and action == "redo":
            raise Refused(f"Aanlevering {batch_id} kan niet worden opnieuw toegepast. {batch.damage}")
        after = [b if b is not batch else replace(b, is_active=action == "redo") for b in every]
        try:
            with warehouse.trial([batches.folder()], made_alike()) as bench:
                fill(bench, after, clock.today())
                frozen = lost(bench)
        except NotConsistent as error:
            word = "teruggedraaid" if action == "undo" else "opnieuw toegepast"
            raise Refused(
                f"Aanlevering {batch_id} kan niet worden {word}. "
                + " ".join(error.sentences)
                + (" Draai eerst die latere aanlevering terug." if action == "undo" else "")
            ) from error
        if frozen:
            raise Refused(
                f"Aanlevering {batch_id} blijft staan, want dan verandert een licht van een bevroren helft: "
                f"{', '.join(frozen[:5])}. Een bevroren licht verandert alleen met een reden van correctie."
            )
        accept(batches.append(action, batch_id, by or getpass.getuser(), reason))
    return f"Aanlevering {batch_id} is {'teruggedraaid' if action == 'undo' else 'opnieuw toegepast'}."
