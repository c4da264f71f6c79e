"""Rounds in which seats on VNG committees were opened, with their outcome."""

from etl.schema import WHEN, WHOLE, Column, Dataset, Rule

OUTCOMES = ("benoemd", "voorlopig benoemd", "niet benoemd", "ingetrokken", "geen kandidaat", "open", "onbekend")

VACANCIES = Dataset(
    name="vacancies",
    title="Vacatures",
    place=420,
    grain="één regel per opengestelde vacature en ronde",
    called=("vacature", "vacatures"),
    subject=("vacature vacancy_id", "body_code"),
    key=("vacancy_id",),
    dated_by="opened_on",
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",), named="het verslagjaar"
        ),
        "vacancy_id": Column(
            "Vacature",
            help="Het nummer van de vacature.",
            also=("Vacaturenummer",),
            numbered_by=("body_code",),
            named="het nummer van de vacature",
        ),
        "body_code": Column(
            "Commissie",
            help="De code of naam; leeg = niet genoemd.",
            required=False,
            refers_to="bodies",
            also=("Cie.", "Cie"),
            named="de commissie",
        ),
        "seat_number": Column(
            "Zetel",
            WHOLE,
            "Om welke zetel het gaat; leeg = niet genoemd.",
            required=False,
            named="het nummer van de zetel",
        ),
        "seat_count": Column("Aantal plaatsen", WHOLE, "Leeg = niet genoemd.", required=False, also=("Aantal",)),
        "round": Column("Ronde", help="voorjaar of najaar.", required=False, values=("voorjaar", "najaar")),
        "round_number": Column("Hoeveelste ronde", WHOLE, "1 = eerste keer opengesteld.", required=False),
        "follows": Column(
            "Vervolg op",
            help="De vacature van de ronde ervoor, voor dezelfde zetel.",
            required=False,
            refers_to="vacancies",
            named="de vacature van de ronde ervoor",
        ),
        "required_function": Column(
            "Gevraagde functie", help="Bijvoorbeeld raadslid.", required=False, also=("Gevraagd",)
        ),
        "opened_on": Column("Opengesteld", WHEN, "Wanneer de ronde begon.", required=False, named="de openingsdatum"),
        "closes_on": Column(
            "Sluit",
            WHEN,
            "Uiterste datum om te reageren.",
            required=False,
            also=("Deadline", "Sluitingsdatum"),
            named="de sluitingsdatum",
        ),
        "recommended_on": Column("Aanbeveling bestuur", WHEN, "Wanneer het bestuur aanbeveelt.", required=False),
        "nominated_on": Column("Voordracht", WHEN, "Wanneer de voordrachtscommissie voordraagt.", required=False),
        "counter_candidates": Column(
            "Tegenkandidaten", WHOLE, "Hoeveel kandidaten van elders; leeg = onbekend.", required=False
        ),
        "decided_on": Column("Besluit", WHEN, "De ledenvergadering die besluit.", required=False),
        "outcome": Column(
            "Uitkomst",
            help="Hoe de ronde afliep.",
            values=OUTCOMES,
            values_also={"waarnemend": "voorlopig benoemd", "loopt nog": "open", "teruggetrokken": "ingetrokken"},
            hints=(
                (r"\bnog (niet|geen)\b|\bin afwachting\b", "open"),
                (r"\bkandida\w+ (uit|van)\b|\b(ander|elders)\w*\b", ""),
                (r"\bniet (benoemd|gekozen|voorgedragen)\b", "niet benoemd"),
                (r"\b(niet|geen)\b(?! kandida)", ""),
                (r"\bwaarnem|\bvoorlopig\b|\btijdelijk\b", "voorlopig benoemd"),
                (r"\bteruggetrokken\b|\btrok(ken)? zich terug", "ingetrokken"),
                (r"^geen kandida", "geen kandidaat"),
                (r"^benoemd\W*$", "benoemd"),
                (r"\bloopt\b", "open"),
            ),
            named="de uitkomst",
        ),
        "note": Column("Opmerking", help="Wat men verder moet weten.", required=False, also=("Opmerkingen", "Opm.")),
    },
    rules=(
        Rule(
            "De sluiting is na de opening",
            "closes_on >= opened_on",
            "closes_on",
            broken="De sluiting is voor de opening",
            mend="Verbeter een van de twee datums",
        ),
    ),
)
