"""Give one light: the form beside the light that stands, what the figures propose, and every rule behind it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from metrics import LISTINGS, dutch
from ui.blocks import ask, filters, light, show
from ui.blocks.markup import NOTHING, Markup, html, joined, not_there, tag
from ui.lights import give, rounds

_HALVES = {"eerste": 1, "tweede": 2}
OF = ("licht", "voor")
"""What the address says of this form: of which dossier, and for which half."""


def desk() -> None:
    """The light that the address asks for, or the first; another can be chosen. Of what is not there, no form opens."""
    names = {f"{r['dossier_id']} {r['dossier_name']}": r["dossier_id"] for r in ask.kept(LISTINGS["dossier_list"])}
    if not names:
        show.empty(LISTINGS["dossier_list"].needs)
        return
    asked = str(st.query_params.get("licht", ""))
    word = str(st.query_params.get("voor", ""))
    numbers = list(names.values())
    first = numbers.index(asked) if asked in numbers else None if asked else 0
    at = _HALVES[word] - 1 if word in _HALVES else None if word else rounds.half() - 1
    if first is None:
        html(not_there(f"‘{asked}’ is geen dossier {filters.current().scope()}. Kies er hieronder een."))
    if at is None:
        html(not_there(f"‘{word}’ is geen helft. Kies er hieronder een."))
    spot = f"{asked}_{word}_{rounds.half()}"
    with st.container(horizontal=True):
        chosen = st.selectbox(
            "Dossier",
            list(names),
            first,
            key=f"licht_van_{spot}",
            filter_mode=None,
            placeholder="kies een dossier",
            width=480,
        )
        half = st.selectbox(
            "Helft",
            [1, 2],
            at,
            format_func=dutch.half,
            key=f"licht_voor_{spot}",
            filter_mode=None,
            placeholder="kies een helft",
            width=220,
        )
    if chosen is None or half is None:
        return
    dossier = names[chosen]
    left, right = st.columns(2, gap="medium")
    with left:
        show.html(_beside(dossier, half))
    with right:
        give.of_half(dossier, half)


def _beside(dossier_id: str, half: int) -> Markup:
    of = {"dossier": dossier_id, "half": half}
    given = ask.rows(LISTINGS["light_list"], "", of)
    proposed = ask.rows(LISTINGS["proposal_list"], "", of)
    rules = ask.rows(LISTINGS["light_evidence_list"], "", of)
    return tag("div", *map(_given, given), *(_proposed(row, rules) for row in proposed), css="vgg-evidence")


def _given(row: dict[str, Any]) -> Markup:
    words = [(name, row[column]) for name, column in _WORDS if row[column]]
    said = tag("dl", *(tag("div", tag("dt", name), tag("dd", text)) for name, text in words)) if words else NOTHING
    shown = light.cell(row["light_1"], row["light_2"], row["colour"], row["meaning"])
    return joined(tag("h3", f"Het licht van {dutch.months(row['half'])}"), tag("p", shown), said)


_WORDS = (
    ("Toelichting", "explanation"),
    ("Opgegeven oorzaak", "cause"),
    ("Gevolg", "consequence"),
    ("Bijsturing", "correction"),
    ("Eigenaar", "owner_function"),
)


def _proposed(row: dict[str, Any], rules: list[dict[str, Any]]) -> Markup:
    """The colour that follows from the figures, and each rule: what it found, or why it could not be measured."""
    lines = []
    for rule in sorted(rules, key=lambda one: not one["is_measured"]):
        found = light.mark(rule["outcome"], word=True) if rule["is_measured"] else "niet te meten"
        lines.append(tag("li", tag("b", rule["rule_title"]), " ", found, tag("small", rule["reason"])))
    return joined(
        tag("h3", "Wat uit de cijfers volgt"),
        tag("p", light.mark(row["proposed"], word=True), " ", tag("small", row["coverage"])),
        tag("ul", *lines, css="rules"),
    )
