"""Each case of the headlines over lights: the headline, the case, the answers given, and the sentence."""
# ruff: noqa: E501  (a sentence is read whole)

from __future__ import annotations

from decimal import Decimal

from given import ALL_LIT, FIRST, LONG, POINTS, Given, a, colours, dossier, half_of, light, of_half

from metrics.headline import UNKNOWN

LIGHTS: list[tuple[str, str, Given, str]] = [
    # 3 + 5 + 20 of 30 dossiers have a colour; of one it is unknown and one has no light
    (
        "kleuren",
        "kleuren bekend",
        Given(colours(rood=3, oranje=5, groen=20, onbekend=1, niet_gegeven=1)),
        "Van de 30 dossiers staan er 3 op rood, 5 op oranje en 20 op groen in jun–dec 2024; van 1 is de kleur onbekend en "
        "bij 1 is geen licht gegeven.",
    ),
    ("kleuren", "kleuren bekend", Given(colours(groen=12)), "Alle 12 dossiers staan op groen in jun–dec 2024."),
    ("kleuren", "kleuren bekend", Given(colours(oranje=1)), "Het enige dossier staat op oranje in jun–dec 2024."),
    (
        "kleuren",
        "kleuren bekend",
        Given(colours(rood=1, concept=2)),
        "Van de 3 dossiers staat er 1 op rood in jun–dec 2024; bij 2 wacht een licht op goedkeuring.",
    ),
    (
        "kleuren",
        "kleuren bekend",
        Given(colours(1, groen=1, oranje=1), where=FIRST),
        "Van de 2 dossiers staat er 1 op oranje en 1 op groen in jan–mei 2024.",
    ),
    (
        "kleuren",
        "geen kleur bekend",
        Given(colours(onbekend=34)),
        "Van geen van de 34 dossiers is een kleur bekend in jun–dec 2024.",
    ),
    (
        "kleuren",
        "geen kleur bekend",
        Given(colours(niet_gegeven=1)),
        "Van het enige dossier is geen kleur bekend in jun–dec 2024.",
    ),
    ("kleuren", UNKNOWN, Given(), "Hoe de dossiers ervoor staan, is niet bekend."),
    (
        "stand",
        "kleuren bekend",
        Given(colours(groen=2), {"agreements_open": a(14, 18)}),
        "Alle 2 dossiers staan op groen in jun–dec 2024. 14 van de 18 afspraken staan open.",
    ),
    (
        "stand",
        "geen kleur bekend",
        Given(colours(onbekend=2), {"agreements_open": a(1, 4, is_lower_bound=True)}),
        "Van geen van de 2 dossiers is een kleur bekend in jun–dec 2024. Ten minste 1 van de 4 afspraken staat open.",
    ),
    ("stand", UNKNOWN, Given(), "Hoe de dossiers ervoor staan, is niet bekend."),
    (
        "overzicht",
        "kleuren en punten",
        Given(colours(rood=1, groen=1), rows=POINTS),
        "Van de 2 dossiers staat er 1 op rood en 1 op groen in jun–dec 2024. 3 punten vragen aandacht.",
    ),
    ("overzicht", "kleuren, geen punten", Given(colours(groen=12)), "Alle 12 dossiers staan op groen in jun–dec 2024."),
    (
        "overzicht",
        "geen kleur, wel punten",
        Given(colours(onbekend=4), rows={"attention": [{}]}),
        "Van geen van de 4 dossiers is een kleur bekend in jun–dec 2024. 1 punt vraagt aandacht.",
    ),
    (
        "overzicht",
        "geen kleur, geen punten",
        Given(colours(onbekend=4)),
        "Van geen van de 4 dossiers is een kleur bekend in jun–dec 2024.",
    ),
    (
        "overzicht",
        "geen dossiers, wel punten",
        Given(rows=POINTS),
        "Hoe de dossiers ervoor staan, is niet bekend. 3 punten vragen aandacht.",
    ),
    ("overzicht", UNKNOWN, Given(), "Hoe de dossiers ervoor staan, is niet bekend."),
    ("aandacht", "punten", Given(rows=POINTS), "3 punten vragen aandacht."),
    ("aandacht", "niets", Given(ALL_LIT), "Er is niets dat aandacht vraagt."),
    (
        "aandacht",
        "niets in wat bekend is",
        Given(ALL_LIT, {"dossiers_with_light": a(1, 2)}),
        "Van 1 van de 2 dossiers is een licht bekend. Wat bekend is, vraagt geen aandacht.",
    ),
    ("aandacht", UNKNOWN, Given(), "Er is nog te weinig bekend om te zeggen wat aandacht vraagt."),
    (
        "aandacht",
        UNKNOWN,
        Given({"budget_result": a(Decimal(5)), "dossiers_with_light": a(2, 2)}),
        "Er is nog te weinig bekend om te zeggen wat aandacht vraagt.",
    ),
    # 25 of 30 have a colour in both halves: 4 + 7 + 14
    (
        "dossiers",
        "te vergelijken",
        Given(
            half_of("worsened", 4, 25),
            {("lights_by_colour", "half", "trend"): of_half("trend", slechter=4, beter=7, gelijk=14, not_said=5)},
        ),
        "Vergeleken met jan–mei 2024 staan 4 dossiers slechter, 7 beter en 14 gelijk in jun–dec 2024; van 5 is dat niet te "
        "zeggen.",
    ),
    (
        "dossiers",
        "te vergelijken",
        Given(
            half_of("worsened", 0, 2, 1),
            {("lights_by_colour", "half", "trend"): of_half("trend", 1, beter=1, gelijk=1)},
            where=FIRST,
        ),
        "Vergeleken met jun–dec 2023 staat 1 dossier beter en 1 gelijk in jan–mei 2024 (te weinig voor een conclusie).",
    ),
    (
        "dossiers",
        "één slechter",
        Given(
            half_of("worsened", 1, 12),
            {("lights_by_colour", "half", "trend"): of_half("trend", slechter=1, gelijk=11)},
            rows={"light_list": [light("rood", "slechter", "oranje", dossier_id="D5", dossier_name="Ondermijning")]},
        ),
        "Vergeleken met jan–mei 2024 staat 1 dossier slechter en 11 gelijk in jun–dec 2024. D5 Ondermijning ging van oranje "
        "naar rood.",
    ),
    (
        "dossiers",
        "niet te vergelijken",
        Given(colours(groen=3, onbekend=1)),
        "Wat er van jan–mei 2024 tot jun–dec 2024 veranderde, is niet te zeggen: van geen van de 4 dossiers is de kleur van "
        "beide perioden bekend.",
    ),
    (
        "dossiers",
        "niet te vergelijken",
        Given(colours(groen=1)),
        "Wat er van jan–mei 2024 tot jun–dec 2024 veranderde, is niet te zeggen: van het enige dossier is de kleur niet van "
        "beide perioden bekend.",
    ),
    ("dossiers", UNKNOWN, Given(), "Hoe de dossiers ervoor staan en wat veranderde, is niet bekend."),
]

ONE_AND_ROUND: list[tuple[str, str, Given, str]] = [
    (
        "dossier",
        "slechter",
        Given(rows=dossier(held=4, met=1, decided=2, targets=3) | {"light_list": [light("rood", "slechter", "groen")]}),
        "D1 Musea ging van groen naar rood in jun–dec 2024; over heel 2024: 4 overleggen gehouden en 1 van de 2 resultaten met een uitkomst "
        "gehaald.",
    ),
    (
        "dossier",
        "beter",
        Given(rows=dossier(LONG, 1) | {"light_list": [light("groen", "beter", "rood")]}),
        f"D1 {LONG} ging van rood naar groen in jun–dec 2024; over heel 2024: 1 overleg gehouden.",
    ),
    (
        "dossier",
        "gelijk",
        Given(
            rows=dossier(held=17, least=True)
            | {"light_list": [light("oranje", "gelijk", "oranje", light_1="groen", light_2="oranje")]}
        ),
        "D1 Musea staat op oranje (twee lichten: groen en oranje) in jun–dec 2024, net als in jan–mei 2024; over heel 2024: ten minste 17 "
        "overleggen gehouden.",
    ),
    (
        "dossier",
        "kleur bekend",
        Given(rows=dossier(met=2, decided=2) | {"light_list": [light("groen")]}),
        "D1 Musea staat op groen in jun–dec 2024; over heel 2024: beide resultaten gehaald.",
    ),
    (
        "dossier",
        "kleur niet bekend",
        Given(rows=dossier() | {"light_list": [light("onbekend")]}),
        "D1 Musea heeft geen bekende kleur in jun–dec 2024.",
    ),
    (
        "dossier",
        "kleur niet bekend",
        Given(rows=dossier() | {"light_list": [light(None, colour="niet gegeven")]}),
        "D1 Musea heeft nog geen licht in jun–dec 2024.",
    ),
    ("dossier", UNKNOWN, Given(), "Dit dossier staat niet in de gegevens van dit jaar."),
    (
        "stoplichten",
        "ronde loopt",
        Given(
            half_of("lights_left", 5, 30),
            half_of("lights_waiting", 1, 25),
            half_of("lights_returned", 2, 25),
            {"light_disagreements": a(8, 47)},
        ),
        "Van de 30 lichten van jun–dec 2024 zijn er nog 5 te geven, wacht er 1 op de secretaris en zijn er 2 teruggegeven. "
        "Bij 8 van de 47 lichten met een voorstel in 2024 geven de cijfers een andere kleur.",
    ),
    (
        "stoplichten",
        "ronde klaar",
        Given(half_of("lights_left", 0, 30), half_of("lights_waiting", 0, 30), half_of("lights_returned", 0, 30)),
        "Alle 30 lichten van jun–dec 2024 zijn gegeven en goedgekeurd.",
    ),
    (
        "stoplichten",
        "geen ronde",
        Given({"light_disagreements": a(0, 1)}),
        "Voor jun–dec 2024 is geen ronde geopend. Bij 0 van 1 licht met een voorstel in 2024 geven de cijfers een andere "
        "kleur.",
    ),
    (
        "stoplichten",
        UNKNOWN,
        Given(),
        "Welk licht nog te geven is, is niet bekend: er is geen ronde, en geen licht met een kleur en een voorstel.",
    ),
]
