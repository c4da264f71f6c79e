"""Step 4: what saving would change: new, changed (was, becomes), unchanged, and which word it would go over."""

from __future__ import annotations

from datetime import datetime
from html import escape

from etl import batches
from etl.compare import Change
from etl.datasets import DATASETS
from etl.drafts import Draft
from etl.load import Outcome
from ui import markup, show, words
from ui.markup import tag

MOST_SHOWN = 100


def in_short(outcome: Outcome) -> str:
    """The difference in one line."""
    if not outcome.datasets:
        return "nog niets te vergelijken"
    every = outcome.datasets.values()
    sums = ((sum(c.new for c in every), "nieuw"), (sum(c.changed for c in every), "gewijzigd"),
            (sum(c.unchanged for c in every), "ongewijzigd"))  # fmt: skip
    return ", ".join(f"{words.number(count)} {word}" for count, word in sums)


def difference(draft: Draft, outcome: Outcome) -> None:
    """Counts per sheet, every changed cell, and a warning where a word of a later day or by hand is replaced."""
    if not outcome.datasets:
        show.note("Er zijn geen goede regels om te vergelijken.")
        return
    rows = [
        [escape(DATASETS[name].title), *(words.number(n) for n in (counts.new, counts.changed, counts.unchanged))]
        for name, counts in outcome.datasets.items()
    ]
    show.html(markup.table("Goede regels per soort", ["Soort", "Nieuw", "Gewijzigd", "Ongewijzigd"], rows, (1, 2, 3)))
    if outcome.message:
        show.note(outcome.message)
    if outcome.changes:
        _changes(draft, outcome)
    show.note("Al het andere blijft zoals het is.")


def _changes(draft: Draft, outcome: Outcome) -> None:
    manifests = {batch.id: batch.manifest for batch in batches.all_batches()}
    warned = {c: _warning(c, manifests.get(c.was_in), draft) for c in outcome.changes}
    careful = sum(bool(text) for text in warned.values())
    if careful:
        sentence = (
            f"Let op: bij {words.several(careful, 'cel', 'cellen')} vervangt dit bestand iets wat later of met de hand "
            "is ingevuld. Die staan bovenaan."
        )
        show.html(tag("p", escape(sentence), "vgg-careful", role="status"))
    first = sorted(outcome.changes, key=lambda c: not warned[c])[:MOST_SHOWN]
    lines = [
        [escape(f"{c.sheet}, regel {c.row}"), escape(c.key), escape(c.column), tag("del", _word(c.old)),
         tag("ins", _word(c.new)), escape(warned[c] or c.was_in)]
        for c in first
    ]  # fmt: skip
    caption = "Wat er verandert" + (f", de eerste {MOST_SHOWN}" if len(outcome.changes) > MOST_SHOWN else "")
    show.html(markup.table(caption, ["Plaats", "Welke", "Kolom", "Was", "Wordt", "Stond in"], lines))


def _warning(change: Change, manifest: dict[str, object] | None, draft: Draft) -> str:
    if manifest is None:
        return ""
    file = str(manifest["file"])
    if file.startswith("invoer "):
        return f"{change.was_in}, met de hand ingevuld door {manifest['loaded_by']}"
    if datetime.fromisoformat(str(manifest["loaded_at"])) > draft.put_on:
        return f"{change.was_in}, geladen nadat u dit bestand klaarzette"
    return ""


def _word(value: str | None) -> str:
    return tag("span", "leeg", "vgg-none") if value is None else escape(value)
