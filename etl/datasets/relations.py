"""Debtors and creditors: organisations, and people who work for themselves; their names stay on one page."""

from etl.schema import YES_NO, Column, Dataset

RELATIONS = Dataset(
    name="relations",
    title="Relaties",
    place=635,
    grain="één regel per relatie",
    called=("relatie", "relaties"),
    subject=("relatie relation_id",),
    key=("relation_id",),
    known_as=("relation_name",),
    columns={
        "relation_id": Column(
            "Relatie", help="De code van de relatie.", also=("Relatiecode",), named="de code van de relatie"
        ),
        "relation_name": Column(
            "Naam", help="De naam van de organisatie.", masked_when="is_person", named="de naam van de relatie"
        ),
        "kind": Column(
            "Soort", help="debiteur, crediteur of beide.", values=("debiteur", "crediteur", "beide"), named="de soort"
        ),
        "municipality": Column(
            "Gemeente",
            help="Als de relatie een gemeente is.",
            required=False,
            refers_to="municipalities",
            named="de gemeente",
        ),
        "is_person": Column(
            "Persoon",
            YES_NO,
            "Ja als de relatie een mens is, zoals een zelfstandige; de naam staat dan alleen op Financiën.",
            required=False,
        ),
    },
)
