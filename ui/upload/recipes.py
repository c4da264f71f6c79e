"""What is remembered of own files: recipes and loose words, to see, to change, to forget, to take along, to read in."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from etl.check.meanings import meanings_of
from etl.datasets import DATASETS
from etl.errors import Refused
from etl.intake import recipe_file, remembered
from etl.intake.answers import Answer, Recipe, everywhere, recipes, shown
from metrics import dutch
from ui.blocks import enter, markup, show
from ui.blocks.who import known

_LOOSE = "Geldt voor elk bestand"
_MOST = 200


def remembered_recipes() -> None:
    """Every recipe and what it answers, what holds for every file, and the ways to change, forget and exchange them."""
    every, loose = recipes(), everywhere()
    if not every and not loose:
        show.note("Er is nog niets onthouden. Wat u bij Upload kiest in de stap Kolommen, komt hier te staan.")
    if every:
        _listed(every)
    if loose:
        _answers(f"{_LOOSE}: {_count(loose)}", loose)
    if every or loose:
        with st.expander("Een recept bekijken, wijzigen of vergeten", on_change="rerun", key="recepten") as fold:
            if fold.open:
                _one(every, loose)
    with st.expander("Recepten meenemen of inlezen", on_change="rerun", key="recepten_delen") as fold:
        if fold.open:
            _exchange(every)


def _count(told: Sequence[Answer]) -> str:
    return dutch.several(len(told), "antwoord", "antwoorden")


def _listed(every: Sequence[Recipe]) -> None:
    uses, rows = recipe_file.uses(), []
    for one in every:
        count, last = uses.get((one.dataset, one.layout), (0, ""))
        used = f"{dutch.number(count)} keer, laatst {dutch.moment(last)}" if count else "nog niet"
        made = f"{one.by or 'onbekend'}, {dutch.moment(one.at)}"
        title = DATASETS[one.dataset].title
        rows.append([one.name, title, shown(one.layout), dutch.number(len(one.answers)), made, used])
    heads = [
        "Recept",
        "Soort",
        "Koppen van het blad",
        "Antwoorden",
        "Gemaakt door",
        "Gebruikt voor een volgend bestand",
    ]
    show.html(markup.table(dutch.several(len(rows), "recept", "recepten"), heads, rows, (3,)))


def _answers(caption: str, told: Sequence[Answer]) -> None:
    rows = [[a.sentence, a.by or "onbekend", dutch.moment(a.at)] for a in told[:_MOST]]
    more = f", de nieuwste {_MOST}" if len(told) > _MOST else ""
    show.html(markup.table(caption + more, ["Wat", "Door", "Sinds"], rows))


def _one(every: Sequence[Recipe], loose: Sequence[Answer]) -> None:
    """One recipe (or what is of none): its name, its answers, and changing and forgetting."""
    options: list[Recipe | None] = [*every, *([None] if loose else [])]
    number = st.selectbox(
        "Welk recept",
        range(len(options)),
        format_func=lambda n: one.name if (one := options[n]) else _LOOSE,
        filter_mode=None,
        key="recept",
    )
    recipe = options[number]
    if recipe is None:
        show.note("Deze woorden betekenen in elk bestand hetzelfde, met of zonder recept.")
    told = recipe.answers if recipe else loose
    if recipe:
        _answers(f"Recept ‘{recipe.name}’: {_count(told)}", told)
        _name(recipe)
    _change(told, recipe.number if recipe else "los")
    show.note("Wat al geladen is, verandert hier niet door.")


def _name(recipe: Recipe) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = f"naam_{recipe.number}_{recipe.name}"
        name = st.text_input("Naam", recipe.name, max_chars=remembered.LONGEST_NAME, key=key)
        if st.button("Naam wijzigen", disabled=not name.strip() or name.strip() == recipe.name):
            remembered.rename(recipe, name)
            st.rerun()
        if st.button("Heel het recept vergeten"):
            remembered.forget_recipe(recipe)
            st.rerun()


def _change(told: Sequence[Answer], of: str) -> None:
    number = st.selectbox(
        "Welk antwoord",
        range(len(told)),
        format_func=lambda n: told[n].sentence,
        filter_mode=None,
        key=f"antwoord_{of}",
    )
    answer = told[number]
    options = meanings_of(answer)
    if answer.is_person:
        show.note("Kies gemeente en functie; staat iemand bij geen gemeente, dan telt die niet mee in de opkomst.")
    now = [*options.values()].index(answer.meaning)
    meaning = st.selectbox(
        "Betekent voortaan", [*options], index=now, filter_mode=None, key=f"betekent_{of}_{number}_{answer.text}"
    )
    with st.container(horizontal=True):
        if st.button("Wijzigen", disabled=options[meaning] == answer.meaning):
            remembered.change(answer, options[meaning], known())
            st.rerun()
        if st.button("Vergeten"):
            remembered.forget(answer)
            st.rerun()


def _exchange(every: Sequence[Recipe]) -> None:
    """The recipes as a file for another office, and such a file read in."""
    show.note(
        "Een bestand met recepten kan bij een ander bureau worden ingelezen. Wie wie is, en wie een antwoord gaf, "
        "staat er niet in. Bij het inlezen blijft wat hier al anders is geantwoord."
    )
    chosen = st.multiselect(
        "Welke recepten",
        range(len(every)),
        format_func=lambda n: every[n].name,
        placeholder="alle, met de woorden die voor elk bestand gelden",
        key="recepten_mee",
        select_all=False,
    )
    made = [every[n] for n in chosen] or every
    st.download_button(
        "Recepten als bestand",
        lambda: recipe_file.exported(made, not chosen),
        recipe_file.NAME,
        key="recepten_uit",
        on_click="ignore",
    )
    given = st.file_uploader("Een bestand met recepten inlezen", type=["json"], key=_uploader())
    if given is not None and st.button("Inlezen", key="recepten_in"):
        try:
            done = recipe_file.read_in(given.getvalue(), known())
        except Refused as refused:
            enter.complain([refused.sentence])
            return
        st.session_state["recepten_keer"] = st.session_state.get("recepten_keer", 0) + 1
        enter.say_next(done.sentence)
        st.rerun()


def _uploader() -> str:
    return f"recepten_bestand_{st.session_state.get('recepten_keer', 0)}"
