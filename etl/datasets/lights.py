"""The traffic light of a dossier per half-year: an ordered list of no, one or two colours, with its reasons."""

from etl.schema import DATE, WHEN, WHOLE, Column, Dataset, Guard, Rule

COLOURS = ("groen", "oranje", "rood", "onbekend")
HALVES = {
    "eerste helft": "1",
    "tweede helft": "2",
    "h1": "1",
    "h2": "2",
    "eerste": "1",
    "tweede": "2",
    "1e": "1",
    "2e": "2",
    "1e helft": "1",
    "2e helft": "2",
}
_NEEDS = "coalesce(light_1, '') NOT IN ('oranje', 'rood') AND coalesce(light_2, '') NOT IN ('oranje', 'rood')"
_FROZEN = (
    "EXISTS (SELECT 1 FROM now.light_rounds AS r WHERE r.report_year = new.report_year AND r.half = new.half "
    "AND r.state = 'bevroren')"
)

# Half 1 begins on 1 January, half 2 where reports cut the year: on 1 June.
_HANDED_OVER = (
    "EXISTS (SELECT 1 FROM now.handovers AS h "
    "JOIN now.dossiers AS was ON was.report_year = h.report_year AND was.dossier_id = h.dossier_id "
    "JOIN now.dossiers AS d ON d.report_year = new.report_year AND d.dossier_id = new.dossier_id "
    "AND d.dossier_name = was.dossier_name "
    "WHERE h.covers_dossier AND h.kind IN ('overdracht', 'afbouw') AND coalesce(h.state, '') <> 'voornemen' "
    "AND h.takes_effect_on <= make_date(new.report_year::INT, CASE new.half WHEN 1 THEN 1 ELSE 6 END, 1))"
)

LIGHTS = Dataset(
    name="lights",
    title="Stoplichten",
    place=125,
    grain="één regel per verslagjaar, dossier en helft",
    called=("stoplicht", "stoplichten"),
    subject=("dossier_id", "half report_year"),
    key=("report_year", "dossier_id", "half"),
    dated_by="recorded_on",
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",), named="het verslagjaar"
        ),
        "dossier_id": Column("Dossier", help="Het nummer van het dossier.", refers_to="dossiers", named="het dossier"),
        "half": Column(
            "Helft",
            WHOLE,
            "1 = eerste helft, 2 = tweede helft van het verslagjaar.",
            values=("1", "2"),
            values_also=HALVES,
            also=("Halfjaar", "Periode"),
            named="de helft",
        ),
        "light_1": Column(
            "Stoplicht",
            help="De kleur; onbekend = er staat een licht, de kleur is niet bekend; leeg = niet gegeven.",
            required=False,
            values=COLOURS,
            values_also={"g": "groen", "o": "oranje", "r": "rood", "geel": "oranje"},
            also=("Stoplicht 1", "Kleur", "Status"),
            named="het stoplicht",
        ),
        "light_2": Column(
            "Tweede stoplicht",
            help="Alleen als er twee lichten staan, in volgorde.",
            required=False,
            values=COLOURS,
            values_also={"g": "groen", "o": "oranje", "r": "rood", "geel": "oranje"},
            also=("Stoplicht 2",),
            named="het tweede stoplicht",
        ),
        "meaning": Column(
            "Betekenis van twee lichten",
            help="verloop = van het eerste naar het tweede; twee aspecten.",
            required=False,
            values=("verloop", "twee aspecten", "onbekend"),
        ),
        "explanation": Column(
            "Toelichting", help="Wat er is gedaan en hoe het ervoor staat.", required=False, named="de toelichting"
        ),
        "cause": Column(
            "Oorzaak",
            help="Waarom het niet goed gaat; verplicht bij oranje en rood.",
            required=False,
            named="de oorzaak",
        ),
        "consequence": Column(
            "Gevolg", help="Wat dat betekent; verplicht bij oranje en rood.", required=False, named="het gevolg"
        ),
        "correction": Column(
            "Bijsturing",
            help="Wat eraan gedaan wordt; verplicht bij oranje en rood.",
            required=False,
            named="de bijsturing",
        ),
        "owner_function": Column(
            "Eigenaar",
            help="Wie bijstuurt, als functie; verplicht bij oranje en rood.",
            required=False,
            named="de eigenaar",
        ),
        "due_date": Column(
            "Bijgestuurd op",
            DATE,
            "Wanneer de bijsturing klaar moet zijn; verplicht bij oranje en rood.",
            required=False,
            named="de datum van de bijsturing",
        ),
        "recorded_on": Column("Vastgelegd op", WHEN, "Wanneer dit licht is gegeven.", required=False),
        "revision_reason": Column(
            "Reden van correctie",
            help="Alleen voor een licht van een bevroren helft: waarom het verandert.",
            required=False,
            named="de reden van correctie",
        ),
    },
    rules=(
        Rule(
            "Een tweede stoplicht kan alleen naast een eerste staan",
            "light_2 IS NULL OR light_1 IS NOT NULL",
            "light_2",
            broken="Er staat een tweede stoplicht zonder eerste",
            mend="Vul het eerste stoplicht in, of maak het tweede leeg",
        ),
        Rule("Bij oranje of rood hoort een oorzaak", f"cause IS NOT NULL OR ({_NEEDS})", "cause"),
        Rule("Bij oranje of rood hoort een gevolg", f"consequence IS NOT NULL OR ({_NEEDS})", "consequence"),
        Rule("Bij oranje of rood hoort bijsturing", f"correction IS NOT NULL OR ({_NEEDS})", "correction"),
        Rule("Bij oranje of rood hoort een eigenaar", f"owner_function IS NOT NULL OR ({_NEEDS})", "owner_function"),
        Rule(
            "Bij oranje of rood hoort een datum waarop is bijgestuurd",
            f"due_date IS NOT NULL OR ({_NEEDS})",
            "due_date",
        ),
    ),
    guards=(
        Guard(
            "Een licht van een bevroren helft verandert alleen met een nieuwe reden van correctie",
            f"({_FROZEN}) AND (new.revision_reason IS NULL OR new.revision_reason IS NOT DISTINCT FROM "
            "old.revision_reason)",
            "revision_reason",
            reads=("light_rounds",),
            broken="De helft is bevroren en het licht verandert zonder reden",
            mend="Vul een nieuwe reden van correctie in, of laat het licht zoals het was",
        ),
        Guard(
            "Voor een helft na de overdracht van het dossier wordt geen licht meer gegeven",
            f"new.light_1 IS NOT NULL AND {_HANDED_OVER}",
            "light_1",
            reads=("handovers", "dossiers"),
            broken="Het dossier is al overgedragen",
            mend="Maak het stoplicht leeg, of verbeter de dag van de overdracht",
        ),
    ),
)
