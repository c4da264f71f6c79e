"""Conclusions, decisions and actions with owner, due date and state; carried over until closed."""

from etl.schema import WHEN, WHOLE, Column, Dataset

AGREEMENTS = Dataset(
    name="agreements",
    title="Afspraken",
    place=305,
    grain="één regel per conclusie, besluit of actie",
    called=("afspraak", "afspraken"),
    subject=("description",),
    key=("report_year", "agreement_id"),
    dated_by="made_on",
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarin het is afgesproken.", also=("Jaar",), named="het verslagjaar"
        ),
        "agreement_id": Column("Nummer", help="Het nummer van de afspraak.", named="het nummer"),
        "kind": Column(
            "Soort", help="conclusie, besluit of actie.", values=("conclusie", "besluit", "actie"), named="de soort"
        ),
        "description": Column(
            "Afspraak", help="Wat is afgesproken.", also=("Omschrijving", "Besluit"), named="de afspraak"
        ),
        "made_at": Column("Afgesproken in", help="Het overleg waarin.", required=False),
        "meeting_id": Column(
            "Overleg",
            help="Het nummer van dat overleg; leeg = niet bekend.",
            required=False,
            refers_to="meetings",
            named="het overleg",
        ),
        "made_on": Column("Datum", WHEN, "Wanneer het is afgesproken.", required=False, named="de datum"),
        "dossier_ids": Column(
            "Dossier",
            help="Het dossier of de dossiers, gescheiden door ;",
            required=False,
            many=True,
            refers_to="dossiers",
            named="het dossier",
        ),
        "owner_function": Column(
            "Eigenaar", help="Wie het doet, als functie; leeg = niet genoemd.", required=False, named="de eigenaar"
        ),
        "due_date": Column(
            "Uiterlijk",
            WHEN,
            "Wanneer het klaar moet zijn; leeg = niet genoemd.",
            required=False,
            named="de uiterste datum",
        ),
        "state": Column(
            "Stand",
            help="open, loopt, afgerond, vervallen of onbekend.",
            values=("open", "loopt", "afgerond", "vervallen", "onbekend"),
            named="de stand",
        ),
        "closed_on": Column("Afgerond op", WHEN, "Wanneer het klaar was.", required=False, named="de einddatum"),
        "measure": Column(
            "Cijfer",
            help="Aan welk cijfer een conclusie is af te lezen; leeg = niet te meten.",
            required=False,
            values=(
                "collegebreed uitgenodigd",
                "gecombineerde overleggen",
                "agenda van partners",
                "antwoord bij halen en brengen",
            ),
        ),
        "note": Column("Opmerking", help="Wat men verder moet weten.", required=False),
    },
)
