"""Step 4: what saving would change: new, changed (was, becomes), unchanged, gone, and which word it would go over."""

from __future__ import annotations

from collections.abc import Sequence

from etl.datasets import DATASETS
from etl.drafts import Draft
from etl.load import Outcome
from etl.readers.process.document import Tally
from etl.store import batches
from metrics import dutch
from ui.blocks import markup, show
from ui.blocks.markup import tag
from ui.upload.complete import complete, gone
from ui.upload.warn import warning

MOST_SHOWN = 100
CAREFUL = "Let op:"
"""How a note begins that one has to see before saving."""
_MOST_NEW = 8
"""As many new rows of each kind as are shown: enough to see what they are."""


def in_short(outcome: Outcome) -> str:
    """The difference in one line."""
    if not outcome.datasets:
        return "nog niets te vergelijken"
    every = outcome.datasets.values()
    sums = (
        (sum(c.new for c in every), "nieuw"),
        (sum(c.changed for c in every), "gewijzigd"),
        (sum(c.unchanged for c in every), "ongewijzigd"),
    )
    away = sum(c.gone for c in every)
    return ", ".join(f"{dutch.number(n)} {word}" for n, word in (*sums, *([(away, "weg")] if away else [])))


def difference(draft: Draft, outcome: Outcome) -> None:
    """Counts per sheet, every changed cell, and a warning where a word of a later day or by hand is replaced."""
    if not outcome.datasets:
        show.note("Er zijn geen goede regels om te vergelijken.")
        complete(draft, outcome)
        return
    rows = [
        [DATASETS[name].title, *(dutch.number(n) for n in (c.new, c.changed, c.unchanged, c.gone))]
        for name, c in outcome.datasets.items()
    ]
    heads = ["Soort", "Nieuw", "Gewijzigd", "Ongewijzigd", "Gaat weg"]
    if not outcome.gone:
        heads, rows = heads[:-1], [row[:-1] for row in rows]
    show.html(markup.table("Goede regels per soort", heads, rows, tuple(range(1, len(heads)))))
    if outcome.tallies:
        _who_was_there(outcome.tallies)
    if outcome.message:
        show.note(outcome.message)
    for note in dict.fromkeys(note for note in outcome.notes if note.startswith(CAREFUL)):
        show.html(tag("p", note, css="vgg-careful", role="status"))
    complete(draft, outcome)
    _new(outcome)
    gone(draft, outcome)
    if outcome.changes:
        _changes(draft, outcome)
    show.note("Al het andere blijft zoals het is.")


def _new(outcome: Outcome) -> None:
    """The first new rows of each kind by what they are; which columns they have, says their kind."""
    for name, count in outcome.datasets.items():
        rows = [row for row in outcome.new_rows if row.dataset == name][:_MOST_NEW]
        if not rows:
            continue
        has = [bool(any(getattr(row, part) for row in rows)) for part in ("day", "subject", "amount")]
        heads = ["Plaats", "Welke", *(h for h, there in zip(("Datum", "Wat", "Bedrag"), has, strict=True) if there)]
        lines = [
            [
                f"{row.sheet}, regel {row.row}",
                row.key,
                *(text for text, there in zip((row.day, row.subject, row.amount), has, strict=True) if there),
            ]
            for row in rows
        ]
        more = f", de eerste {len(rows)} van {dutch.number(count.new)}" if count.new > len(rows) else ""
        right = (len(heads) - 1,) if has[2] else ()
        show.html(markup.table(f"Nieuw bij {DATASETS[name].title}{more}", heads, lines, right))


def _who_was_there(tallies: Sequence[Tally]) -> None:
    """Per meeting of an attendance list what was counted, beside the list's own total where that is another."""
    rows = [
        [
            tally.title,
            tally.day,
            tally.state,
            dutch.number(tally.present)
            + (f" (waarvan {tally.outside} niet van een gemeente)" if tally.outside else ""),
            *(dutch.number(count) for count in (tally.excused, tally.absent, tally.unknown)),
            tally.total or "–",
        ]
        for tally in tallies[:MOST_SHOWN]
    ]
    heads = ["Overleg", "Datum", "Stand", "Aanwezig", "Afgemeld", "Afwezig", "Onbekend", "De lijst zelf telt"]
    show.html(markup.table("Wie er was, zoals de lijst is gelezen", heads, rows, (3, 4, 5, 6, 7)))
    if any(tally.total for tally in tallies):
        show.note(
            "Bij een overleg telt de lijst zelf iets anders dan wij lezen. Kijk voor het bewaren na welk teken iets "
            "anders betekent."
        )


def _changes(draft: Draft, outcome: Outcome) -> None:
    manifests = {batch.id: batch.manifest for batch in batches.all_batches()}
    warned = {c: warning(c.was_in, manifests.get(c.was_in), draft) for c in outcome.changes}
    careful = sum(bool(text) for text in warned.values())
    if careful:
        sentence = (
            f"Let op: bij {dutch.several(careful, 'cel', 'cellen')} vervangt dit bestand iets wat later of met de hand "
            "is ingevuld. Die staan bovenaan."
        )
        show.html(tag("p", sentence, css="vgg-careful", role="status"))
    first = sorted(outcome.changes, key=lambda c: not warned[c])[:MOST_SHOWN]
    lines = [
        [
            f"{c.sheet}, regel {c.row}",
            c.key,
            c.column,
            tag("del", _word(c.old)),
            tag("ins", _word(c.new)),
            warned[c] or c.was_in,
        ]
        for c in first
    ]
    caption = "Wat er verandert" + (f", de eerste {MOST_SHOWN}" if len(outcome.changes) > MOST_SHOWN else "")
    show.html(markup.table(caption, ["Plaats", "Welke", "Kolom", "Was", "Wordt", "Stond in"], lines))


def _word(value: str | None) -> str:
    return tag("span", "leeg", css="vgg-none") if value is None else value
