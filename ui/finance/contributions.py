"""What each municipality has to pay, what came in, and the VAT of each where someone asks for it."""

from __future__ import annotations

import streamlit as st

from metrics import LISTINGS, METRICS
from ui.blocks import ask, show


def contributions() -> None:
    """The contributions together, and a row per municipality."""
    names = ("contributions_due", "contributions_received", "contributions_open", "contribution_per_inhabitant")
    show.cards(*(METRICS[name] for name in names), key="contributie")
    show.listing(
        LISTINGS["contribution_list"],
        (
            "municipality",
            "inhabitants_basis",
            "amount_due",
            "per_inhabitant",
            "amount_received",
            "amount_open",
            "state",
        ),
        key="contributies",
    )
    _vat()


def _vat() -> None:
    """The statement of VAT per municipality; off until someone asks for it."""
    if ask.to_decide(METRICS["contributions_due"]) is None:
        return
    if st.toggle("Toon de btw per gemeente", key="btw", bind="query-params"):
        show.note(LISTINGS["vat_list"].means)
        show.listing(
            LISTINGS["vat_list"], ("municipality", "amount_due", "share_percent", "vat_share"), key="btw-per-gemeente"
        )
        show.foot("btw", METRICS["vat_paid"])
