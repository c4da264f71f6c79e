"""Commitments: what was ordered or agreed and will still cost money, as it stood on a day."""

from etl.schema import DATE, MONEY, WHEN, WHOLE, Column, Dataset, Rule

RUNNING, SETTLED, LAPSED = "loopt", "afgewikkeld", "vervallen"

COMMITMENTS = Dataset(
    name="commitments",
    title="Verplichtingen",
    place=648,
    grain="één regel per boekjaar, verplichting en dag waarop is gekeken",
    key=("fiscal_year", "commitment_id", "as_of"),
    dated_by="as_of",
    columns={
        "fiscal_year": Column(
            "Boekjaar", WHOLE, "Het jaar waarin de kosten vallen; over twee jaren is het twee regels.", also=("Jaar",)
        ),
        "commitment_id": Column(
            "Verplichting",
            help="Het nummer van de opdracht, bestelling of overeenkomst.",
            also=("Verplichtingnummer", "Nummer verplichting", "Ordernummer", "Contractnummer"),
        ),
        "as_of": Column(
            "Stand op",
            DATE,
            "De dag waarop dit zo was. Een nieuwe stand is een nieuwe regel; zo blijft bekend wat eerder open stond.",
            also=("Peildatum", "Standdatum"),
        ),
        "cost_type": Column("Kostensoort", help="De naam van de kostensoort.", refers_to="cost_types", also=("Post",)),
        "project_code": Column(
            "Project", help="De code; leeg = gewone begroting.", required=False, refers_to="projects"
        ),
        "relation_id": Column(
            "Relatie", help="De code of naam van de organisatie.", required=False, refers_to="relations"
        ),
        "entered_on": Column("Aangegaan op", DATE, "De dag van de opdracht of overeenkomst."),
        "amount": Column("Bedrag", MONEY, "Wat is toegezegd voor dit boekjaar; positief, zoals het wordt geboekt."),
        "settled_amount": Column(
            "Gefactureerd of vrijgevallen",
            MONEY,
            "Wat daarvan op die dag was gefactureerd of niet meer nodig was; leeg = onbekend.",
            required=False,
            also=("Gefactureerd", "Al gefactureerd"),
        ),
        "expected_on": Column(
            "Verwacht in", WHEN, "Wanneer de rest wordt verwacht; leeg = onbekend.", required=False, also=("Verwacht",)
        ),
        "description": Column("Omschrijving", help="Waar het over gaat, zonder namen van mensen.", required=False),
        "state": Column(
            "Stand",
            help="loopt; afgewikkeld = er komt niets meer; vervallen = het gaat niet door.",
            values=(RUNNING, SETTLED, LAPSED),
        ),
    },
    rules=(
        Rule("Het bedrag is positief", "amount >= 0", "amount"),
        Rule(
            "Er is niet meer gefactureerd of vrijgevallen dan het bedrag; is het duurder, verhoog dan het bedrag",
            "settled_amount BETWEEN 0 AND amount",
            "settled_amount",
        ),
        Rule("De stand is niet van voor de dag waarop het is aangegaan", "as_of >= entered_on", "as_of"),
    ),
)
