"""Gegevens: what is open, what is remembered, what a value was, the example year, and everything out again."""

import io
import re
import zipfile
from decimal import Decimal

import pyarrow.parquet as pq
from browser import cold_page
from looking import axe_violations
from looks import button, opened, part, shown
from tables import load_tables

import warehouse
from etl import drafts
from etl.intake import answers, recipe_file, remembered
from etl.intake.choices import Choices
from etl.load import check_file
from etl.workbooks.export import export_zip
from metrics import LISTINGS, Where
from ui.data.kinds import filled_percent

ROWS = "Overleg | Gemeente | Functie | Uitgenodigd | Aanwezig\n2023-E001 | Pekela | wethouder | 2 | {present}"


def page(name):
    """One part of the page, without the figures that need the frame."""
    return part(f"from ui import upload\nupload.{name}()")


def test_open_file_has_a_way_back(own_data):
    assert "liggen geen regels te wachten" in shown(page("unfinished"))
    draft = drafts.put(b"a;b\n1;2\n", "<i>lijst.csv")
    text = shown(page("unfinished"))
    assert f'href="/upload?concept={draft.id}"' in text
    assert "&lt;i&gt;lijst" in text
    assert "<i>" not in text


def test_that_sources_agree_is_said_only_where_there_is_more_than_one(own_data):
    """Of no shipped meeting a second source was loaded; and the rows of all years are named as such."""
    text = shown(opened("gegevens", own_data, jaar="2023", la="bronnen"))
    assert "Niet te zeggen: van deze overleggen is maar één bron geladen." in text
    assert "geen verschil tussen bronnen" not in text


def test_every_kind_is_one_row_and_the_rows_add_up(own_data):
    """The answer says how many rows there are of the year; the column of that year adds up to it.

    Of 2023 there are 14 kinds with rows in the shipped file, and four places where a row contradicts itself.
    """
    text = shown(opened("gegevens", own_data, jaar="2023"))
    sentence = re.search(
        r"<h1>Niet op elk punt: van 2023 zijn ([\d.]+) regels geladen; .*?op 4 plaatsen zichzelf tegen;", text
    )
    of_year, of_none = re.findall(r'<div class="vgg-drawn known">.*?</table>', text)
    for table, total in ((of_year, sentence[1]), (of_none, None)):
        *rows, last = (int(n.replace(".", "")) for n in re.findall(r"Regels </span>([\d.]+)<", table))
        assert sum(rows) == last and (total is None or last == int(total))
    assert text.count("4 spreken zichzelf tegen") == 1 and "lijst van geen van de 76 gehouden overleggen" in text
    # of every light of 2023 less is known than of every dossier: 33 % and 55 % of their cells
    assert re.search(r"Stoplichten</a>.*?width:33\.2%.*?>33 %<", of_year)
    assert "Nog niets van 2023:" in text and "Uren" in text.partition("Nog niets van 2023:")[2]


def test_what_is_not_quite_all_is_not_rounded_to_all():
    assert [filled_percent(Decimal(n)) for n in ("0", "0.1", "49.5", "99.9", "100")] == [
        "0 %",
        "1 %",
        "50 %",
        "99 %",
        "100 %",
    ]


def test_of_one_kind_each_column_says_what_it_is(own_data):
    text = shown(opened("gegevens", own_data, jaar="2023", la="kolommen", soort="lights"))
    assert "Stoplichten: " in text and 'aria-current="true">Stoplichten' in text
    row = re.search(r'<th scope="row">Oorzaak</th>.*?</tr>', text)[0]
    assert re.findall(r'class="num">(\d+)<', row) == ["0", "67"]


def test_a_recipe_can_be_seen_changed_taken_along_and_forgotten(own_data):
    assert "nog niets onthouden" in shown(page("remembered_recipes"))
    chosen = Choices(headings={"Blad1": {"Aanw.": "present", "Gem.": "municipality"}})
    chosen = chosen.with_value("attendance", "municipality", "Stad", "Groningen")
    layout = {"Blad1": "Gem. | Aanw."}
    remembered.remember(chosen, {"Blad1": "attendance"}, "secretaris", layout, {"Blad1": "Onze <b>lijst"})
    app = page("remembered_recipes")
    text = shown(app)
    assert "Onze &lt;b&gt;lijst" in text and "‘Gem.’, ‘Aanw.’" in text and "nog niet" in text
    # What is of no recipe stands apart, under a heading that says so.
    assert text.index("Geldt voor elk bestand: 1 antwoord") < text.index("Opkomst, Gemeente: ‘Stad’ is ‘Groningen’.")
    app.session_state["recepten"] = True
    app.run()
    assert "Opkomst: de kop ‘Aanw.’ is kolom ‘Aanwezig’." in shown(app)
    [recipe] = answers.recipes()
    number = next(n for n, a in enumerate(recipe.answers) if a.text == "Aanw.")
    app.selectbox(key=f"antwoord_{recipe.number}").set_value(number).run()
    app.selectbox(key=f"betekent_{recipe.number}_{number}_Aanw.").set_value("Aangemeld").run()
    button(app, "Wijzigen").click().run()
    assert remembered.remembered_headings("attendance")["Aanw."] == "registered"
    next(field for field in app.text_input if field.label == "Naam").set_value("Onze lijst").run()
    button(app, "Naam wijzigen").click().run()
    assert [one.name for one in answers.recipes()] == ["Onze lijst"]
    button(app, "Vergeten").click().run()
    assert len(answers.recipes()[0].answers) == 1
    data = recipe_file.exported(answers.recipes(), with_everywhere=True)
    button(app, "Heel het recept vergeten").click().run()
    assert answers.recipes() == []
    assert [one.text for one in answers.answers()] == ["Stad"]
    app.session_state["recepten_delen"] = True
    app.run()
    app.file_uploader[0].set_value(("recepten.json", data, "application/json")).run()
    button(app, "Inlezen").click().run()
    assert not app.exception
    assert [one.name for one in answers.recipes()] == ["Onze lijst"]


def test_everything_comes_out_and_loads_back_without_a_change(own_data, tmp_path):
    with zipfile.ZipFile(io.BytesIO(export_zip())) as package:
        book = tmp_path / "gegevens.xlsx"
        book.write_bytes(package.read("gegevens.xlsx"))
        hours = pq.read_table(io.BytesIO(package.read("parquet/hours.parquet")))
    assert not check_file(book).has_news
    with warehouse.reader() as reader:
        assert [(hours.num_rows,)] == reader.rows("SELECT count(*) FROM hours")
    assert str(hours.schema.field("hours").type).startswith("decimal")


def test_page_shows_what_a_value_was_and_the_example_goes_with_one_button(browser, own_server, tmp_path):
    for present in ("1", "2"):
        load_tables(tmp_path, {"Opkomst": ROWS.format(present=present)}, name=f"stand {present}.xlsx")
    walk = cold_page(browser, own_server, "/gegevens?la=waarden")
    main = walk.page.inner_text('[data-testid="stMain"]')
    [was, now] = walk.page.locator("tr", has_text="stand 1.xlsx").locator("td").all_inner_texts()[-2:]
    assert was.split()[0] == "1" and "stand 1.xlsx › Opkomst › regel 2" in was
    assert now.split()[0] == "2" and "stand 2.xlsx › Opkomst › regel 2" in now
    assert not re.search(r"\b(true|false)\b", main)
    assert axe_violations(walk.page) == []
    walk.page.get_by_role("link", name="Aanleveringen", exact=True).click()
    walk.page.get_by_label("Uw functie").first.fill("secretaris")
    walk.page.get_by_role("button", name="Voorbeeldgegevens weghalen", exact=True).click()
    walk.page.wait_for_selector("text=De voorbeeldgegevens zijn weg")
    walk.open("/opkomst?jaar=2023")
    assert "fictief" not in walk.page.inner_text('[data-testid="stMain"]')
    assert walk.faults() == []
    walk.close()


def test_a_meeting_that_contradicts_itself_is_named(tmp_path, monkeypatch):
    """Planned after its day, a day outside its half, two numbers of people; and each of them done right."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_tables(
        tmp_path,
        {
            "Gemeenten": "Gemeente | Gemeentecode | Inwoners\nPekela | GM0765 | 1000",
            "Overleggen": """
            Verslagjaar | Overleg | Onderwerp | Soort | Helft | Datum      | Stand    | Aantal aanwezigen | Aantal is
            2024        | M1      | Oud plan  | pho   | 1     | 04-01-2024 | gepland  |            |
            2024        | M2      | Te laat   | pho   | 1     | 10-10-2024 | gehouden |            |
            2024        | M3      | Te vroeg  | pho   | 2     | 10-02-2024 | gehouden |            |
            2024        | M4      | In juni   | pho   | 2     | 06-06-2024 | gehouden |            |
            2024        | M5      | Twee maal | pho   | 2     | 07-11-2024 | gehouden | 9          | geteld
            2024        | M6      | Ongeveer  | pho   | 2     | 08-11-2024 | gehouden | 9          | geschat
        """,
            "Opkomst": """
            Overleg | Gemeente | Functie   | Uitgenodigd | Aanwezig
            M5      | Pekela   | wethouder | 2           | 2
            M6      | Pekela   | wethouder | 2           | 2
        """,
        },
        about={"Gegevens tot en met": "31-12-2024"},
    )
    listing = LISTINGS["doubt_list"]
    with warehouse.reader() as reader:
        rows = reader.rows(*listing.sql(Where(2024)))
    assert [(row[0], row[3]) for row in rows] == [
        ("afloop onbekend", "Oud plan"),
        ("dag buiten de helft", "Te vroeg"),
        ("dag buiten de helft", "Te laat"),
        ("twee aantallen", "Twee maal"),
    ]
