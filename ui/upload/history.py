"""The looks of Upload: choose, check, see the difference, save; and the batches with undo and redo."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

import warehouse
from etl import batches
from etl import drafts as kept
from etl.datasets import DATASETS
from etl.drafts import Draft
from etl.export import workbook_of
from etl.load import Outcome, Refused, check_file, load, redo, undo
from etl.problem import Problem
from etl.read import UnreadableFile
from etl.template import write_template
from ui import enter, markup, show, words
from ui.markup import tag
from ui.who import who

MOST_SHOWN = 100
_CHECKED = "checked"
_PICKED = "picked"


def said() -> None:
    """What was just done, once."""
    enter.said()


def choose() -> None:
    """Step 1: one or more files. They are kept on the server until they are saved or thrown away."""
    show.header("1 Bestand kiezen")
    files = st.file_uploader(
        "Kies een of meer bestanden (Excel .xlsx of tekst .csv, hoogstens 20 MB)", accept_multiple_files=True,
        key=f"files_{st.session_state.get(_PICKED, 0)}",
    )  # fmt: skip
    if files:
        for file in files:
            kept.put(file.getvalue(), file.name)
        st.session_state[_PICKED] = st.session_state.get(_PICKED, 0) + 1
        st.rerun()


def drafts() -> None:
    """Steps 2 to 4 for each file that is ready: what it is, what is wrong or changes, and save."""
    for draft in kept.every():
        show.header(f"2 Controleren: {draft.name}")
        _draft(draft)


def _draft(draft: Draft) -> None:
    try:
        outcome = _checked(draft)
    except UnreadableFile as unreadable:
        enter.complain([unreadable.sentence])
        _throw_away(draft)
        return
    if outcome.problems:
        _problems(outcome)
    for sentence in dict.fromkeys(outcome.notes[:20]):
        show.note(sentence)
    if len(outcome.notes) > 20:
        show.note(f"En nog {len(outcome.notes) - 20} opmerkingen.")
    _difference(outcome)
    _save(draft, outcome)


def _checked(draft: Draft) -> Outcome:
    """The check of a file against the data of now, made once a session for each generation."""
    facts = warehouse.current() or {}
    key = (draft.id, facts.get("generation"), len(batches.ledger()))
    remembered: dict[tuple[object, ...], Outcome] = st.session_state.setdefault(_CHECKED, {})
    if key not in remembered:
        with st.spinner(f"{draft.name} wordt gelezen en gecontroleerd…"):
            remembered[key] = check_file(draft.path, name=draft.name)
    return remembered[key]


def _problems(outcome: Outcome) -> None:
    problems = outcome.problems
    count = words.several(len(problems), "probleem", "problemen")
    rest = f" De eerste {MOST_SHOWN} staan hier." if len(problems) > MOST_SHOWN else ""
    sentence = f"{count} in {words.several(outcome.bad_rows, 'regel', 'regels')}; er is niets opgeslagen.{rest}"
    show.html(tag("p", tag("strong", escape(sentence)), "vgg-problems", role="status"))
    rows = [_problem(problem) for problem in problems[:MOST_SHOWN]]
    heads = ["Blad", "Cel", "Kolom", "Gevonden", "Verwacht", "Bedoelt u?"]
    show.html(markup.table("Problemen", heads, rows))
    lines = [[p.file, p.sheet, p.row, p.column, p.cell, p.found, p.wanted, p.suggestion] for p in problems]
    names = ["Bestand", "Blad", "Regel", "Kolom", "Cel", "Gevonden", "Verwacht", "Voorstel"]
    st.download_button(
        "Problemen als Excel", lambda: show.as_xlsx({"Problemen": (names, lines)}), "problemen.xlsx",
        key=f"problems_{outcome.sha256[:12]}_{outcome.file}", on_click="ignore",
    )  # fmt: skip


def _problem(problem: Problem) -> list[str]:
    where = problem.cell or (f"regel {problem.row}" if problem.row else "het blad")
    found = f"‘{problem.found}’" if problem.is_cell_text else problem.found
    return [escape(text) for text in (problem.sheet, where, problem.column, found, problem.wanted, problem.suggestion)]


def _difference(outcome: Outcome) -> None:
    show.header("3 Verschil met wat er nu staat")
    if not outcome.datasets:
        show.note("Er zijn geen goede regels om te vergelijken.")
        return
    rows = [
        [escape(DATASETS[name].title), *(words.number(n) for n in (counts.new, counts.changed, counts.unchanged))]
        for name, counts in outcome.datasets.items()
    ]
    show.html(markup.table("Per blad", ["Blad", "Nieuw", "Gewijzigd", "Ongewijzigd"], rows, (1, 2, 3)))
    if outcome.changes:
        lines = [
            [
                escape(f"{c.sheet}, regel {c.row}"),
                escape(c.key),
                escape(c.column),
                _word(c.old),
                _word(c.new),
                escape(c.was_in),
            ]
            for c in outcome.changes[:MOST_SHOWN]
        ]
        show.html(markup.table("Wat er verandert", ["Plaats", "Welke", "Kolom", "Was", "Wordt", "Stond in"], lines))
    if outcome.message:
        show.note(outcome.message)


def _word(value: str | None) -> str:
    return tag("span", "leeg", "vgg-none") if value is None else escape(value)


def _save(draft: Draft, outcome: Outcome) -> None:
    show.header("4 Opslaan")
    key = draft.id
    with st.form(f"save_{key}", border=True):
        by = who(key)
        reason = st.text_input(
            "Waarom laadt u dit?", key=f"reason_{key}", placeholder="bijvoorbeeld: opkomst tweede kwartaal"
        )
        with st.container(horizontal=True):
            every = st.form_submit_button(
                "Alles opslaan", type="primary", disabled=bool(outcome.problems), key=f"all_{key}"
            )
            good = False
            if outcome.problems and outcome.has_news:
                rows = words.several(outcome.good_rows, "goede regel", "goede regels")
                good = st.form_submit_button(f"Alleen de {rows} opslaan", key=f"good_{key}")
            dropped = st.form_submit_button("Niet opslaan, weggooien", key=f"drop_{key}")
    if dropped:
        kept.drop(draft.id)
        st.rerun()
    if every or good:
        _load(draft, by, reason, good)


def _load(draft: Draft, by: str, reason: str, good_rows: bool) -> None:
    if not by:
        enter.complain(["Vul eerst in wat uw functie is; die staat straks bij de aanlevering."])
        return
    try:
        with st.spinner("Wordt opgeslagen…"):
            outcome = load(draft.path, name=draft.name, reason=reason, by=by, good_rows=good_rows)
    except (UnreadableFile, warehouse.LoaderBusy, batches.DamagedLedger) as error:
        enter.complain([error.sentence])
        return
    # With problems left the file stays ready, as the list of what is still to be mended.
    if not outcome.problems:
        kept.drop(draft.id)
    enter.say_next(outcome.message)
    st.rerun()


def _throw_away(draft: Draft) -> None:
    if st.button("Weggooien", key=f"drop_{draft.id}"):
        kept.drop(draft.id)
        st.rerun()


def templates() -> None:
    """A blank template, and the template filled with the data of now, to edit and send back."""
    with st.expander("Sjablonen: leeg, of met de gegevens van nu", on_change="rerun", key="sjablonen") as fold:
        if not fold.open:
            return
        titles = st.multiselect(
            "Welke bladen?",
            [d.title for d in DATASETS.values()],
            placeholder="alle bladen",
            key="bladen",
            select_all=False,
        )
        chosen = [d for d in DATASETS.values() if not titles or d.title in titles]
        with st.container(horizontal=True):
            st.download_button("Leeg sjabloon", lambda: _blank(chosen), "sjabloon.xlsx", key="blank", on_click="ignore")
            if warehouse.current():
                st.download_button(
                    "Sjabloon met de gegevens van nu", lambda: _filled(tuple(d.name for d in chosen)),
                    "sjabloon-met-gegevens.xlsx", key="filled", on_click="ignore",
                )  # fmt: skip


def _blank(chosen: Sequence[object]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="vgg-") as folder:
        path = Path(folder) / "sjabloon.xlsx"
        write_template(path, list(chosen))  # type: ignore[arg-type]
        return path.read_bytes()


def _filled(names: tuple[str, ...]) -> bytes:
    with warehouse.reader() as reader:
        return workbook_of(reader, names)


def history(most: int) -> None:
    """The last batches: what each was, and undo or redo with what will happen said first."""
    every = batches.all_batches()[::-1]
    if not every:
        show.empty("Er is nog niets geladen.")
        return
    for batch in every[:most]:
        _batch(batch)
    if len(every) > most:
        show.note(f"En nog {len(every) - most} oudere; alle staan op de pagina Gegevens.")


def _batch(batch: batches.Batch) -> None:
    m = batch.manifest
    state = "telt mee" if batch.is_active else "teruggedraaid"
    rows = sum(part["rows"] for part in m["parts"])
    made_up = " · fictief voorbeeld" if m["is_fictional"] else ""
    with st.expander(
        f"{batch.id} · {markup.plain(m['file'])} · {state}{made_up}", on_change="rerun", key=f"b_{batch.id}"
    ) as fold:
        if not fold.open:
            return
        facts = [
            ("Geladen", f"{words.moment(m['loaded_at'])} door {m['loaded_by']}"),
            ("Waarom", m["reason"] or "niet opgegeven"),
            ("Regels", words.number(rows)), ("Bladen", ", ".join(DATASETS[p["dataset"]].title for p in m["parts"])),
        ]  # fmt: skip
        show.html(tag("dl", "".join(tag("dt", escape(k)) + tag("dd", escape(v)) for k, v in facts), "vgg-facts"))
        verb = "Terugdraaien" if batch.is_active else "Opnieuw toepassen"
        what = "gaat" if batch.is_active else "komt"
        where = "weg" if batch.is_active else "terug"
        show.note(
            f"{verb}: alles wat deze aanlevering bracht {what} {where}; wat andere brachten, blijft staan. "
            "Het bestand zelf blijft bewaard."
        )
        with st.form(f"switch_{batch.id}", border=False):
            by = who(batch.id)
            pressed = st.form_submit_button(verb, key=f"do_{batch.id}")
        original = batches.original_of(m["sha256"])
        if original.exists():
            st.download_button(
                "Oorspronkelijk bestand",
                original.read_bytes,
                markup.plain(m["file"]),
                key=f"o_{batch.id}",
                on_click="ignore",
            )
        if pressed:
            _switch(batch, by)


def _switch(batch: batches.Batch, by: str) -> None:
    if not by:
        enter.complain(["Vul eerst in wat uw functie is; die staat straks in het logboek."])
        return
    try:
        with st.spinner("Bezig…"):
            sentence = (undo if batch.is_active else redo)(batch.id, by=by)
    except (Refused, warehouse.LoaderBusy) as error:
        enter.complain([error.sentence])
        return
    enter.say_next(sentence)
    st.rerun()
