"""Events that explain a picture with time: a retreat, an election, a merger, the adoption of the budget."""

from etl.schema import WHEN, WHOLE, Column, Dataset, Rule

EVENTS = Dataset(
    name="events",
    title="Gebeurtenissen",
    place=226,
    grain="één regel per gebeurtenis",
    called=("gebeurtenis", "gebeurtenissen"),
    subject=("event_name",),
    key=("report_year", "event_id"),
    dated_by="happens_on",
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",), named="het verslagjaar"
        ),
        "event_id": Column("Nummer", help="Het nummer van de gebeurtenis.", named="het nummer"),
        "happens_on": Column(
            "Datum",
            WHEN,
            "Wanneer het gebeurt, ook als maand of seizoen; leeg als het overleg is ingevuld.",
            required=False,
            also=("Wanneer",),
            named="de datum",
        ),
        "meeting_id": Column(
            "Overleg",
            help="Het nummer van het overleg waarin het gebeurt; de gebeurtenis heeft dan de datum van dat overleg.",
            required=False,
            refers_to="meetings",
            named="het overleg",
        ),
        "event_name": Column("Gebeurtenis", help="Wat er gebeurt, kort.", also=("Wat",), named="de gebeurtenis"),
        "kind": Column(
            "Soort",
            help="Wat voor gebeurtenis het is.",
            values=(
                "heisessie",
                "ledenvergadering",
                "verkiezing",
                "kabinet",
                "herindeling",
                "begroting",
                "bestuurswisseling",
                "overig",
            ),
            values_also={"fusie": "herindeling", "begrotingsvaststelling": "begroting"},
            named="de soort",
        ),
        "note": Column("Opmerking", help="Wat men verder moet weten.", required=False, also=("Opmerkingen", "Opm.")),
    },
    rules=(
        Rule(
            "Een gebeurtenis heeft een datum of een overleg",
            "happens_on IS NOT NULL OR meeting_id IS NOT NULL",
            "happens_on",
            broken="Er staat geen datum en geen overleg",
            mend="Vul een van de twee in",
        ),
        Rule(
            "Een gebeurtenis met een overleg heeft de datum van dat overleg",
            "happens_on IS NULL OR meeting_id IS NULL",
            "happens_on",
            broken="Er staat een datum naast een overleg",
            mend="Maak een van de twee leeg",
        ),
    ),
)
