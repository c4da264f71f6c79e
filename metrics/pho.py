"""PHO’s: hoeveel portefeuillehouderoverleggen er waren, met en zonder datum, en welke niet doorgingen."""

from metrics.meetings import MEETING_LIST
from metrics.metric import OF_NO_HALF, Metric
from metrics.singular import shared_sql
from metrics.tallies import NEEDS, NONE_OR, TALLY_LIST

PHO_DATED = Metric(
    "pho_dated",
    "PHO’s met een datum",
    "Portefeuillehouderoverleggen met een datum of maand die zijn gehouden.",
    "meeting_tally",
    "coalesce(sum(times) FILTER (is_pho AND is_held AND dating = 'met datum'), 0)::BIGINT",
    which="is_pho AND is_held AND dating = 'met datum'",
    rows=TALLY_LIST,
    needs=NEEDS,
)

PHO_UNDATED = Metric(
    "pho_undated",
    "PHO’s zonder datum",
    "Portefeuillehouderoverleggen die zijn gehouden en die de bron telt zonder datum. Wat ook met een datum in de "
    "lijst staat, is ervan afgetrokken.",
    "meeting_tally",
    "sum(times) FILTER (is_pho AND is_held AND dating = 'zonder datum')",
    which="is_pho AND is_held AND dating = 'zonder datum'",
    rows=TALLY_LIST,
    lower_bound="bool_or(is_minimum) FILTER (is_pho AND is_held AND dating = 'zonder datum')",
    note="Een telling is één regel, ook als zij voor meer overleggen staat.",
    needs="Laad het blad Tellingen zonder datum op de pagina Upload.",
)

PHO_HELD_ELSEWHERE = Metric(
    "pho_held_elsewhere",
    "PHO’s gehouden in een ander jaar",
    "Portefeuillehouderoverleggen die in de lijst van dit jaar staan en in een ander kalenderjaar zijn gehouden. Zij "
    "tellen in dit jaar niet mee.",
    "meeting_tally",
    "coalesce(sum(times) FILTER (is_pho AND state = 'gehouden' AND NOT is_in_year), 0)::BIGINT",
    which="is_pho AND state = 'gehouden' AND NOT is_in_year",
    rows=TALLY_LIST,
    needs=NEEDS,
)

PHO_OF_NO_HALF = Metric(
    "pho_of_no_half",
    "PHO’s waarvan de helft onbekend is",
    "Gehouden portefeuillehouderoverleggen waarvan niet bekend is in welke helft zij vallen, bij een keuze van een "
    "helft. Zij tellen in geen van beide helften mee.",
    "meeting_tally",
    NONE_OR.format("is_pho AND is_held"),
    which="is_pho AND is_held",
    rows=TALLY_LIST,
    lower_bound="bool_or(is_minimum) FILTER (is_pho AND is_held)",
    applies=OF_NO_HALF,
    needs=NEEDS,
)

PHO_HELD = Metric(
    "pho_held",
    "PHO’s gehouden",
    "Portefeuillehouderoverleggen die zijn gehouden: die met een datum, en die de bron alleen telt.",
    "meeting_tally",
    "sum(times) FILTER (is_pho AND is_held)",
    which="is_pho AND is_held",
    rows=TALLY_LIST,
    lower_bound="bool_or(is_minimum) FILTER (is_pho AND is_held)",
    shown_by=("dating",),
    splits=("kind", "state"),
    beside=(
        (PHO_DATED, "waarvan {} met een datum"),
        (PHO_UNDATED, "{} zonder datum"),
        (PHO_HELD_ELSEWHERE, "daarnaast {} in een ander jaar"),
        (PHO_OF_NO_HALF, "daarnaast {} waarvan de helft onbekend is"),
    ),
    note_sql="CASE WHEN bool_or(is_minimum) FILTER (is_pho AND is_held) THEN 'Dit is een ondergrens: de bron noemt "
    "voor een deel geen vast aantal. ' ELSE '' END || coalesce(sum(times) FILTER (is_pho AND is_held AND "
    "dating = 'zonder datum'), 0) || ' PHO’s zijn geteld zonder datum; een telling is één regel, ook als zij voor meer "
    "PHO’s staat. ' || " + "coalesce(" + shared_sql("is_pho AND is_held") + ", '')",
    needs=NEEDS,
)

PHO_CANCELLED_ELSEWHERE = Metric(
    "pho_cancelled_elsewhere",
    "PHO’s geannuleerd in een ander jaar",
    "Geannuleerde portefeuillehouderoverleggen die in de lijst van dit jaar staan op een dag in een ander "
    "kalenderjaar.",
    "meeting_facts",
    "count(*) FILTER (is_pho AND state = 'geannuleerd' AND NOT is_in_year)",
    which="is_pho AND state = 'geannuleerd' AND NOT is_in_year",
    rows=MEETING_LIST,
    needs=NEEDS,
)

PHO_CANCELLED = Metric(
    "pho_cancelled",
    "PHO’s geannuleerd",
    "Portefeuillehouderoverleggen die niet doorgingen en niet zijn verplaatst.",
    "meeting_facts",
    "count(*) FILTER (is_pho AND is_cancelled)",
    which="is_pho AND is_cancelled",
    rows=MEETING_LIST,
    splits=("reason_code", "kind", "quarter", "month"),
    shown_by=("reason_code",),
    beside=((PHO_CANCELLED_ELSEWHERE, "daarnaast {} in een ander jaar"),),
    note="Een uitgesteld overleg telt niet als geannuleerd.",
    needs=NEEDS,
)

PHO_CANCELLED_AHEAD = Metric(
    "pho_cancelled_ahead",
    "PHO’s geannuleerd van een latere dag",
    "Geannuleerde portefeuillehouderoverleggen waarvan de dag of de periode nog moet beginnen.",
    "meeting_facts",
    "count(*) FILTER (is_pho AND is_cancelled_ahead)",
    which="is_pho AND is_cancelled_ahead",
    rows=MEETING_LIST,
    needs=NEEDS,
)

PHO_CANCELLATION_RATE = Metric(
    "pho_cancellation_rate",
    "Deel PHO’s geannuleerd",
    "Geannuleerde PHO’s, gedeeld door gehouden plus geannuleerde, tot en met vandaag; ook PHO’s die "
    "zonder datum zijn geteld, tellen mee.",
    "meeting_tally",
    "sum(times) FILTER (is_pho AND was_cancelled)",
    "sum(times) FILTER (is_pho AND (is_held OR was_cancelled))",
    unit="%",
    n="sum(times) FILTER (is_pho AND (is_held OR was_cancelled))",
    which="is_pho AND (is_held OR was_cancelled)",
    rows=TALLY_LIST,
    beside=((PHO_CANCELLED_AHEAD, "daarnaast {} geannuleerd van een latere dag"),),
    note_sql="CASE WHEN bool_or(is_minimum) FILTER (is_pho AND is_held) THEN 'Er zijn misschien meer PHO’s gehouden; "
    "dan is dit deel kleiner.' END",
    needs=NEEDS,
)
