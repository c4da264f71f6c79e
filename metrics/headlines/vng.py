"""De kop over de VNG: welke zetels bezet, vacant en aflopend zijn, en hoe het met vacatures ging."""

from __future__ import annotations

from metrics import dutch
from metrics.headline import FEW, Case, Headline, Told, opened, part, verb
from metrics.metric import VNG as OF_VNG
from metrics.seats import MUNICIPALITIES_WITHOUT_SEAT, SEATS_ENDING, SEATS_FILLED, SEATS_VACANT
from metrics.vacancies import VACANCY_SUCCESS


def _seats(t: Told) -> str:
    filled, vacant, ending = t.one(SEATS_FILLED), t.one(SEATS_VACANT), t.one(SEATS_ENDING)
    many = int(filled.out_of)
    owner = f"de {OF_VNG}" if t.where.owner in ("", OF_VNG) else t.where.owner
    seats = opened(part(int(filled.value), many, "vaste zetel", "vaste zetels"))
    text = f"{seats} bij {owner} {verb(filled.value)} bezet"
    if vacant.value:
        text += f", {dutch.number(vacant.value)} {verb(vacant.value)} vacant"
    unknown = many - int(filled.value) - int(vacant.value)
    if unknown:
        text += f" en van {dutch.number(unknown)} is niet bekend wie er zit"
    if ending.value:
        least = "" if ending.coverage_top == ending.coverage_bottom else "ten minste "
        text += f"; binnen een jaar {verb(ending.value, 'loopt', 'lopen')} er {least}{dutch.number(ending.value)} af"
    return f"{text}.{_without(t)}{_decided(t)}"


def _without(t: Told) -> str:
    found = t.one(MUNICIPALITIES_WITHOUT_SEAT)
    if not found.value:
        return ""
    most = "hoogstens " if found.is_upper_bound else ""
    many = part(int(found.value), int(found.out_of), "gemeente", "gemeenten")
    return f" {opened(most + many)} {verb(found.value, 'heeft', 'hebben')} er geen."


def _decided(t: Told) -> str:
    found = t.one(VACANCY_SUCCESS)
    if found.value is None:
        return ""
    share = f" ({dutch.percent(found.value)})" if found.bottom >= FEW else ""
    many = part(int(found.top), int(found.bottom), "besliste vacature", "besliste vacatures")
    return f" {opened(many)} {verb(found.top)} vervuld{share}."


SEATS = Headline(
    "vng",
    "VNG",
    "Welke zetels zijn van ons, welke zijn vacant, en hoe ging het met onze kandidaten?",
    (SEATS_FILLED, SEATS_VACANT, SEATS_ENDING, MUNICIPALITIES_WITHOUT_SEAT, VACANCY_SUCCESS),
    (
        Case(
            "zetels", lambda t: t.one(SEATS_FILLED).value is not None and t.one(SEATS_VACANT).value is not None, _seats
        ),
        Case(
            "alleen vacatures",
            lambda t: t.one(VACANCY_SUCCESS).value is not None,
            lambda t: f"Welke zetels van ons zijn, is niet bekend.{_decided(t)}",
        ),
    ),
    "Welke zetels van ons zijn, is niet bekend.",
    SEATS_FILLED.needs,
)
