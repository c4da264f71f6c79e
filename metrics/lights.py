"""Lichten: de ronde waarin zij worden gegeven, het licht dat uit de cijfers volgt, en wat er veranderde."""

from metrics.metric import ONLY_YEAR, Listing, Metric

ROUND_LIST = Listing(
    "light_round_list",
    "Ronde per dossier",
    "Van elk dossier in de ronde: wie het licht geeft, voor wanneer, en hoe ver het is.",
    "light_round_facts",
    {
        "dossier_id": "Nummer",
        "dossier_name": "Dossier",
        "portfolio_name": "Portefeuille",
        "half": "Helft",
        "asked_of": "Wie",
        "due_on": "Invullen voor",
        "step": "Stand",
        "light_words": "Licht",
        "light_1": "Stoplicht",
        "light_2": "Tweede stoplicht",
        "meaning": "Betekenis van twee lichten",
        "in_force": "Gold tot nu toe",
        "cause": "Oorzaak",
        "consequence": "Gevolg",
        "correction": "Bijsturing",
        "owner_function": "Eigenaar",
        "verdict_reason": "Reden van teruggeven",
        "revision_reason": "Reden van correctie",
        "is_given": "Gegeven in deze ronde",
        "is_from_before": "Licht van voor de ronde",
        "round_state": "Ronde",
        "opened_on": "Geopend op",
        "approved_by": "Goedgekeurd door",
        "approved_on": "Goedgekeurd op",
    },
    "half, asked_of, dossier_id",
    needs="Er is nog geen ronde geopend. Open er een op de pagina Ronde, of laad het blad Rondes stoplichten.",
    about={"dossier": "dossier_id"},
)

ROUND_FROM_BEFORE = Metric(
    "lights_from_before",
    "Lichten van voor de ronde",
    "Dossiers waarvan in deze ronde nog geen kleur is gegeven, en waarvan het licht van voor de ronde blijft gelden.",
    "light_round_facts",
    "count(*) FILTER (is_from_before)",
    out_of="count(*)",
    which="is_from_before",
    rows=ROUND_LIST,
    shown_by=("half",),
    needs="Open een ronde op de pagina Stoplichten.",
)

ROUND_GIVEN = Metric(
    "lights_given",
    "Lichten gegeven",
    "Van de dossiers in de ronde, het deel waarvan in deze ronde een kleur is gegeven, goedgekeurd of niet. Een licht "
    "van voor de ronde blijft gelden, en telt hier niet.",
    "light_round_facts",
    "count(*) FILTER (is_given)",
    "count(*)",
    unit="%",
    rows=ROUND_LIST,
    splits=("step", "asked_of", "portfolio_name"),
    shown_by=("half",),
    beside=((ROUND_FROM_BEFORE, "{} met een licht van voor de ronde"),),
    needs="Open een ronde op de pagina Stoplichten.",
)

ROUND_APPROVED = Metric(
    "lights_approved",
    "Lichten goedgekeurd",
    "Lichten in de ronde die de secretaris heeft goedgekeurd of die al bevroren zijn. Een licht dat daarna "
    "verandert, is concept; het goedgekeurde blijft gelden.",
    "light_round_facts",
    "count(*) FILTER (is_given AND step IN ('goedgekeurd', 'bevroren', 'gecorrigeerd'))",
    out_of="count(*) FILTER (is_given)",
    which="is_given AND step IN ('goedgekeurd', 'bevroren', 'gecorrigeerd')",
    rows=ROUND_LIST,
    shown_by=("half",),
    needs="Open een ronde op de pagina Stoplichten.",
)

ROUND_WAITING = Metric(
    "lights_waiting",
    "Lichten die wachten op de secretaris",
    "Lichten die in de ronde zijn gegeven en nog concept zijn.",
    "light_round_facts",
    "count(*) FILTER (step = 'concept')",
    out_of="count(*) FILTER (is_given)",
    which="step = 'concept'",
    rows=ROUND_LIST,
    shown_by=("half",),
    needs="Open een ronde op de pagina Stoplichten.",
)

ROUND_RETURNED = Metric(
    "lights_returned",
    "Lichten teruggegeven",
    "Lichten in de ronde die de secretaris met een reden teruggaf en die nog niet opnieuw zijn gegeven.",
    "light_round_facts",
    "count(*) FILTER (step = 'teruggegeven')",
    out_of="count(*) FILTER (is_given)",
    which="step = 'teruggegeven'",
    rows=ROUND_LIST,
    shown_by=("half",),
    needs="Open een ronde op de pagina Stoplichten.",
)

ROUND_LEFT = Metric(
    "lights_left",
    "Nog te geven",
    "Dossiers in de ronde waarvan in deze ronde nog geen kleur is gegeven.",
    "light_round_facts",
    "count(*) FILTER (NOT is_given)",
    out_of="count(*)",
    which="NOT is_given",
    rows=ROUND_LIST,
    shown_by=("half",),
    beside=((ROUND_FROM_BEFORE, "waarvan {} met een licht van voor de ronde"),),
    needs="Open een ronde op de pagina Stoplichten.",
)

PROPOSAL_LIST = Listing(
    "proposal_list",
    "Voorstellen per dossier en helft",
    "Per dossier en helft het licht dat uit de cijfers volgt, naast het licht dat is gegeven. De slechtste regel "
    "bepaalt de kleur; voor groen zijn twee regels met genoeg gegevens nodig. Een voorstel vervangt nooit een gegeven "
    "licht.",
    "light_proposals",
    {
        "dossier_id": "Nummer",
        "dossier_name": "Dossier",
        "half": "Helft",
        "proposed": "Voorstel",
        "given": "Gegeven",
        "given_words": "Gegeven in woorden",
        "difference": "Verschil",
        "reason": "Waarom",
        "deciding": "Wat de doorslag geeft",
        "coverage": "Dekking",
        "rules_measured": "Regels met genoeg gegevens",
        "rules": "Regels",
        "missing_words": "Wat ontbreekt",
        "is_disagreement": "Verschilt",
        "is_comparable": "Vergelijkbaar",
        "portfolio_name": "Portefeuille",
    },
    "CASE proposed WHEN 'rood' THEN 1 WHEN 'oranje' THEN 2 WHEN 'groen' THEN 3 ELSE 4 END, dossier_id, half",
    needs="Er zijn geen regels om een licht uit voor te stellen. Laad het blad Regels voorgesteld licht op de pagina "
    "Upload.",
    about={"dossier": "dossier_id"},
)

PROPOSED = Metric(
    "lights_proposed",
    "Voorgestelde lichten",
    "Hoe vaak er per dossier en helft genoeg bekend is om een licht voor te stellen.",
    "light_proposals",
    "count(*) FILTER (proposed <> 'onbekend')",
    out_of="count(*)",
    which="proposed <> 'onbekend'",
    rows=PROPOSAL_LIST,
    shown_by=("proposed",),
    needs=PROPOSAL_LIST.needs,
)

DISAGREEMENTS = Metric(
    "light_disagreements",
    "Voorstel anders dan gegeven",
    "Lichten waarbij de cijfers een andere kleur geven dan een mens gaf. Dat is een vraag aan de secretaris, geen "
    "fout.",
    "light_proposals",
    "CASE WHEN count(*) FILTER (is_comparable) > 0 THEN count(*) FILTER (is_disagreement) END",
    out_of="count(*) FILTER (is_comparable)",
    which="is_disagreement",
    rows=PROPOSAL_LIST,
    shown_by=("difference",),
    coverage_top="count(*) FILTER (is_comparable)",
    coverage_bottom="count(*)",
    covers="lichten met een kleur en een voorstel",
    needs="Geef lichten met een kleur; dan is te zien waar de cijfers iets anders zeggen.",
)

LIGHT_EVIDENCE_LIST = Listing(
    "light_evidence_list",
    "Waarop een voorstel steunt",
    "Per dossier, helft en regel wat er is gemeten en wat de regel daarvan vindt.",
    "light_evidence",
    {
        "dossier_id": "Nummer",
        "dossier_name": "Dossier",
        "half": "Helft",
        "rule_title": "Regel",
        "outcome": "Uitkomst",
        "reason": "Waarom",
        "measured": "Gemeten",
        "evidence": "Aantal gegevens",
        "minimum_evidence": "Minstens nodig",
        "orange_from": "Oranje vanaf",
        "red_from": "Rood vanaf",
        "is_measured": "Genoeg gegevens",
    },
    "dossier_id, half, rule_code",
    needs="Er zijn geen regels om een licht uit voor te stellen. Laad het blad Regels voorgesteld licht.",
    about={"dossier": "dossier_id"},
)

RULE_LIST = Listing(
    "rule_list",
    "Regels voor het voorgestelde licht",
    "Van elke regel wat zij meet, vanaf waar zij oranje of rood geeft, en hoeveel gegevens zij nodig heeft.",
    "rule_facts",
    {
        "rule_code": "Code",
        "title": "Regel",
        "measure": "Maat",
        "orange_from": "Oranje vanaf",
        "red_from": "Rood vanaf",
        "minimum_evidence": "Minstens zoveel gegevens",
        "is_active": "Telt mee",
        "explanation": "Uitleg",
        "times_measured": "Hoe vaak gemeten",
    },
    "rule_code",
    applies=ONLY_YEAR,
    needs="Er zijn geen regels. Laad het blad Regels voorgesteld licht op de pagina Upload.",
)

LIGHT_HISTORY = Listing(
    "light_history",
    "Wat er aan een licht veranderde",
    "Elke wijziging van een licht: wat er stond, wat het werd, wanneer, door wie en waarom.",
    "light_history",
    {
        "dossier_id": "Nummer",
        "dossier_name": "Dossier",
        "half": "Helft",
        "what": "Wat",
        "before": "Was",
        "value": "Werd",
        "given_on": "Vastgelegd op",
        "loaded_by": "Wie",
        "reason": "Waarom",
    },
    "given_on DESC NULLS LAST, _batch DESC, half, what",
    needs="Aan de lichten is nog niets veranderd.",
    about={"dossier": "dossier_id"},
)
