"""A small association, drawn as text tables; the ground on which other tests put their own rows."""

BASE = {
    "Gemeenten": """
        Gemeente     | Gemeentecode | Inwoners | Ook bekend als
        Het Hogeland | GM1966       | 47834    | Hoogeland; 1966
        Pekela       | GM0765       | 12236    |
        Veendam      | GM0047       | 27417    |
        Groningen    | GM0014       | 238147   | 14; 0014
    """,
    "Portefeuilles": """
        Verslagjaar | Portefeuille
        2023        | Cultuur
        2023        | Sport
    """,
    "Dossiers": """
        Verslagjaar | Dossier | Naam        | Portefeuille
        2023        | D1      | PHO Cultuur | Cultuur
        2023        | D2      | PHO Sport   | sport
    """,
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Helft | Datum       | Stand        | Reden
        2023        | M1      | D1      | Muziek    | pho   | 1     | 16 feb      | gehouden     |
        2023        | M2      | D1; D2  | Zwembad   | pho   | 2     | 19-10-2023  | gehouden     |
        2023        | M3      | D2      | Sportpas  | pho   | 2     | najaar 2023 | geannuleerd  | weer
    """,
    "Opkomst": """
        Overleg | Gemeente     | Functie   | Uitgenodigd | Aanwezig
        M1      | Pekela       | wethouder | 1           | 1
        M1      | Het Hogeland | wethouder | 2           | 0
        M1      | Veendam      | wethouder | 1           |
    """,
}
