"""A messy workbook as an office makes it: three sheets, titles above the headings, own names, faults of every kind."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook, load_workbook

MEETINGS = [
    ["Jaar", "Nr", "Onderwerp", "Type", "Helft", "Datum overleg", "Status", "Reden", "Verteller"],
    [2024, "2024-M01", "Wonen en zorg", "pho", "tweede", "4 sept 2024", "gehouden", None, "x"],
    [2024, "2024-M02", "Regiodeal", "poh", "tweede", "11-9-2024", "gehouden", None, None],
    [2024, "2024-M03", "Jeugdhulp", "pho", "tweede", "31 september 2024", "gehouden", None, None],
    [2024, "2024-M04", "Energie", "ambtelijk", "derde", "18-9-2024", "gehouden", None, None],
    [2024, "2024-M05", "Cultuur", "pho", "tweede", "25-9-2024", "gehoude", None, None],
    [2024, "2024-M06", "Water", "pho", "tweede", "2-10-2024", "geannuleerd", None, None],
    [2024, "2024-M07", None, "pho", "tweede", "9-10-2024", "gehouden", None, None],
    [2024, "2024-M02", "Regiodeal", "pho", "tweede", "11-9-2024", "gehouden", None, None],
    ["tweeduizend", "2024-M09", "Toerisme", "extern", "tweede", "16-10-2024", "gehouden", None, None],
    [2024, "2024-M10", "Sport", "werkbezoekk", "tweede", "herfst", "gepland", None, None],
    [2024, "2024-M11", "Arbeidsmarkt", "pho", "tweede", None, "gepland", None, None],
    [2024, None, "Landbouw", "pho", "tweede", "30-10-2024", "gepland", None, None],
    [2024, "2024-M13", "Mobiliteit", "bestuurlijk", "tweede", "6-11-2024", "misschien", None, None],
    [2024, "2024-M14", "Veiligheid", "pho", "tweede", "13-11-2024", "uitgesteld", "ziekt", None],
    [2024, "2024-M15", "Zorgvervoer", "pho", "tweede", "#N/B", "gehouden", None, None],
]
ATTENDANCE = [
    ["Overlegnummer", "Namens", "Rol", "Genodigd", "Aanw."],
    ["2024-M01", "Gem. Hogeland", "wethouder", 1, 1],
    ["2024-M01", "Veendam", "wethouder", 1, "een"],
    ["2024-M01", "Pekla", "wethouder", 1, 1],
    ["2024-M01", "Oldambt", "wethouder", 1, 2],
    ["2024-M01", "Stadskanaal", "wethouder", "1,5", 1],
    ["2024-M01", "Westerkwartier", None, 1, 1],
    ["2024-M01", None, "wethouder", 1, 1],
    ["2024-M99", "Groningen", "wethouder", 1, 1],
    ["2024-M01", "Eemsdelta", "wethouder", 1, -1],
    ["2024-M01", "Midden Groninge", "wethouder", 1, 1],
    ["2024-M05", "Gem. Hogeland", "wethouder", 1, 0],
    ["2024-M05", "Vendam", "wethouder", 1, 1],
    ["2024-M05", "Westerwolde", "wethouder", 1, "nvt"],
    ["2024-M05", "Westerwolde", "wethouder", 1, 1],
    ["2024-M05", "Assen", "wethouder", 1, 1],
    ["2024-M05", "Oldamt", "wethouder", 1, 1],
]
HOURS = [
    ["Jaar", "Maand", "Dossier", "Rol", "Aantal uren"],
    [2024, "herfst", "D01", "stagiair", "12,5"],
    [2024, 11, "D99", "stagiair", 8],
    [2024, 13, "D02", "stagiair", 8],
    [2024, 11, "D03", "stagiair", "acht"],
    [2024, 11, "D04", "stagiair", -4],
    [2024, 11, None, "stagiair", 3],
    [2024, 11, "D05", None, 6],
    [2024, "herfst", "D06", "stagiair", None],
    [2024, 11, "D07", "stagiair", "1.234,5"],
    [2024, 11, "D07", "stagiair", 2],
    [2024, 11, "D88", "stagiair", "3 uur"],
]


def write_messy(path: Path) -> Path:
    """Write the workbook: a merged title and a line of words above each table, widths, a formula, a total."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, above, table in (
        ("Lijst najaar", "Onze overleggen in het najaar", MEETINGS),
        ("Wie was er", "Wie was er bij de overleggen?", ATTENDANCE),
        ("Bestede tijd", "Tijd van de stagiair", HOURS),
    ):
        sheet = book.create_sheet(title)
        sheet["A1"] = above
        sheet.merge_cells("A1:E1")
        sheet["A2"] = "Bijgewerkt door het bureau"
        for row, cells in enumerate(table, start=4):
            for column, value in enumerate(cells, start=1):
                sheet.cell(row, column, value)
        sheet.column_dimensions["C"].width = 31
    book["Bestede tijd"].cell(4 + len(HOURS), 1, "Totaal")
    book["Bestede tijd"].cell(4 + len(HOURS), 5, 33)
    book.save(path)
    return path


def mend(path: Path, cells: dict[tuple[str, str], object], target: Path) -> Path:
    """Correct cells in a workbook, as one would in Excel."""
    book = load_workbook(path)
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
    book.save(target)
    return target
