"""A small association in which meetings are matched, and a list of who was at three of them."""

TABLES = {
    "Gemeenten": """
        Gemeente  | Gemeentecode
        Pekela    | GM0765
        Veendam   | GM0047
        Groningen | GM0014""",
    "Portefeuilles": """
        Verslagjaar | Portefeuille
        2024        | Cultuur""",
    "Dossiers": """
        Verslagjaar | Dossier | Naam        | Portefeuille
        2024        | D1      | PHO Cultuur | Cultuur
        2024        | D2      | PHO Sport   | Cultuur""",
}
LIST = """Datum;Overleg;Pekela;Veendam;Groningen;Provincie Groningen
16-2-2024;PHO Cultuur;x;;2;x
15-3-2024;PHO Sport;Eerste Eiland (vervanger);afgemeld;1;
12-4-2024;PHO Cultuur en PHO Sport;1;1;;"""
