"""Each case of the headlines of a retreat, as in `walked_lights`."""

from __future__ import annotations

from given import LONG, Given, light

from metrics.headline import UNKNOWN


def _lights(*rows):
    return {"light_list": list(rows)}


def _moved(name, before, after, trend):
    return {"name": name, "before": before, "after": after, "trend": trend}


_WORSE = _moved("Musea", "oranje", "rood", "slechter")
_BETTER = _moved("Zwemmen", "rood", "groen", "beter")
_NEW = _moved("Boeken", None, "oranje", None)
RETREAT: list[tuple[str, str, Given, str]] = [
    # red and the same; orange and worse; green and better; the light of the first half is not counted
    (
        "heisessie",
        "besluit gevraagd",
        Given(
            rows=_lights(
                light("rood", "gelijk", "rood"),
                light("oranje", "slechter", "groen"),
                light("groen", "beter", "oranje"),
                light("onbekend"),
                light("rood", half=1),
            )
        ),
        "2 dossiers vragen een besluit: zij staan op rood of gingen achteruit in jun–dec 2024. "
        "Van 1 is de kleur niet bekend.",
    ),
    (
        "heisessie",
        "besluit gevraagd",
        Given(rows=_lights(light("rood"))),
        "1 dossier vraagt een besluit: het staat op rood of ging achteruit in jun–dec 2024.",
    ),
    (
        "heisessie",
        "geen besluit gevraagd",
        Given(rows=_lights(light("oranje", "gelijk", "oranje"), light(None))),
        "Geen dossier staat op rood of ging achteruit in jun–dec 2024. Van 1 is de kleur niet bekend.",
    ),
    (
        "heisessie",
        "geen kleur bekend",
        Given(rows=_lights(light("onbekend"), light(None))),
        "Welke dossiers een besluit vragen, is niet te zeggen: van geen van de 2 dossiers is de kleur bekend in "
        "jun–dec 2024.",
    ),
    (
        "heisessie",
        "geen kleur bekend",
        Given(rows=_lights(light("onbekend"))),
        "Welke dossiers een besluit vragen, is niet te zeggen: van het enige dossier is de kleur niet bekend in "
        "jun–dec 2024.",
    ),
    ("heisessie", UNKNOWN, Given(), "Welke dossiers een besluit vragen, is niet bekend."),
    (
        "veranderd",
        "één licht",
        Given(brought={"since": "sinds ma 1 jul 2024", "moves": [_WORSE], "others": 3}),
        "Musea ging van oranje naar rood, sinds ma 1 jul 2024.",
    ),
    (
        "veranderd",
        "één licht",
        Given(brought={"since": "sinds ‘Najaar’", "moves": [_moved(LONG, "oranje", None, None)], "others": 3}),
        f"{LONG} heeft geen bekende kleur meer; daarvoor was het oranje, sinds ‘Najaar’.",
    ),
    (
        "veranderd",
        "lichten",
        Given(brought={"since": "sinds ‘Najaar’", "moves": [_WORSE, _WORSE, _BETTER, _NEW], "others": 9}),
        "Sinds ‘Najaar’ gingen 2 dossiers achteruit en 1 vooruit; van 1 was of is de kleur niet bekend.",
    ),
    (
        "veranderd",
        "lichten",
        Given(brought={"since": "sinds ‘Najaar’", "moves": [_BETTER, _NEW], "others": 9}),
        "Sinds ‘Najaar’ ging 1 dossier vooruit; van 1 was of is de kleur niet bekend.",
    ),
    # unknown is no direction
    (
        "veranderd",
        "lichten",
        Given(brought={"since": "sinds ‘Najaar’", "moves": [_NEW, _NEW], "others": 9}),
        "Sinds ‘Najaar’ werd van 2 dossiers de kleur bekend of onbekend; of dat beter of slechter is, is niet te "
        "zeggen.",
    ),
    (
        "veranderd",
        "geen licht",
        Given(brought={"since": "sinds ‘Najaar’", "moves": [], "others": 1}),
        "Geen licht veranderde sinds ‘Najaar’; wel 1 ander gegeven.",
    ),
    (
        "veranderd",
        "niets",
        Given(brought={"since": "sinds ‘Najaar’", "moves": [], "others": 0}),
        "Er is niets veranderd sinds ‘Najaar’.",
    ),
    ("veranderd", UNKNOWN, Given(), "Er is nog niet gekozen waarmee wordt vergeleken."),
    (
        "overgeslagen",
        "overgeslagen",
        Given(brought={"left_out": ["Opkomst", "Geld"], "chosen": 12}),
        "Van 2 van de 12 onderwerpen is niets bekend: Opkomst en Geld.",
    ),
    (
        "overgeslagen",
        "overgeslagen",
        Given(brought={"left_out": ["Opkomst"], "chosen": 1}),
        "Van 1 van 1 onderwerp is niets bekend: Opkomst.",
    ),
    (
        "overgeslagen",
        "alles",
        Given(brought={"left_out": [], "chosen": 12}),
        "Van elk gekozen onderwerp is iets bekend.",
    ),
    ("overgeslagen", UNKNOWN, Given(), "Er is geen dia gekozen."),
]
