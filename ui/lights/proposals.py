"""The looks of the proposed light: beside the given one, with its reasons, and the rules it follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from metrics import LISTINGS, METRICS, dutch
from ui.blocks import ask, enter, light, show
from ui.blocks.markup import Markup, framed, tag
from ui.blocks.who import is_read_only, who
from ui.dossiers import matrix

_MOST = 12


def every() -> None:
    """Every dossier for which the figures give a light, with the reasons and how much they rest on."""
    rows = ask.keep("proposals", lambda: ask.rows(LISTINGS["proposal_list"], "proposed <> 'onbekend'"))
    answer = ask.one(METRICS["lights_proposed"])
    if answer.value is not None:
        show.note(
            f"Per dossier en helft is er {dutch.number(answer.value)} van de {dutch.number(answer.out_of)} keer genoeg "
            "bekend voor een voorstel; de andere zijn onbekend. Een voorstel vervangt nooit het licht dat iemand geeft."
        )
        show.note(
            "Een helft die nog niet begon, telt ook mee. Voor oranje of rood is één regel genoeg, voor groen zijn "
            "er twee nodig: daarom kan een regel hieronder vaker iets meten dan er een voorstel is."
        )
    if rows:
        show.html(ask.keep("proposal table", lambda: table(rows[:_MOST], _caption(len(rows)))))
    show.foot("voorstellen", METRICS["lights_proposed"], LISTINGS["proposal_list"], LISTINGS["light_evidence_list"])


def _caption(count: int) -> str:
    return (
        f"de eerste {_MOST} van {count} voorstellen"
        if count > _MOST
        else dutch.several(count, "voorstel", "voorstellen")
    )


def table(rows: Sequence[dict[str, Any]], caption: str) -> Markup:
    """Given and proposed side by side, with the reasons in words."""
    head = ("Dossier", "Licht", "Waarom")
    body = []
    for row in rows:
        given = light.mark(row["given"], word=True) if row["given"] else tag("span", row["given_words"], css="vgg-none")
        proposed = light.mark(row["proposed"], word=True)
        both = tag("div", tag("small", "gegeven "), given) + tag("div", tag("small", "voorstel "), proposed)
        name = matrix.link(row["dossier_id"], f"{row['dossier_id']} {row['dossier_name']}")
        name += tag("div", tag("small", dutch.half(row["half"])))
        why = tag("td", row["reason"], tag("div", tag("small", row["coverage"])))
        body.append(tag("tr", tag("th", name, scope="row"), tag("td", both, css="both"), why))
    return framed(caption, head, body, css="vgg-matrix vgg-proposals", caption=caption)


def of_dossier(dossier_id: str) -> None:
    """What the figures say about one dossier, per half, with every rule that could and could not be measured."""
    show.header("Voorgesteld licht")
    equals = {"dossier": dossier_id}
    rows = sorted(ask.rows(LISTINGS["proposal_list"], "", equals), key=lambda row: int(row["half"]))
    if not rows:
        show.note(LISTINGS["proposal_list"].needs)
        return
    blocks = []
    for row in rows:
        inside = tag("h3", dutch.half(row["half"])) + tag("p", light.mark(row["proposed"], word=True))
        inside += tag("p", row["reason"]) + tag("p", row["coverage"], css="vgg-note")
        blocks.append(tag("section", inside, css="vgg-half"))
    show.html(tag("div", *blocks, css="vgg-halves"))
    show.foot("voorstel", LISTINGS["light_evidence_list"], equals=equals)


def rules() -> None:
    """The rules, to read and to change: another limit gives other proposals at once."""
    listing = LISTINGS["rule_list"]
    shown = (
        "rule_code",
        "title",
        "orange_from",
        "red_from",
        "minimum_evidence",
        "is_active",
        "times_measured",
        "explanation",
    )
    show.listing(listing, shown, key="regels")
    found = {row["rule_code"]: row for row in ask.rows(listing)}
    if is_read_only():
        return
    fold = st.expander("Een regel wijzigen", key="regel_wijzigen", on_change="rerun")
    if not found or not fold.open:
        return
    with fold:
        code = st.selectbox(
            "Regel", list(found), format_func=lambda c: f"{c} {found[c]['title']}", filter_mode=None, key="regel"
        )
        _change(found[code])


def _change(rule: dict[str, Any]) -> None:
    code = rule["rule_code"]
    with st.form(f"regel_{code}", border=False):
        values = {
            name: st.text_input(LISTINGS["rule_list"].columns[name], dutch.number(rule[name]), key=f"{name}_{code}")
            for name in ("orange_from", "red_from", "minimum_evidence")
        }
        active = st.checkbox("Telt mee", rule["is_active"], key=f"telt_{code}")
        why = st.text_input("Reden van de wijziging", key=f"waarom_{code}")
        by = who(f"regel_{code}")
        pressed = st.form_submit_button("Regel opslaan")
    if pressed:
        row = {"rule_code": code, "title": rule["title"], "measure": rule["measure"]} | values
        if enter.save("light_rules", [row | {"is_active": dutch.cell(active)}], by=by, at=f"regel_{code}", reason=why):
            st.rerun()
