"""Commitments: what was ordered or agreed and will still cost money, as it stood on a day."""

from etl.schema import DATE, MONEY, WHEN, WHOLE, Column, Dataset, Rule

RUNNING, SETTLED, LAPSED = "loopt", "afgewikkeld", "vervallen"

COMMITMENTS = Dataset(
    name="commitments",
    title="Verplichtingen",
    place=648,
    grain="één regel per boekjaar, verplichting en dag waarop is gekeken",
    called=("verplichting", "verplichtingen"),
    subject=("verplichting commitment_id", "as_of"),
    key=("fiscal_year", "commitment_id", "as_of"),
    dated_by="as_of",
    columns={
        "fiscal_year": Column(
            "Boekjaar",
            WHOLE,
            "Het jaar waarin de kosten vallen; over twee jaren is het twee regels.",
            also=("Jaar",),
            named="het boekjaar",
        ),
        "commitment_id": Column(
            "Verplichting",
            help="Het nummer van de opdracht, bestelling of overeenkomst.",
            also=("Verplichtingnummer", "Nummer verplichting", "Ordernummer", "Contractnummer"),
            named="het nummer van de verplichting",
        ),
        "as_of": Column(
            "Stand op",
            DATE,
            "De dag waarop dit zo was. Een nieuwe stand is een nieuwe regel; zo blijft bekend wat eerder open stond.",
            also=("Peildatum", "Standdatum"),
            named="de dag van deze stand",
        ),
        "cost_type": Column(
            "Kostensoort",
            help="De naam van de kostensoort.",
            refers_to="cost_types",
            also=("Post",),
            named="de kostensoort",
        ),
        "project_code": Column(
            "Project",
            help="De code; leeg = gewone begroting.",
            required=False,
            refers_to="projects",
            named="het project",
        ),
        "relation_id": Column(
            "Relatie",
            help="De code of naam van de organisatie.",
            required=False,
            refers_to="relations",
            named="de relatie",
        ),
        "entered_on": Column(
            "Aangegaan op", DATE, "De dag van de opdracht of overeenkomst.", named="de datum van de opdracht"
        ),
        "amount": Column(
            "Bedrag",
            MONEY,
            "Wat is toegezegd voor dit boekjaar; positief, zoals het wordt geboekt.",
            named="het bedrag",
        ),
        "settled_amount": Column(
            "Gefactureerd of vrijgevallen",
            MONEY,
            "Wat daarvan op die dag was gefactureerd of niet meer nodig was; leeg = onbekend.",
            required=False,
            also=("Gefactureerd", "Al gefactureerd"),
            named="het gefactureerde of vrijgevallen bedrag",
        ),
        "expected_on": Column(
            "Verwacht in", WHEN, "Wanneer de rest wordt verwacht; leeg = onbekend.", required=False, also=("Verwacht",)
        ),
        "description": Column(
            "Omschrijving", help="Waar het over gaat, zonder namen van mensen.", required=False, named="de omschrijving"
        ),
        "state": Column(
            "Stand",
            help="loopt; afgewikkeld = er komt niets meer; vervallen = het gaat niet door.",
            values=(RUNNING, SETTLED, LAPSED),
            named="de stand",
        ),
    },
    rules=(
        Rule(
            "Het bedrag is positief",
            "amount >= 0",
            "amount",
            broken="Het bedrag is negatief",
            mend="Typ een bedrag zonder minteken",
        ),
        Rule(
            "Er is niet meer gefactureerd of vrijgevallen dan het bedrag; is het duurder, verhoog dan het bedrag",
            "settled_amount BETWEEN 0 AND amount",
            "settled_amount",
            broken="Er is meer gefactureerd of vrijgevallen dan het bedrag",
            mend="Verhoog het bedrag als het duurder is, of verbeter wat is gefactureerd",
        ),
        Rule(
            "De stand is niet van voor de dag waarop het is aangegaan",
            "as_of >= entered_on",
            "as_of",
            broken="De dag van deze stand is voor de datum van de opdracht",
            mend="Verbeter een van de twee dagen",
        ),
    ),
)
