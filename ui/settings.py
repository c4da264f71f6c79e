"""The looks of Instellingen: what the association chose for itself, since when, and the form that changes it."""

from __future__ import annotations

import streamlit as st

from etl.datasets.settings import COLOUR, KEEP_WEEKS, OWN_NAMES, SEE_NAMES, SHORT_NAME
from metrics import LISTINGS
from metrics.settings import REAL, SHORT
from ui.blocks import ask, association, enter, markup, show
from ui.blocks.earlier import earlier
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.who import who

_ABOUT = {
    OWN_NAMES: "Naam van de vereniging",
    SHORT_NAME: "Korte naam, boven elke pagina",
    COLOUR: "Kleur van de balk boven elke pagina",
    KEEP_WEEKS: "Hoeveel weken de naam van een kandidaat blijft",
    SEE_NAMES: "Wie de namen van kandidaten ziet",
}
_OWN = (OWN_NAMES, SHORT_NAME, COLOUR)
_USUAL = {SHORT_NAME: SHORT, KEEP_WEEKS: "8", SEE_NAMES: "secretaris"}


def settings() -> None:
    """Each setting with its value, or what holds without one."""
    found = {row["setting"]: row for row in ask.kept(LISTINGS["setting_list"])}
    usual = {**_USUAL, COLOUR: association.usual_colour()}
    lines = []
    for setting, name in _ABOUT.items():
        row = found.get(setting)
        counts = row is not None and not (setting in _OWN and row["is_fictional"])
        if row is None or not counts:
            without = usual.get(setting)
            said = f"niet ingesteld; nu {without}" if without else "niet ingesteld"
            lines.append([name, joined(_sample(setting, without or ""), tag("span", said, css="vgg-none"))])
            continue
        mark = tag("small", " fictief") if row["is_fictional"] else NOTHING
        value = joined(_sample(setting, row["value"]), tag("strong", row["value"]), mark)
        lines.append([name, joined(value, earlier("settings", row, "value"))])
    show.html(markup.table("", ["Instelling", "Waarde"], lines, label="Instellingen"))
    show.foot("instellingen", LISTINGS["setting_list"])


def _sample(setting: str, value: str) -> Markup:
    if setting != COLOUR:
        return NOTHING
    return joined(tag("span", css="vgg-colour", style=f"background:{value}", aria_hidden="true"), " ")


def change() -> None:
    """The form for the name, the short name and the colour; what is not changed is not saved again."""
    now = {row["setting"]: str(row["value"]) for row in ask.kept(LISTINGS["setting_list"], REAL)}
    by = who("instellingen")
    with st.form(f"instellingen_{enter.turn()}", border=False):
        typed = {
            OWN_NAMES: st.text_input(
                "Naam van de vereniging",
                now.get(OWN_NAMES, ""),
                max_chars=200,
                help="Meer namen, of het KVK-nummer: met een puntkomma ertussen. De eerste is haar naam.",
            ),
            SHORT_NAME: st.text_input("Korte naam", now.get(SHORT_NAME, ""), placeholder=SHORT),
            COLOUR: st.color_picker("Kleur", now.get(COLOUR, association.usual_colour())),
        }
        pressed = st.form_submit_button("Instellingen opslaan")
    if not pressed:
        return
    before = {COLOUR: association.usual_colour(), **now}
    rows = [
        {"setting": setting, "value": value.strip()}
        for setting, value in typed.items()
        if value.strip() and value.strip() != before.get(setting, "")
    ]
    if not rows:
        enter.complain(["Er is niets veranderd. Een instelling weghalen kan door de aanlevering terug te draaien."])
        return
    if enter.save("settings", rows, by=by, at="instellingen", reason="instellingen van de vereniging"):
        st.rerun()
