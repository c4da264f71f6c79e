"""Steps per row: how far something came, each step named once at the top, with the outcome in full at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.blocks.markup import Markup, joined, tag
from ui.blocks.pictures import drawn

REACHED, NOT_RECORDED, NOT_REACHED = "reached", "not recorded", "not reached"
_WORDS = {REACHED: "gedaan", NOT_RECORDED: "niet vastgelegd", NOT_REACHED: "niet bereikt"}
_TONES = ("bad", "open", "good")


@dataclass(frozen=True)
class Step:
    """One step of a row. state: REACHED, NOT_RECORDED (a later one is) or NOT_REACHED. when: its date in words."""

    state: str
    when: str = ""


@dataclass(frozen=True)
class Path:
    """A row: its steps in the order of the heads, and how it ended. tone: good, bad or open; sign goes before."""

    name: str
    steps: tuple[Step, ...]
    outcome: str
    sign: str = ""
    tone: str = "open"
    sub: str = ""
    href: str = ""


def steps(caption: str, heads: Sequence[str], rows: Sequence[Path], noun: str = "rondes") -> Markup:
    """A row per path; from 41 on those that did not succeed first, and a row that counts the outcomes of the rest.

    Raises ValueError when a row has another number of steps than there are heads.
    """
    wrong = [row.name for row in rows if len(row.steps) != len(heads)]
    if wrong:
        raise ValueError(f"{wrong[0]!r} heeft niet {len(heads)} stappen")
    if not rows:
        return drawn.nothing("steps", caption, f"Geen {noun}.")
    shown, rest = drawn.gathered(rows, lambda row: _TONES.index(row.tone))
    body = [_row(row, heads) for row in shown]
    if rest:
        total = drawn.cell(drawn.counted(row.outcome for row in rest), css="outcome", over=len(heads) + 1)
        body.append(drawn.row_of(f"en nog {len(rest)} {noun}", total, css="rest"))
    parts = [("done", "vastgelegd"), ("blank", "niet vastgelegd")]
    is_used = {step.state for row in shown for step in row.steps}
    said = f"Van {len(rows)} {noun} staan hier de {len(shown)} die het minst ver kwamen. " if rest else ""
    above = drawn.key(
        *parts[: 1 + (NOT_RECORDED in is_used)], more=said + "De stappen staan op volgorde, niet op datum."
    )
    columns = [("", tag("span", "Wat", css="vgg-aloud")), *(("step", head) for head in heads)]
    columns.append(("outcome", tag("span", "Uitkomst", css="vgg-aloud")))
    return drawn.table("steps", caption, above, drawn.head(*columns), body)


def _row(row: Path, heads: Sequence[str]) -> Markup:
    name = joined(drawn.linked(row.name, row.href), *([tag("small", row.sub, css="note")] if row.sub else []))
    cells = [_cell(row, at, head) for at, head in enumerate(heads)]
    sign = (tag("span", row.sign, css="sign", aria_hidden="true"), " ") if row.sign else ()
    outcome = drawn.cell(*sign, tag("span", row.outcome), css=f"outcome {row.tone}")
    return drawn.row_of(name, *cells, outcome, css=row.tone)


def _cell(row: Path, at: int, head: str) -> Markup:
    """One step: the line up to it, its mark, and its date or what is not known."""
    step = row.steps[at]
    css = step.state.replace(" ", "-")
    said = step.when or _WORDS[step.state]
    line = "" if at == 0 else "line" if step.state == REACHED and row.steps[at - 1].state == REACHED else "line thin"
    if step.state == NOT_REACHED:
        line = ""
    dot = tag("span", "?" if step.state == NOT_RECORDED else "", css="dot")
    drawing = tag("span", tag("span", css=line) if line else "", dot, css="draw", aria_hidden="true")
    shown = "when" if step.when or step.state == NOT_RECORDED else "when vgg-aloud"
    tip = f"{row.name}, {head}: {said}"
    text = tag("span", said, css=shown)
    return drawn.cell(tag("span", drawing, text, css="hold", data_tip=tip), css=f"step {css}", named=head)
