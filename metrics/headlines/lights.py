"""De koppen over lichten: hoe de dossiers ervoor staan, wat veranderde, wat aandacht vraagt en wat nog te geven is."""

from __future__ import annotations

from metrics import dutch
from metrics.agreements import AGREEMENTS_OPEN
from metrics.attention import ATTENTION
from metrics.dossiers import DOSSIERS_WITH_LIGHT, LIGHT_LIST, LIGHTS_BY_COLOUR, WORSENED
from metrics.headline import FEWEST, TOO_FEW, Case, Headline, Told, opened, part, verb
from metrics.lights import DISAGREEMENTS, ROUND_LEFT, ROUND_RETURNED, ROUND_WAITING
from metrics.money import BUDGET_RESULT, RESULT
from metrics.said import listed

COLOURS = ("rood", "oranje", "groen")
_REST = {
    "onbekend": "van {} is de kleur onbekend",
    "concept": "bij {} wacht een licht op goedkeuring",
    "niet gegeven": "bij {} is geen licht gegeven",
    "niet van toepassing": "bij {} is geen licht meer nodig",
}
FILL_IN = "Laad het blad Stoplichten met de kleuren op de pagina Upload, of vul ze in op de pagina Stoplichten."
_NO_LIGHTS = "Hoe de dossiers ervoor staan, is niet bekend."


def _colours(t: Told) -> dict[str, int]:
    return {a.by["colour"]: int(a.top) for a in t.of_half(LIGHTS_BY_COLOUR, "colour")}


def _is_known(t: Told) -> bool:
    return any(_colours(t).get(colour) for colour in COLOURS)


def _said(t: Told) -> str:
    """How many dossiers of the half have which colour, and the rest of them, without the full stop."""
    found = _colours(t)
    total, known = sum(found.values()), [(found[c], c) for c in COLOURS if found.get(c)]
    if total == 1:
        text = f"Het enige dossier staat op {known[0][1]} in {t.months}"
    elif len(known) == 1 and known[0][0] == total:
        text = f"Alle {dutch.number(total)} dossiers staan op {known[0][1]} in {t.months}"
    else:
        parts = listed([f"{dutch.number(count)} op {colour}" for count, colour in known])
        text = f"Van de {dutch.number(total)} dossiers {verb(known[0][0], 'staat', 'staan')} er {parts} in {t.months}"
    rest = [words.format(dutch.number(found[name])) for name, words in _REST.items() if found.get(name)]
    return "; ".join((text, listed(rest))) if rest else text


def _ahead(t: Told) -> str:
    """That the half has not begun, where that is so: its lights were given ahead."""
    begun = [a.by["has_begun"] for a in t.of_half(LIGHTS_BY_COLOUR, "has_begun")]
    return " Die maanden zijn nog niet begonnen." if False in begun else ""


def _standing(t: Told) -> str:
    return f"{_said(t)}.{_ahead(t)}"


def _none_known(t: Told) -> str:
    total = sum(_colours(t).values())
    of = "Van het enige dossier" if total == 1 else f"Van geen van de {dutch.number(total)} dossiers"
    return f"{of} is {'geen' if total == 1 else 'een'} kleur bekend in {t.months}."


def _points(t: Told) -> str:
    return f"{dutch.several(len(t.rows(ATTENTION)), 'punt vraagt', 'punten vragen')} aandacht."


def _has_points(t: Told) -> bool:
    return bool(t.rows(ATTENTION))


def _open(t: Told) -> str:
    found = t.one(AGREEMENTS_OPEN)
    if not found.out_of or (found.is_lower_bound and not found.value):
        return ""
    least = "ten minste " if found.is_lower_bound else ""
    many = part(int(found.value), int(found.out_of), "afspraak", "afspraken")
    return f" {opened(least + many)} {verb(found.value, 'staat', 'staan')} open."


COLOURS_OF_DOSSIERS = Headline(
    "kleuren",
    "Stoplichten",
    "Op welke kleur staan de dossiers?",
    (LIGHTS_BY_COLOUR,),
    (
        Case("kleuren bekend", _is_known, _standing),
        Case("geen kleur bekend", lambda t: bool(_colours(t)), _none_known, lambda t: FILL_IN),
    ),
    _NO_LIGHTS,
    LIGHTS_BY_COLOUR.needs,
)

STANDING = Headline(
    "stand",
    "Stand",
    "Hoe staan we ervoor?",
    (LIGHTS_BY_COLOUR, AGREEMENTS_OPEN),
    (
        Case("kleuren bekend", _is_known, lambda t: _standing(t) + _open(t)),
        Case("geen kleur bekend", lambda t: bool(_colours(t)), lambda t: _none_known(t) + _open(t), lambda t: FILL_IN),
    ),
    _NO_LIGHTS,
    LIGHTS_BY_COLOUR.needs,
)


def _too_little(t: Told) -> bool:
    """Is too little known to say that nothing asks for attention? Of some dossier a light, and of money the books."""
    lights, result = t.one(DOSSIERS_WITH_LIGHT), t.to_decide(RESULT)
    no_light = not lights.value and (lights.out_of or result is None)
    return bool(no_light or (result is None and t.to_decide(BUDGET_RESULT) is not None))


def _of_a_part(t: Told) -> str:
    lights = t.one(DOSSIERS_WITH_LIGHT)
    of = dutch.several(int(lights.out_of), "dossier", "dossiers")
    return f"Van {dutch.number(lights.value)} van de {of} is een licht bekend. Wat bekend is, vraagt geen aandacht."


def _is_whole(t: Told) -> bool:
    lights = t.one(DOSSIERS_WITH_LIGHT)
    return not _too_little(t) and lights.value == lights.out_of


_NOTHING = "Er is niets dat aandacht vraagt."

ASKS_ATTENTION = Headline(
    "aandacht",
    "Wat vraagt een besluit?",
    "Wat vraagt aandacht, het zwaarste eerst?",
    (ATTENTION, DOSSIERS_WITH_LIGHT),
    (
        Case("punten", _has_points, _points),
        Case("niets", _is_whole, lambda t: _NOTHING),
        Case("niets in wat bekend is", lambda t: not _too_little(t), _of_a_part),
    ),
    ATTENTION.needs,
    "",
    decides_on=(RESULT, BUDGET_RESULT),
)

OVERVIEW = Headline(
    "overzicht",
    "Overzicht",
    "Hoe staan we ervoor, en wat vraagt aandacht?",
    (LIGHTS_BY_COLOUR, ATTENTION),
    (
        Case("kleuren en punten", lambda t: _is_known(t) and _has_points(t), lambda t: f"{_standing(t)} {_points(t)}"),
        Case("kleuren, geen punten", _is_known, _standing),
        Case(
            "geen kleur, wel punten",
            lambda t: bool(_colours(t)) and _has_points(t),
            lambda t: f"{_none_known(t)} {_points(t)}",
            lambda t: FILL_IN,
        ),
        Case("geen kleur, geen punten", lambda t: bool(_colours(t)), _none_known, lambda t: FILL_IN),
        Case(
            "geen dossiers, wel punten",
            _has_points,
            lambda t: f"{_NO_LIGHTS} {_points(t)}",
            lambda t: LIGHTS_BY_COLOUR.needs,
        ),
    ),
    _NO_LIGHTS,
    LIGHTS_BY_COLOUR.needs,
)


def _compared(t: Told) -> int:
    return sum(int(a.out_of or 0) for a in t.of_half(WORSENED))


def _moved(t: Told) -> str:
    found = {a.by["trend"]: int(a.top) for a in t.of_half(LIGHTS_BY_COLOUR, "trend")}
    parts = [(found[word], word) for word in ("slechter", "beter", "gelijk") if found.get(word)]
    said = [f"{dutch.number(count)} {word}" for count, word in parts[1:]]
    first = f"{dutch.several(parts[0][0], 'dossier', 'dossiers')} {parts[0][1]}"
    text = (
        f"Vergeleken met {t.months_before} {verb(parts[0][0], 'staat', 'staan')} {listed([first, *said])} in {t.months}"
    )
    if found.get(None):
        text += f"; van {dutch.number(found[None])} is dat niet te zeggen"
    return text + (f" ({TOO_FEW})" if _compared(t) < FEWEST else "")


def _worse(t: Told) -> list[str]:
    """What each dossier that became worse went from and to."""
    rows = [r for r in t.rows(LIGHT_LIST) if r["half"] == t.half and r["trend"] == "slechter"]
    return [f"{r['dossier_id']} {r['dossier_name']} ging van {r['previous_worst']} naar {r['worst']}" for r in rows]


def _not_compared(t: Told) -> str:
    total = sum(_colours(t).values())
    of = f"van geen van de {dutch.number(total)} dossiers is de kleur van beide perioden bekend"
    of = "van het enige dossier is de kleur niet van beide perioden bekend" if total == 1 else of
    return f"Wat er van {t.months_before} tot {t.months} veranderde, is niet te zeggen: {of}."


MOVES = Headline(
    "dossiers",
    "Dossiers",
    "Hoe staat elk dossier ervoor, en wat is er veranderd?",
    (LIGHTS_BY_COLOUR, WORSENED, LIGHT_LIST),
    (
        Case("één slechter", lambda t: len(_worse(t)) == 1, lambda t: f"{_moved(t)}. {_worse(t)[0]}."),
        Case("te vergelijken", lambda t: _compared(t) > 0, lambda t: f"{_moved(t)}."),
        Case("niet te vergelijken", lambda t: bool(_colours(t)), _not_compared, lambda t: FILL_IN),
    ),
    "Hoe de dossiers ervoor staan en wat veranderde, is niet bekend.",
    LIGHT_LIST.needs,
)


def _round(t: Told) -> tuple[int, int, int, int]:
    """Of the round of this half: how many lights, and how many are to give, wait and were given back."""
    [left], [waits], [back] = (t.of_half(one) for one in (ROUND_LEFT, ROUND_WAITING, ROUND_RETURNED))
    return int(left.out_of), int(left.value), int(waits.value), int(back.value)


def _has_round(t: Told) -> bool:
    return any(a.out_of for a in t.of_half(ROUND_LEFT))


def _differs(t: Told) -> str:
    found = t.one(DISAGREEMENTS)
    if found.value is None:
        return "."
    of = part(int(found.value), int(found.out_of), "licht", "lichten")
    return f". Bij {of} met een voorstel in {t.period(DISAGREEMENTS)} geven de cijfers een andere kleur."


def _to_give(t: Told) -> str:
    many, left, waits, back = _round(t)
    parts = [f"{verb(left)} er nog {dutch.number(left)} te geven"] if left else []
    parts += [f"{verb(waits, 'wacht', 'wachten')} er {dutch.number(waits)} op de secretaris"] if waits else []
    parts += [f"{verb(back)} er {dutch.number(back)} teruggegeven"] if back else []
    return f"Van de {dutch.several(many, 'licht', 'lichten')} van {t.months} {listed(parts)}{_differs(t)}"


def _all_given(t: Told) -> str:
    many = _round(t)[0]
    whole = "Het enige licht" if many == 1 else f"Alle {dutch.number(many)} lichten"
    return f"{whole} van {t.months} {'is' if many == 1 else 'zijn'} gegeven en goedgekeurd{_differs(t)}"


TO_GIVE = Headline(
    "stoplichten",
    "Stoplichten",
    "Welk licht is nog te geven, wat keurt de secretaris goed, en wat zeggen de cijfers?",
    (ROUND_LEFT, ROUND_WAITING, ROUND_RETURNED, DISAGREEMENTS),
    (
        Case("ronde loopt", lambda t: _has_round(t) and any(_round(t)[1:]), _to_give),
        Case("ronde klaar", _has_round, _all_given),
        Case(
            "geen ronde",
            lambda t: t.one(DISAGREEMENTS).value is not None,
            lambda t: f"Voor {t.months} is geen ronde geopend{_differs(t)}",
        ),
    ),
    "Welk licht nog te geven is, is niet bekend: er is geen ronde, en geen licht met een kleur en een voorstel.",
    "Open op de pagina Stoplichten een ronde, of geef lichten met een kleur.",
)
