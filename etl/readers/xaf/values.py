"""Values of an audit file: amounts (`amnt`) with their side (`amntTp` C or D), and what is kept of a relation."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal, InvalidOperation

from etl.errors import Refused

Values = Mapping[str, str]


def empty_if_zero(text: str | None) -> str:
    """Several packages fill an empty code with zeros."""
    return "" if not text or not text.strip("0") else text


def signed(found: Values, amount: str = "amnt", sign: str = "amntTp") -> Decimal:
    """An amount with debit positive and credit negative. Raises Refused."""
    text, side = found.get(amount, ""), found.get(sign, "D")
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = _typed(text)
    if not value.is_finite():
        raise Refused(f"In dit auditbestand staat een bedrag dat geen getal is: ‘{text[:30]}’.")
    if side == "D":
        return value
    if side[:1] in ("C", "c", "K", "k"):
        return -value
    if side[:1] in ("D", "d", ""):
        return value
    raise Refused(f"In dit auditbestand is een bedrag debet noch credit: ‘{side[:30]}’.")


def _typed(text: str) -> Decimal:
    """An amount as people write it: 1.250,00 or 1,250.00 or 250,00-; not a number for anything else."""
    plain = "".join(text.split())
    if plain.endswith("-"):
        plain = f"-{plain[:-1]}"
    thousands, point = (",", ".") if plain.rfind(".") > plain.rfind(",") else (".", ",")
    try:
        return Decimal(plain.replace(thousands, "").replace(point, "."))
    except InvalidOperation:
        return Decimal("NaN")


def bare_relation(found: Values) -> dict[str, str]:
    """Of a relation what is kept: name, kind, whether it has a number that only an organisation has, and balances."""
    kept = {key: found[key] for key in ("custSupName", "custSupTp") if key in found}
    if any(found.get(number, "").strip("0") for number in ("commerceNr", "taxRegIdent")):
        kept["is_organisation"] = "ja"
    for moment in ("op", "cl"):
        if f"{moment}BalTp" in found:
            with suppress(Refused):  # in some files a description of the balance
                kept[moment] = str(signed(found, f"{moment}BalDesc", f"{moment}BalTp"))
    return kept
