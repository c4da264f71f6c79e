"""Codes of the Referentie Grootboekschema (RGS 3.x), by their first letters: no two packages use the same version."""

from __future__ import annotations

import re
from collections.abc import Mapping

_GROUPS = (
    ("BLim", "bank"),
    ("BVorDeb", "debiteuren"),
    ("BSchCre", "crediteuren"),
    ("BEiv", "reserves"),
    ("BVrz", "voorzieningen"),
)
_NAMES = (
    ("debiteur", "debiteuren"),
    ("crediteur", "crediteuren"),
    ("reserve", "reserves"),
    ("eigen vermogen", "reserves"),
    ("kapitaal", "reserves"),
    ("voorziening", "voorzieningen"),
    ("bank", "bank"),
    ("kas", "bank"),
)
_COST_TYPES = (
    ("WOvbSgbBvl", "Contributies", "baten"),
    ("WOvb", "Overige baten", "baten"),
    ("WOmz", "Overige baten", "baten"),
    ("WPer", "Personeel", "lasten"),
    ("WBedOvp", "Personeel", "lasten"),
    ("WBedHui", "Huisvesting", "lasten"),
    ("WBedVkk", "Communicatie", "lasten"),
    ("WBedAea", "Inhuur en advies", "lasten"),
    ("WBed", "Organisatie", "lasten"),
    ("WKpr", "Projectkosten", "lasten"),
    ("WAfs", "Afschrijving", "lasten"),
    ("WFbe", "Rentelasten", "lasten"),
)
UNSORTED = {"baten": "Niet ingedeeld (baten)", "lasten": "Niet ingedeeld (lasten)"}


_CODE = re.compile(r"[BW][A-Z][a-z]{2}")


def code_of(account: Mapping[str, str]) -> str:
    """The code of an account of an audit file, from wherever packages put it; empty when nowhere stands one."""
    places = ("RGScode", "leadReference", "_concept", "leadCode", "leadCrossRef")
    return next((account[place] for place in places if _CODE.match(account.get(place, ""))), "")


def balance_group(code: str, name: str) -> str:
    """The group on the balance sheet by code, else by a plain word in the name; empty when neither says."""
    found = next((group for prefix, group in _GROUPS if code.startswith(prefix)), "")
    if found or code:
        return found
    words = name.lower()
    return next((group for word, group in _NAMES if word in words), "")


def cost_type(code: str, *, is_income: bool) -> tuple[str, str]:
    """(cost type, baten or lasten) that a code proposes; else one of UNSORTED, by the sign of what is booked."""
    for prefix, name, side in _COST_TYPES:
        if code.startswith(prefix):
            return name, side
    side = "baten" if is_income else "lasten"
    return UNSORTED[side], side
