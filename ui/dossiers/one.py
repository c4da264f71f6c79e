"""Which dossier the address opens (`?dossier=D09`), and what every block of its page asks about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from metrics import HEADLINES, LISTINGS, Listing
from ui.blocks import ask, filters, links, show, title
from ui.blocks.markup import Markup, joined, tag


def asked() -> str:
    """The number of the dossier in the address; empty for the list of all."""
    return str(st.query_params.get("dossier", ""))


def is_open() -> bool:
    """Does the address name a dossier?"""
    return bool(asked())


def about() -> Mapping[str, Any]:
    """The rows of a listing that are about this dossier: for `equals`."""
    return {"dossier": asked()}


def rows(listing: Listing, which: str = "") -> list[dict[str, Any]]:
    """The rows of a listing about this dossier, asked once for all blocks; only to read."""
    return ask.kept(listing, which, about())


def count(name: str, which: str = "") -> int | None:
    """How many rows of a listing are about this dossier; None where there is none, which is no proof of nought."""
    return len(rows(LISTINGS[name], which)) or None


def facts() -> dict[str, Any]:
    """What is known of this dossier as a whole. Only after `heading`, which stops where it does not exist."""
    return rows(LISTINGS["dossier_list"])[0]


def heading() -> None:
    """How it stands, as a sentence; small under it the way back to the list as it was, the portfolio and the goal."""
    found = rows(LISTINGS["dossier_list"])
    back = tag("a", "← Alle dossiers", href=links.here({"dossier": None, "la": None, "blok": None}))
    if not found:
        if elsewhere := _under_another():
            show.html(_left_out(elsewhere, back))
        else:
            show.answer(HEADLINES["dossier"], asked(), asks=back)
        st.stop()
    one = found[0]
    title.tab(f"{one['dossier_id']} {one['dossier_name']}")
    goal = f"Doel: {one['goal']}" if one["goal"] else "Het doel is niet ingevuld."
    show.answer(
        HEADLINES["dossier"], asked(), asks=joined(back, *filter(None, (one["portfolio_name"], goal)), by=" · ")
    )


def _under_another() -> dict[str, Any]:
    """This dossier where only the choice of portfolios leaves it out; else nothing."""
    with filters.choosing(replace(filters.current(), portfolios=())):
        return next(iter(rows(LISTINGS["dossier_list"])), {})


def _left_out(one: dict[str, Any], back: Markup) -> Markup:
    """That the chosen portfolios leave the dossier out, where it does stand, and the way to it."""
    name, chosen = f"{one['dossier_id']} {one['dossier_name']}", " of ".join(filters.current().portfolios)
    stands = f"onder {one['portfolio_name']}" if one["portfolio_name"] else "onder geen enkele portefeuille"
    there = tag("a", f"Toon {name} zonder keuze van portefeuille", href=links.here({"portefeuille": None}))
    head = tag("h1", f"{name} staat {stands}, en u koos {chosen}.")
    return tag("div", head, tag("p", there, css="step"), tag("p", back), css="vgg-title vgg-answer", role="status")


def section(name: str, small: str | Markup, *inside: str) -> Markup:
    """A block of the page: its heading with a few words beside it, and what is in it."""
    beside = tag("small", small) if small else ""
    return tag("section", tag("h2", name, " " if small else "", beside), *inside, css="vgg-block")
