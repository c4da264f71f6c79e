"""De kop van één dossier: op welke kleur het staat, wat dat was, wat er is gehouden en wat is gehaald."""

from __future__ import annotations

from metrics import dutch
from metrics.dossiers import DOSSIER_LIST, LIGHT_LIST, all_held
from metrics.headline import Case, Headline, Row, Told, part
from metrics.headlines.lights import COLOURS
from metrics.said import listed


def _light(t: Told) -> Row:
    return next((row for row in t.rows(LIGHT_LIST) if row["half"] == t.half), {})


def _trend(word: str | None) -> Case:
    says = {
        "slechter": lambda t: f"ging van {_light(t)['previous_worst']} naar {_on(t)} in {t.months}",
        "beter": lambda t: f"ging van {_light(t)['previous_worst']} naar {_on(t)} in {t.months}",
        "gelijk": lambda t: f"staat op {_on(t)} in {t.months}, net als in {t.months_before}",
        None: lambda t: f"staat op {_on(t)} in {t.months}",
    }[word]
    return Case(
        word or "kleur bekend",
        lambda t: _light(t).get("worst") in COLOURS and (word is None or _light(t)["trend"] == word),
        lambda t: _whole(t, says(t)),
    )


def _on(t: Told) -> str:
    """The colour of the half; of two lights the worst, with both in their order."""
    light = _light(t)
    if not light["light_2"]:
        return str(light["worst"])
    return f"{light['worst']} (twee lichten: {light['light_1']} en {light['light_2']})"


def _whole(t: Told, stands: str) -> str:
    """The name, how it stands, and what was held and met, as far as that is known."""
    dossier = t.rows(DOSSIER_LIST)[0]
    held, decided = all_held(dossier), dossier["targets_decided"]
    parts = []
    if held:
        least = "ten minste " if dossier["is_minimum"] else ""
        parts.append(f"{least}{dutch.several(held, 'overleg', 'overleggen')} gehouden")
    if decided:
        met = part(dossier["targets_met"], decided, "resultaat", "resultaten")
        parts.append(f"{met}{' met een uitkomst' if decided < dossier['targets'] else ''} gehaald")
    # the light is of a half, and what was held and met of the whole year, whatever half is chosen
    of = f"in {t.where.year} tot nu toe" if t.is_running else f"over heel {t.where.year}"
    done = f"; {of}: {listed(parts)}" if parts else ""
    return f"{dossier['dossier_id']} {dossier['dossier_name']} {stands}{done}."


def _without(t: Told) -> str:
    colour = str(_light(t).get("colour"))
    words = {
        "niet gegeven": "heeft nog geen licht",
        "niet van toepassing": "heeft geen licht meer nodig",
        "concept": "heeft een licht in concept",
    }
    return _whole(t, f"{words.get(colour, 'heeft geen bekende kleur')} in {t.months}")


DOSSIER = Headline(
    "dossier",
    "Dossier",
    "Hoe staat dit dossier ervoor?",
    (DOSSIER_LIST, LIGHT_LIST),
    (
        *(_trend(word) for word in ("slechter", "beter", "gelijk", None)),
        Case("kleur niet bekend", lambda t: bool(t.rows(DOSSIER_LIST)), _without),
    ),
    "Dit dossier staat niet in de gegevens van dit jaar.",
    "Kies een ander jaar of ga terug naar alle dossiers.",
    topic="dossier",
)
