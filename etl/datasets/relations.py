"""Debtors and creditors: organisations, and people who work for themselves; their names stay on one page."""

from etl.schema import YES_NO, Column, Dataset

RELATIONS = Dataset(
    name="relations",
    title="Relaties",
    place=635,
    grain="één regel per relatie",
    key=("relation_id",),
    known_as=("relation_name",),
    columns={
        "relation_id": Column("Relatie", help="De code van de relatie.", also=("Relatiecode",)),
        "relation_name": Column("Naam", help="De naam van de organisatie.", masked_when="is_person"),
        "kind": Column("Soort", help="debiteur, crediteur of beide.", values=("debiteur", "crediteur", "beide")),
        "municipality": Column(
            "Gemeente", help="Als de relatie een gemeente is.", required=False, refers_to="municipalities"
        ),
        "is_person": Column(
            "Persoon",
            YES_NO,
            "Ja als de relatie een mens is, zoals een zelfstandige; de naam staat dan alleen op Financiën.",
            required=False,
        ),
    },
)
