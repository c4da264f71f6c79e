"""VNG: wie welke zetel heeft, wat er vacant is, en hoe de zetels over de gemeenten zijn verdeeld."""

from metrics.metric import OF_ANY_BODY, OF_BODIES, Listing, Metric

_ANY = "sum(count(*) FILTER (NOT is_temporary)) OVER () > 0"
"""Is there any seat in a permanent body, over all rows of a split together?"""
_NO_SEATS = "Er zijn geen zetels in vaste commissies geladen. Laad ze op de pagina Upload."
_NEEDS = "Laad de bladen VNG-commissies en VNG-zetels op de pagina Upload."

SEAT_LIST = Listing(
    "seat_list",
    "VNG-zetels",
    "De zetels in commissies en besturen, de vacante eerst.",
    "seat_facts",
    {
        "body_code": "Code",
        "body_name": "Commissie",
        "seat_number": "Zetel",
        "state": "Stand",
        "holder_name": "Lid",
        "municipality": "Gemeente",
        "function": "Functie",
        "party": "Partij",
        "gender": "Vrouw of man",
        "is_acting": "Waarnemend",
        "appointed_by": "Benoemd door",
        "owner": "Van wie",
        "vacant_from": "Wordt vacant op",
        "appointed_from": "Pas bezet vanaf",
        "vacant_since": "Vacant sinds",
        "vacant_since_precision": "Nauwkeurigheid vacant",
        "is_temporary": "Tijdelijke commissie",
        "starts_on": "Vanaf",
        "starts_on_precision": "Nauwkeurigheid vanaf",
        "ends_on": "Tot",
        "ends_on_precision": "Nauwkeurigheid tot",
        "is_ending": "Loopt af binnen een jaar",
        "dossier_count": "Dossiers erachter",
        "dossiers": "Welke dossiers",
        "note": "Opmerking",
    },
    "is_temporary, is_vacant DESC, body_name, seat_number",
    applies=OF_ANY_BODY,
    needs=_NEEDS,
    about={"body": "body_code"},
)

BODY_LIST = Listing(
    "body_list",
    "VNG-commissies",
    "Per commissie de zetels, de vacatures en hoeveel van onze dossiers erbij horen.",
    "body_facts",
    {
        "body_code": "Code",
        "body_name": "Commissie",
        "owner": "Van wie",
        "is_temporary": "Tijdelijk",
        "seats": "Zetels",
        "filled": "Bezet",
        "vacant": "Vacant",
        "municipalities": "Gemeenten",
        "dossier_count": "Dossiers",
        "dossiers": "Welke dossiers",
        "is_without_dossier": "Zonder dossier",
    },
    "is_temporary, vacant DESC, body_name",
    applies=OF_ANY_BODY,
    needs=_NEEDS,
)

SPREAD_LIST = Listing(
    "spread_list",
    "Zetels per gemeente",
    "Per gemeente het aantal vaste zetels naast het aandeel in de inwoners; ook gemeenten zonder. Tijdelijke zetels "
    "staan apart.",
    "municipality_seats",
    {
        "municipality": "Gemeente",
        "seats": "Vaste zetels",
        "seats_share": "Aandeel vaste zetels (%)",
        "inhabitants": "Inwoners",
        "inhabitants_share": "Aandeel inwoners (%)",
        "share_difference": "Verschil (procentpunt)",
        "temporary_seats": "Tijdelijke zetels",
        "municipality_code": "Code",
        "tile_row": "Rij op de kaart",
        "tile_column": "Kolom op de kaart",
    },
    "seats DESC, municipality",
    applies=OF_ANY_BODY,
    needs=_NEEDS,
)

SEATS_TEMPORARY = Metric(
    "seats_temporary",
    "Zetels in tijdelijke commissies",
    "Bezette zetels in commissies die voor bepaalde tijd bestaan.",
    "seat_facts",
    "count(*) FILTER (is_filled AND is_temporary)",
    out_of="count(*) FILTER (is_temporary)",
    which="is_filled AND is_temporary",
    rows=SEAT_LIST,
    shown_by=("body_name",),
    applies=OF_BODIES,
    needs=_NEEDS,
)

SEATS_UNKNOWN = Metric(
    "seats_unknown",
    "Zetels zonder bekend lid",
    "Zetels in vaste commissies die pas op een latere dag bezet of vacant worden, en waarvan niet is gezegd wie er tot "
    "dan zit.",
    "seat_facts",
    "count(*) FILTER (state = 'onbekend' AND NOT is_temporary)",
    which="state = 'onbekend' AND NOT is_temporary",
    rows=SEAT_LIST,
    splits=("body_name",),
    applies=OF_BODIES,
    needs=_NEEDS,
)

SEATS_TEMPORARY_ENDING = Metric(
    "seats_temporary_ending",
    "Tijdelijke zetels die aflopen",
    "Bezette zetels in tijdelijke commissies waarvan de termijn binnen een jaar na de datum van de gegevens afloopt.",
    "seat_facts",
    "CASE WHEN count(ends_on) FILTER (is_filled AND is_temporary) > 0 "
    "THEN count(*) FILTER (is_filled AND is_ending AND is_temporary) END",
    which="is_filled AND is_ending AND is_temporary",
    rows=SEAT_LIST,
    applies=OF_BODIES,
    needs="Vul de kolom Tot van het blad VNG-zetels.",
)

SEATS_BECOMING_VACANT = Metric(
    "seats_becoming_vacant",
    "Zetels die vacant worden",
    "Zetels in vaste commissies die op een latere dag vacant worden, binnen een jaar, en waarvan niet is gezegd wie er "
    "tot dan zit.",
    "seat_facts",
    "count(*) FILTER (is_ending AND vacant_from IS NOT NULL AND NOT is_temporary)",
    which="is_ending AND vacant_from IS NOT NULL AND NOT is_temporary",
    rows=SEAT_LIST,
    applies=OF_BODIES,
    needs=_NEEDS,
)

MUNICIPALITIES_WITH_TEMPORARY = Metric(
    "municipalities_with_temporary_seat_only",
    "Gemeenten met alleen een tijdelijke zetel",
    "Gemeenten waarvan niemand in een vaste commissie zit, en wel iemand in een tijdelijke.",
    "municipality_seats",
    "count(*) FILTER (seats = 0 AND temporary_seats > 0)",
    which="seats = 0 AND temporary_seats > 0",
    rows=SPREAD_LIST,
    splits=("municipality",),
    applies=OF_BODIES,
    needs=_NEEDS,
)

SEATS_FILLED = Metric(
    "seats_filled",
    "Zetels bezet",
    "Zetels in vaste commissies waarop een lid van een van onze gemeenten zit: van de VNG, of van de organisatie die "
    "op de pagina VNG is gekozen. Tijdelijke commissies staan apart.",
    "seat_facts",
    f"CASE WHEN {_ANY} THEN count(*) FILTER (is_filled AND NOT is_temporary) END",
    out_of="count(*) FILTER (NOT is_temporary)",
    which="is_filled AND NOT is_temporary",
    rows=SEAT_LIST,
    splits=("municipality", "body_name", "is_acting", "gender"),
    shown_by=("function",),
    applies=OF_BODIES,
    beside=(
        (SEATS_UNKNOWN, "van {} is niet bekend wie er zit"),
        (SEATS_TEMPORARY, "daarnaast {} bezet in een tijdelijke commissie"),
    ),
    note="Zetels in tijdelijke commissies tellen niet mee. Een tweede zetel in dezelfde commissie telt apart.",
    needs=_NO_SEATS,
)

SEATS_VACANT = Metric(
    "seats_vacant",
    "Zetels vacant",
    "Zetels in vaste commissies zonder lid van een van onze gemeenten: van de VNG, of van de organisatie die op de "
    "pagina VNG is gekozen.",
    "seat_facts",
    f"CASE WHEN {_ANY} THEN count(*) FILTER (is_vacant AND NOT is_temporary) END",
    out_of="count(*) FILTER (NOT is_temporary)",
    which="is_vacant AND NOT is_temporary",
    rows=SEAT_LIST,
    shown_by=("body_name",),
    applies=OF_BODIES,
    beside=(
        (SEATS_BECOMING_VACANT, "daarnaast {} met een einde binnen een jaar"),
        (SEATS_UNKNOWN, "van {} is niet bekend wie er zit"),
    ),
    note="Op hoeveel zetels de vereniging recht heeft, hangt af van de VNG; hier telt wat in de lijst staat.",
    needs=_NO_SEATS,
)

SEATS_ENDING = Metric(
    "seats_ending",
    "Zetels die aflopen",
    "Zetels in vaste commissies die binnen een jaar aflopen: de termijn van wie er zit eindigt, of de zetel wordt dan "
    "vacant; van zo’n zetel hoeft niet bekend te zijn wie er nu zit. Vacante zetels tellen niet mee.",
    "seat_facts",
    # without any seat that is not vacant, none can end
    "CASE WHEN count(*) FILTER (is_end_known AND NOT is_vacant AND NOT is_temporary) > 0 "
    "OR (count(*) FILTER (NOT is_temporary) > 0 AND count(*) FILTER (NOT is_vacant AND NOT is_temporary) = 0) "
    "THEN count(*) FILTER (is_ending AND NOT is_vacant AND NOT is_temporary) END",
    out_of="count(*) FILTER (NOT is_vacant AND NOT is_temporary)",
    which="is_ending AND NOT is_vacant AND NOT is_temporary",
    rows=SEAT_LIST,
    applies=OF_BODIES,
    beside=(
        (SEATS_BECOMING_VACANT, "waarvan {} zonder bekend lid"),
        (SEATS_TEMPORARY_ENDING, "daarnaast {} in een tijdelijke commissie"),
    ),
    coverage_top="count(*) FILTER (is_end_known AND NOT is_vacant AND NOT is_temporary)",
    coverage_bottom="count(*) FILTER (NOT is_vacant AND NOT is_temporary)",
    covers="zetels waarvan het einde bekend is",
    needs="Vul de kolom Tot van het blad VNG-zetels.",
)

SEATS_BY_MUNICIPALITY = Metric(
    "seats_by_municipality",
    "Zetels per gemeente",
    "Bezette zetels in vaste commissies, naar de gemeente van het lid; ook gemeenten zonder zetel.",
    "municipality_seats",
    "sum(seats)",
    rows=SPREAD_LIST,
    which="seats > 0",
    shown_by=("municipality",),
    applies=OF_BODIES,
    needs=_NEEDS,
)

MUNICIPALITIES_WITHOUT_SEAT = Metric(
    "municipalities_without_seat",
    "Gemeenten zonder vaste zetel",
    "Gemeenten waarvan niemand in een vaste commissie zit.",
    "municipality_seats",
    "count(*) FILTER (seats = 0)",
    out_of="count(*)",
    which="seats = 0",
    rows=SPREAD_LIST,
    splits=("municipality",),
    applies=OF_BODIES,
    beside=(
        (SEATS_UNKNOWN, "hoogstens: van {} van de zetels is niet bekend wie er zit"),
        (MUNICIPALITIES_WITH_TEMPORARY, "waarvan {} met alleen een tijdelijke zetel"),
    ),
    upper_bound="max(unknown_seats) > 0 AND count(*) FILTER (seats = 0) > 0",
    needs=_NEEDS,
)
