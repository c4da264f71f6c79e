"""What a reader must know about the data: contradictions, doubles, doubts and stale text."""

from etl.schema import WHOLE, Column, Dataset

NOTES = Dataset(
    name="notes",
    title="Kanttekeningen",
    grain="één regel per kanttekening",
    key=("report_year", "note_id"),
    columns={
        "report_year": Column("Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",)),
        "note_id": Column("Nummer", help="Het nummer van de kanttekening."),
        "kind": Column(
            "Soort",
            help="Wat er aan de hand is.",
            values=("tegenspraak", "dubbel", "onzeker", "verouderd", "ontbreekt", "keuze"),
        ),
        "sentence": Column("Kanttekening", help="Wat een lezer moet weten, in één zin."),
        "dossier_ids": Column(
            "Dossier",
            help="Het dossier of de dossiers, gescheiden door ;",
            required=False,
            many=True,
            refers_to="dossiers",
        ),
        "meeting_ids": Column(
            "Overleg",
            help="De overleggen, gescheiden door ;",
            required=False,
            many=True,
            refers_to="meetings",
        ),
    },
)
