"""Cells as people write them, per kind of value, and what each may mean: for the tests and for docs/upload.md."""

DAYS = {
    "45355": "4-3-2024",
    "45355,5": "4-3-2024",
    "99999": "",
    "half september": "september",
    "1 en 2 juli": "1 juli",
    "3 t/m 5 mei 2025": "3 mei 2025",
    "28 nov (o.v.)": "28 nov",
    "week 23": "",  # without a year; in the row of a year it is the month
    "n.t.b.": "",
    "najaar?": "",
}
"""No day as they stand; with what is suggested, "" where nothing is."""

DAYS_READ = {
    "4-3-2024 13:30": "2024-03-04",
    "2024.03.08": "2024-03-08",
    "20240309": "2024-03-09",
    "2024/3/10": "2024-03-10",
    "ma 11 mrt 2024 9.00 uur": "2024-03-11",
    "6/3/24": "2024-03-06",
}
"""Read as they stand."""

COUNTS = {"ca. 35": "35", "ruim 20": "20", "12 pers.": "12", "8 gemeenten": "", "meer dan 20": "", "20 à 30": ""}

STATES = {
    "nee - te weinig onderwerpen": "geannuleerd",
    "nee, verplaatst naar 3 juni": "uitgesteld",
    "nee, maar wel digitaal": "",
    "ja, met gasten": "gehouden",
}

OUTCOMES = {
    "als waarnemer benoemd tot ALV": "voorlopig benoemd",
    "niet benoemd als waarnemer": "niet benoemd",
    "geen waarnemer gevonden": "",
    "voorgedragen, nog niet benoemd": "open",
    "benoemd: kandidaat uit Friesland": "",
    "ander lid benoemd": "",
    "geen kandidaat gevonden": "geen kandidaat",
    "1 benoemd (Oldambt), 1 niet": "",
}

AWAY = [
    "afw.", "afw", "afwezig zonder bericht", "niet aanwezig", "nee, ziek", "ziek", "vakantie", "verlof", "n.v.t.",
    "nvt", "nnb", "geen", "geen bericht", "z.b.", "zk", "afgem.", "afmelding", "verh.", "mk", "Jansen (afm.)",
    "J. de Boer (afgemeld)", "o", "--", "—", "-/-", "✗", "✘", "❌", "☐", "vacature", "niet uitgenodigd",
    "geannuleerd", "Ziek", "ZIEK", "Afw.", "afwezig (vakantie)", "nee", "Nee, helaas", "m.k.a.", "Verhinderd", "-",
    "–", "0", "?", "onbekend", "niet", "a", "p", "was er niet", "afgemeld wegens ziekte", "kwam niet",
    "Vakantie t/m 3 mei", "(x)", "(v)", "verontschuldigd", "Verontschuldigd", "absent", "x?", "½", "x (doorgestreept)",
]  # fmt: skip
"""Marks of an attendance list that are never someone who came: known, or asked."""

CAME = {
    "x": 1, "X ": 1, "✓": 1, "✔️": 1, "☑": 1, "v": 1, "ja": 1, "Ja": 1, "aanwezig": 1, "AANWEZIG": 1, "1": 1, "1,0": 1,
    "2": 2, "12 pers.": 12, "x (online)": 1, "online": 1, "x, later": 1, "ja (tot 11.00 uur)": 1, "ja, J. Jansen": 1,
    "vervanger": 1, "namens": 1, "namens De Boer": 1, "K. Klaas (vervanger)": 1,
}  # fmt: skip
"""Marks that are, with how many."""
