"""Steps per row: how far something came, each step named once at the top, with the outcome in full at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures import drawn

REACHED, NOT_RECORDED, NOT_REACHED, TO_COME = "reached", "not recorded", "not reached", "to come"
_WORDS = {
    REACHED: "gedaan",
    NOT_RECORDED: "niet vastgelegd",
    NOT_REACHED: "niet bereikt",
    TO_COME: "nog niet vastgelegd",
}
_TONES = ("bad", "open", "good")


@dataclass(frozen=True)
class Step:
    """One step of a row. when: its date in words.

    state: REACHED, NOT_RECORDED (a later one is), NOT_REACHED, or TO_COME while the row is not at its end.
    """

    state: str
    when: str = ""


@dataclass(frozen=True)
class Whole:
    """What several rows are of: a vacancy with its candidates. sub: what is said under its name."""

    name: str
    sub: str = ""
    href: str = ""


@dataclass(frozen=True)
class Path:
    """A row: its steps in the order of the heads, and how it ended. tone: good, bad or open; sign goes before.

    of: of which whole it is; rows after each other with the same one stand behind it.
    """

    name: str
    steps: tuple[Step, ...]
    outcome: str
    sign: str = ""
    tone: str = "open"
    sub: str = ""
    href: str = ""
    of: Whole | None = None


def steps(
    caption: str, heads: Sequence[str], rows: Sequence[Path], noun: str = "rondes", has_dates: bool = True
) -> Markup:
    """A row per path; from 41 on those that did not succeed first, and a row that counts the outcomes of the rest.

    has_dates: False shows only the marks, with their dates and words on hover and for a screen reader.
    Raises ValueError when a row has another number of steps than there are heads, or only some rows are of a whole.
    """
    wrong = [row.name for row in rows if len(row.steps) != len(heads)]
    if wrong:
        raise ValueError(f"{wrong[0]!r} heeft niet {len(heads)} stappen")
    if not rows:
        return drawn.nothing("steps", caption, f"Geen {noun}.")
    has_wholes = rows[0].of is not None
    if any((row.of is not None) != has_wholes for row in rows):
        raise ValueError("of elke rij hoort bij een geheel, of geen enkele")
    shown, rest = drawn.gathered(rows, lambda row: _TONES.index(row.tone))
    body = []
    for whole, run in groupby(shown, lambda row: row.of):
        of = list(run)
        before = _whole(whole, len(of)) if whole else NOTHING
        body += [_row(row, heads, NOTHING if n else before, has_dates) for n, row in enumerate(of)]
    if rest:
        over = len(heads) + 1 + has_wholes
        total = drawn.cell(drawn.counted(row.outcome for row in rest), css="outcome", over=over)
        body.append(drawn.row_of(f"en nog {len(rest)} {noun}", total, css="rest"))
    parts = [("done", "vastgelegd"), ("blank", "niet vastgelegd")]
    is_used = {step.state for row in shown for step in row.steps}
    said = f"Van {len(rows)} {noun} staan hier de {len(shown)} die het minst ver kwamen. " if rest else ""
    above = drawn.key(
        *parts[: 1 + (NOT_RECORDED in is_used)], more=said + "De stappen staan op volgorde, niet op datum."
    )
    names = ("Waarvan", "Wat") if has_wholes else ("Wat",)
    columns = [*(("", tag("span", word, css="vgg-aloud")) for word in names), *(("step", head) for head in heads)]
    columns.append(("outcome", tag("span", "Uitkomst", css="vgg-aloud")))
    kind = "steps" if has_dates else "steps marks"
    return drawn.table(kind, caption, above, drawn.head(*columns), body)


def _whole(whole: Whole, rows: int) -> Markup:
    """The cell of what the next rows are of."""
    note = joined(" ", tag("small", whole.sub, css="note")) if whole.sub else NOTHING
    name = joined(drawn.linked(whole.name, whole.href), note)
    return tag("th", name, css="whole", scope="rowgroup", role="rowheader", rowspan="" if rows == 1 else rows)


def _row(row: Path, heads: Sequence[str], before: Markup, has_dates: bool) -> Markup:
    name = joined(drawn.linked(row.name, row.href), *([tag("small", row.sub, css="note")] if row.sub else []))
    cells = [_cell(row, at, head, has_dates) for at, head in enumerate(heads)]
    sign = (tag("span", row.sign, css="sign", aria_hidden="true"), " ") if row.sign else ()
    outcome = drawn.cell(*sign, tag("span", row.outcome), css=f"outcome {row.tone}")
    css = f"{row.tone} begins" if before else row.tone
    return drawn.row_of(name, *cells, outcome, css=css, before=before)


def _cell(row: Path, at: int, head: str, has_dates: bool) -> Markup:
    """One step: the line up to it, its mark, and its date or what is not known."""
    step = row.steps[at]
    css = step.state.replace(" ", "-")
    said = step.when or _WORDS[step.state]
    line = "" if at == 0 else "line" if step.state == REACHED and row.steps[at - 1].state == REACHED else "line thin"
    if step.state in (NOT_REACHED, TO_COME):
        line = ""
    dot = tag("span", "?" if step.state == NOT_RECORDED else "", css="dot")
    drawing = tag("span", tag("span", css=line) if line else "", dot, css="draw", aria_hidden="true")
    shown = "when" if has_dates and (step.when or step.state == NOT_RECORDED) else "when vgg-aloud"
    tip = f"{row.name}, {head}: {said}"
    text = tag("span", said, css=shown)
    return drawn.cell(tag("span", drawing, text, css="hold", data_tip=tip), css=f"step {css}", named=head)
