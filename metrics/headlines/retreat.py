"""De koppen van een heisessie: waarover te besluiten is, wat veranderde, en van welke dia's niets bekend is."""

from __future__ import annotations

from metrics import dutch
from metrics.decisions import asks_decision
from metrics.dossiers import LIGHT_LIST
from metrics.headline import Case, Headline, Row, Told, opened, part, verb
from metrics.headlines.lights import COLOURS, FILL_IN
from metrics.said import listed


def _of_half(t: Told) -> list[Row]:
    return [row for row in t.rows(LIGHT_LIST) if row["half"] == t.half]


def _to_decide(t: Told) -> int:
    return sum(asks_decision(row) for row in _of_half(t))


def _unknown(t: Told) -> int:
    return sum(row["worst"] not in COLOURS for row in _of_half(t))


def _asks(t: Told) -> str:
    count = _to_decide(t)
    ask = dutch.several(count, "dossier vraagt", "dossiers vragen")
    why = "het staat op rood of ging" if count == 1 else "zij staan op rood of gingen"
    return f"{ask} een besluit: {why} achteruit in {t.months}.{_left(t)}"


def _left(t: Told) -> str:
    return f" Van {dutch.number(_unknown(t))} is de kleur niet bekend." if _unknown(t) else ""


def _none_known(t: Told) -> str:
    count = len(_of_half(t))
    of = (
        "van het enige dossier is de kleur niet bekend"
        if count == 1
        else f"van geen van de {dutch.number(count)} dossiers is de kleur bekend"
    )
    return f"Welke dossiers een besluit vragen, is niet te zeggen: {of} in {t.months}."


RETREAT = Headline(
    "heisessie",
    "Heisessie",
    "Wat laten we het bestuur zien, wat besluiten we, en wat veranderde sindsdien?",
    (LIGHT_LIST,),
    (
        Case("besluit gevraagd", lambda t: _to_decide(t) > 0, _asks),
        Case(
            "geen besluit gevraagd",
            lambda t: _unknown(t) < len(_of_half(t)),
            lambda t: f"Geen dossier staat op rood of ging achteruit in {t.months}.{_left(t)}",
        ),
        Case("geen kleur bekend", lambda t: bool(_of_half(t)), _none_known, lambda t: FILL_IN),
    ),
    "Welke dossiers een besluit vragen, is niet bekend.",
    LIGHT_LIST.needs,
)


def move(row: Row) -> str:
    """How the light of one dossier changed between two moments: `Ondermijning ging van oranje naar rood`."""
    name, before, after = row["name"], row["before"], row["after"]
    if before in COLOURS and after in COLOURS:
        return f"{name} ging van {before} naar {after}"
    if after in COLOURS:
        return f"{name} staat op {after}; daarvoor was geen kleur bekend"
    return f"{name} heeft geen bekende kleur meer; daarvoor was het {before}"


def _directions(t: Told) -> str:
    """How many went which way, and of how many no way can be said."""
    found = [row["trend"] for row in t.brought["moves"]]
    ways = (("slechter", "achteruit"), ("beter", "vooruit"))
    went = [(found.count(trend), way) for trend, way in ways if trend in found]
    rest = found.count(None)
    parts = [f"{dutch.number(count)} {way}" for count, way in went]
    if went:
        parts[0] = f"{dutch.several(went[0][0], 'dossier', 'dossiers')} {went[0][1]}"
        text = f"{t.brought['since']} {verb(went[0][0], 'ging', 'gingen')} {listed(parts)}"
        more = f"van {dutch.number(rest)} was of is de kleur niet bekend"
        return opened(f"{text}; {more}." if rest else f"{text}.")
    of = dutch.several(rest, "dossier", "dossiers")
    return opened(
        f"{t.brought['since']} werd van {of} de kleur bekend of onbekend; of dat beter of slechter is, is niet te "
        "zeggen."
    )


def _other(t: Told) -> str:
    return f"Geen licht veranderde {t.brought['since']}; wel {_cells(t)}."


def _cells(t: Told) -> str:
    return dutch.several(t.brought["others"], "ander gegeven", "andere gegevens")


CHANGED = Headline(
    "veranderd",
    "Wat veranderde sindsdien",
    "Wat veranderde sinds een eerder moment?",
    (LIGHT_LIST,),
    (
        Case(
            "één licht",
            lambda t: len(t.brought.get("moves", ())) == 1,
            lambda t: f"{move(t.brought['moves'][0])}, {t.brought['since']}.",
        ),
        Case("lichten", lambda t: bool(t.brought.get("moves")), _directions),
        Case("geen licht", lambda t: bool(t.brought.get("others")), _other),
        Case("niets", lambda t: "since" in t.brought, lambda t: f"Er is niets veranderd {t.brought['since']}."),
    ),
    "Er is nog niet gekozen waarmee wordt vergeleken.",
    "Kies op de pagina Heisessie bij ‘Vergelijk met’ een dag of een bevroren stand.",
)

LEFT_OUT = Headline(
    "overgeslagen",
    "Wat nog niet bekend is",
    "Welke dia’s zijn overgeslagen, omdat er niets van bekend is?",
    (LIGHT_LIST,),
    (
        Case(
            "overgeslagen",
            lambda t: bool(t.brought.get("left_out")),
            lambda t: (
                f"Van {part(len(t.brought['left_out']), t.brought['chosen'], 'onderwerp', 'onderwerpen')} is niets "
                f"bekend: {listed(t.brought['left_out'])}."
            ),
        ),
        Case("alles", lambda t: bool(t.brought.get("chosen")), lambda t: "Van elk gekozen onderwerp is iets bekend."),
    ),
    "Er is geen dia gekozen.",
    "Kies dia’s op de pagina Heisessie.",
)
