"""Codes of the Referentie Grootboekschema (RGS 3.x), by their first letters: no two packages use the same version."""

from __future__ import annotations

import re
from collections.abc import Mapping

_GROUPS = (
    ("BLimBan", "bank"),
    ("BLimKas", "kas"),
    ("BLimKru", "kruisposten"),
    ("BLas", "leningen"),
    ("BVorDeb", "debiteuren"),
    ("BSchCre", "crediteuren"),
    ("BEiv", "reserves"),
    ("BVrz", "voorzieningen"),
)
_LIQUID = "BLim"
NOT_GROUPED = "niet ingedeeld"
_WHOLE_NAMES = {
    **dict.fromkeys(("bank", "bankrekening", "banksaldo", "bankrekeningen"), "bank"),
    **dict.fromkeys(("kas", "kasgeld", "kassaldo", "kleine kas", "kas contant"), "kas"),
    **dict.fromkeys(("kruisposten", "kruispost", "geld onderweg", "gelden onderweg"), "kruisposten"),
}
"""Names that can mean one thing only."""
_MONEY = (
    (re.compile(r"lening|geldlening|hypothe|krediet|financiering"), "leningen"),
    (re.compile(r"kruispost|onderweg"), "kruisposten"),
    (re.compile(r"\b(kleine |hoofd)?kas(geld|saldo)?\b|contant"), "kas"),
    (
        re.compile(
            r"bank|spaar|deposito|giro\b|rekening(?!.?\s?courant)|\brek\b|liquide|"
            r"\b(ing|abn|amro|rabo|triodos|asn|sns|knab|bng|bunq|nwb|revolut|n26|wise|regiobank)\b|"
            r"\bnl\d{2} ?[a-z]{4} ?\d"
        ),
        "bank",
    ),
)
"""Words of money in the name of an account: what it may be, which someone confirms. A loan of a bank is no bank."""
_PLAIN = (
    (re.compile(r"debiteur"), "debiteuren"),
    (re.compile(r"crediteur"), "crediteuren"),
    (re.compile(r"reserve|eigen vermogen|kapitaal|bestemmingsfonds"), "reserves"),
    (re.compile(r"voorziening"), "voorzieningen"),
    (
        re.compile(
            r"\bbtw\b|omzetbelasting|loonheffing|belasting|pensioen|vakantiegeld|nog te |te betalen|te ontvangen|"
            r"te vorderen|vooruit|overlopend|transitori|inventaris|voorra|inrichting|computer|apparatuur|afschrijving"
        ),
        "overig",
    ),
)
"""Words that say what an account is, where there is none of money beside them."""
_OF_RELATIONS = ("debiteuren", "crediteuren")
"""These say so with any word beside them."""
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
    """The group on the balance sheet by code; without one by a name that says it; else NOT_GROUPED: that is asked."""
    found = next((group for prefix, group in _GROUPS if code.startswith(prefix)), "")
    if found or (code and not code.startswith(_LIQUID)):
        return found
    words = " ".join(name.lower().split())
    plain = next((group for pattern, group in _PLAIN if pattern.search(words)), NOT_GROUPED)
    if words in _WHOLE_NAMES or (proposed_group(name) and plain not in _OF_RELATIONS):
        return _WHOLE_NAMES.get(words, NOT_GROUPED)
    return plain


def proposed_group(name: str) -> str:
    """What an account that no code is known of may be, by a word of money in its name; empty when there is none."""
    words = " ".join(name.lower().split())
    return next((group for pattern, group in _MONEY if pattern.search(words)), "")


def cost_type(code: str, *, is_income: bool) -> tuple[str, str]:
    """(cost type, baten or lasten) that a code proposes; else one of UNSORTED, by the sign of what is booked."""
    for prefix, name, side in _COST_TYPES:
        if code.startswith(prefix):
            return name, side
    side = "baten" if is_income else "lasten"
    return UNSORTED[side], side
