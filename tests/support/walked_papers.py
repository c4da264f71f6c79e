"""Each case of the headlines over the papers and the settings, as in `walked_lights`."""

from __future__ import annotations

from given import Given, a

from metrics.headline import UNKNOWN

OWN = [
    {"setting": "naam van de vereniging", "value": "Vereniging Drenthe; 12345678"},
    {"setting": "korte naam", "value": "VDG"},
    {"setting": "kleur", "value": "#5a1e82"},
]
BOOKED = [{"quarter": 1}, {"quarter": 2}, {"quarter": 2}, {"quarter": 3}]
PAPERS: list[tuple[str, str, Given, str]] = [
    (
        "rapporten",
        "kwartalen geboekt",
        Given(rows={"quarter_list": BOOKED, "approval_list": [{"quarter": 1}, {"quarter": 1}, {"quarter": 2}]}),
        "Van 2024 zijn 3 kwartaalrapporten te maken; op 2 kwartalen is akkoord gegeven.",
    ),
    (
        "rapporten",
        "kwartalen geboekt",
        Given(rows={"quarter_list": BOOKED}),
        "Van 2024 zijn 3 kwartaalrapporten te maken; op geen daarvan is al akkoord gegeven.",
    ),
    (
        "rapporten",
        "kwartalen geboekt",
        Given(rows={"quarter_list": BOOKED, "approval_list": BOOKED}),
        "Van 2024 zijn 3 kwartaalrapporten te maken; op elk van die kwartalen is akkoord gegeven.",
    ),
    (
        "rapporten",
        "kwartalen geboekt",
        Given(rows={"quarter_list": BOOKED[:1]}),
        "Van 2024 is 1 kwartaalrapport te maken; op dat kwartaal is nog geen akkoord gegeven.",
    ),
    (
        "rapporten",
        "niets geboekt",
        Given({"rows_loaded": a(470)}),
        "Van 2024 is nog geen kwartaalrapport te maken: er is niets geboekt.",
    ),
    (
        "instellingen",
        "iets ingesteld",
        Given(rows={"setting_list": OWN}),
        "De vereniging heet Vereniging Drenthe, kort VDG; haar kleur is #5a1e82.",
    ),
    (
        "instellingen",
        "iets ingesteld",
        Given(rows={"setting_list": OWN[:1]}),
        "De vereniging heet Vereniging Drenthe; een eigen kleur is niet ingesteld.",
    ),
    (
        "instellingen",
        "iets ingesteld",
        Given(rows={"setting_list": OWN[1:2]}),
        "Hoe de vereniging voluit heet, is niet ingesteld; kort heet zij VDG; een eigen kleur is niet ingesteld.",
    ),
    ("instellingen", UNKNOWN, Given(), "Hoe de vereniging heet, is niet ingesteld; boven elke pagina staat VGG."),
    ("rapporten", UNKNOWN, Given(), "Van dit jaar is niets geladen; er is geen stuk van te maken."),
]
