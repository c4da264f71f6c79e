"""Step 3: every problem in its cell; accept a suggestion, correct here, or correct in Excel and put the file back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd
import streamlit as st

from etl import drafts
from etl.check.causes import causes
from etl.check.problem import Problem
from etl.drafts import Draft
from etl.errors import UnreadableFile
from etl.load import Outcome
from metrics import dutch
from ui.blocks import enter, markup, show
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.who import known
from ui.upload.choose import ADDRESS

MOST_SHOWN = 100
_MOST_TOLD, _LONGEST = 8, 40
"""How many suggestions stand beside the button that takes all of them over, and how much of what was found."""
_NEW = "Wordt"
_PIXELS = {
    "Cel": 70,
    "Gevonden": 150,
    _NEW: 190,
    "Voorstel": 100,
    "Bij": 170,
    "Verwacht": 230,
    "Kolom": 120,
    "Blad": 110,
}
_WIDTHS = {name: st.column_config.Column(width=pixels) for name, pixels in _PIXELS.items()}
"""What is typed stands beside what was found, so that a narrow screen has both."""


def check(draft: Draft, outcome: Outcome, unknown: int) -> None:
    """The problems and the three ways to mend them; without problems a sentence. unknown: words asked in step 2."""
    _corrections(draft)
    if not outcome.problems:
        show.note("Alle regels zijn te lezen en passen bij elkaar.")
        return
    count = dutch.several(len(outcome.problems), "probleem", "problemen")
    sentence = f"{count} in {dutch.several(outcome.bad_rows, 'regel', 'regels')}; er is niets opgeslagen."
    show.html(tag("p", tag("strong", sentence), css="vgg-problems", role="status"))
    _at_once(draft, outcome, unknown)
    shown = _filtered(draft, outcome.problems)
    _causes(shown)
    with st.expander("Elke plaats: wat er staat en wat er hoort", key=f"places_{draft.id}"):
        _table(shown)
    _here(draft, outcome, shown)
    _in_excel(draft, outcome)


def _at_once(draft: Draft, outcome: Outcome, unknown: int) -> None:
    """What mends several cells together, and where: the suggestions here, the unknown words in step 2."""
    near = [p for p in outcome.problems if p.suggestion and p.is_whole_cell]
    if near:
        show.note(_told(near))
        what = dutch.several(len(near), "voorstel", "voorstellen")
        if st.button(f"Neem {what} over", type="primary", key=f"accept_{draft.id}"):
            drafts.accept(draft.id, outcome, known())
            st.rerun()
    many = dutch.several(unknown, "woord is", "woorden zijn")
    said = f" {many} niet bekend: bij stap 2, Kolommen, kiest u één keer wat zo'n woord betekent." if unknown else ""
    show.note(f"Verbeter de cellen hieronder, of in Excel met het Excel-bestand met opmerkingen.{said}")


def _told(near: list[Problem]) -> str:
    """The first suggestions, each with the cell it is for."""
    told = [f"‘{p.found[:_LONGEST]}’ wordt {p.suggestion} (cel {p.cell})" for p in near[:_MOST_TOLD]]
    if more := len(near) - len(told):
        told.append(f"en nog {dutch.number(more)}")
    return f"{'Voorstel' if len(near) == 1 else 'Voorstellen'}: {'; '.join(told)}."


def _filtered(draft: Draft, problems: list[Problem]) -> list[Problem]:
    kinds = Counter(problem.kind for problem in problems)
    if len(kinds) == 1:
        return problems
    chosen = st.pills(
        "Welke problemen",
        list(kinds),
        selection_mode="multi",
        key=f"kinds_{draft.id}",
        format_func=lambda kind: f"{kind} ({kinds[kind]})",
    )
    return [problem for problem in problems if not chosen or problem.kind in chosen]


def _causes(problems: list[Problem]) -> None:
    """Each cause once, by sheet: what is wrong, in which rows, and what to do."""
    every = causes(problems)
    by_sheet: dict[str, list[Markup]] = {}
    for cause in every[:MOST_SHOWN]:
        by_sheet.setdefault(cause.sheet, []).append(tag("li", tag("strong", cause.head), cause.rest))
    has_heads = len(by_sheet) > 1
    parts = [
        (tag("h2", f"Blad ‘{sheet}’") if has_heads and sheet else NOTHING) + tag("ul", *lines, css="vgg-told")
        for sheet, lines in by_sheet.items()
    ]
    told = joined(*parts)
    show.html(tag("div", told, css="vgg-causes", tabindex="0", role="region", aria_label="Wat er mis is"))
    more = len(every) - MOST_SHOWN
    if more > 0:
        kinds = dutch.several(more, "soort probleem staat", "soorten problemen staan")
        show.note(f"Nog {kinds} in het Excel-bestand met opmerkingen.")


def _table(problems: list[Problem]) -> None:
    rows = []
    for p in problems[:MOST_SHOWN]:
        where = p.cell or (f"regel {p.row}" if p.row else "het blad")
        rows.append([where, p.sheet, p.column, p.shown, p.wanted, p.suggestion])
    caption = dutch.several(len(problems), "probleem", "problemen")
    if len(problems) > MOST_SHOWN:
        caption += f", hier de eerste {MOST_SHOWN}; alle staan in het Excel-bestand met opmerkingen"
    heads = ["Cel", "Blad", "Kolom", "Gevonden", "Verwacht", "Bedoelt u?"]
    show.html(tag("div", markup.table(caption, heads, rows), css="vgg-cells"))


def _here(draft: Draft, outcome: Outcome, shown: list[Problem]) -> None:
    """Correct in the grid: one line per wrong cell; what is typed is checked again from the start."""
    cells: dict[tuple[str, str], list[Problem]] = {}
    for problem in shown:
        if place := problem.cell or problem.typed_in:
            cells.setdefault((problem.sheet, place), []).append(problem)
    if not cells:
        return
    show.html(tag("h2", "Hier verbeteren"))
    lines = list(cells.items())[:MOST_SHOWN]
    found = [problems[0] for _, problems in lines]
    frame = pd.DataFrame(
        {
            "Cel": [p.cell or f"regel {p.row}" for p in found],
            "Gevonden": [p.found if p.cell else "" for p in found],
            _NEW: ["" for _ in lines],
            "Voorstel": [p.suggestion for p in found],
            "Bij": [p.subject for p in found],
            "Verwacht": [p.wanted for p in found],
            "Kolom": [p.column for p in found],
            "Blad": [sheet for (sheet, _), _ in lines],
        }
    )
    with st.form(f"grid_{draft.id}", border=False):
        show.note(f"Typ in de kolom ‘{_NEW}’ wat er moet staan. Een streepje (-) maakt de cel leeg.")
        typed = st.data_editor(
            frame,
            hide_index=True,
            width="stretch",
            num_rows="fixed",
            disabled=[name for name in frame.columns if name != _NEW],
            column_config=_WIDTHS,
            key=f"cells_{draft.id}_{draft.choices.digest[:12]}_{len(shown)}",
        )
        if st.form_submit_button("Verbeteren en opnieuw controleren", key=f"mend_{draft.id}"):
            _mend(draft, {place: str(text) for (place, _), text in zip(lines, typed[_NEW], strict=True) if text})


def _mend(draft: Draft, typed: dict[tuple[str, str], str]) -> None:
    texts = {place: "" if text.strip() == "-" else text for place, text in typed.items()}
    if texts:
        drafts.correct(draft.id, texts, known())
    st.rerun()


def _corrections(draft: Draft) -> None:
    """What was corrected here already, and taking one back."""
    made = draft.choices.corrections
    if not made:
        return
    with st.expander(f"Hier verbeterd: {dutch.several(len(made), 'cel', 'cellen')}", key=f"made_{draft.id}"):
        rows = [[c.cell, c.sheet, c.old or "leeg", c.new or "leeg"] for c in made[:MOST_SHOWN]]
        show.html(markup.table("Verbeterde cellen", ["Cel", "Blad", "Was", "Wordt"], rows))
        if st.button("Alle verbeteringen hier ongedaan maken", key=f"unmend_{draft.id}"):
            drafts.correct(draft.id, {(c.sheet, c.cell): c.old for c in made}, known())
            st.rerun()


def _in_excel(draft: Draft, outcome: Outcome) -> None:
    """The same workbook back with its problems in it, and the place to put it when it is mended."""
    show.html(tag("h2", "Of in Excel verbeteren"))
    show.note(
        "In het Excel-bestand zijn de foute cellen gekleurd en staat het probleem erbij als opmerking; "
        "al het andere is zoals u het aanleverde."
    )
    st.download_button(
        "Excel-bestand met opmerkingen",
        lambda: drafts.commented(draft.id, outcome)[1],
        f"{Path(draft.name).stem} met opmerkingen.xlsx",
        key=f"commented_{draft.id}",
        on_click="ignore",
    )
    given = st.file_uploader("Leg het verbeterde bestand hier terug", key=f"again_{draft.id}")
    if given:
        try:
            new = drafts.replace_file(draft.id, given.getvalue())
        except UnreadableFile as unreadable:
            enter.complain([unreadable.sentence])
            return
        st.query_params[ADDRESS] = new.id
        st.rerun()
