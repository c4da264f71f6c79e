"""An address that asks for what is not there: the page says so in a line, and never shows another thing in silence."""

import pytest
from looks import opened, said, shown


def line(app):
    """What is said of the address, in one line of text."""
    return " ".join(said(app).split())


def test_a_dossier_under_another_portfolio_is_there_and_says_where(bundled):
    """D03 of 2024 is no matter of Sport en Bewegen; without that choice its page opens."""
    app = opened("dossiers", bundled, jaar="2024", dossier="D03", portefeuille="Sport en Bewegen")
    assert "en u koos Sport en Bewegen." in line(app) and "D03 " in line(app)
    assert "staat niet in de gegevens" not in line(app)
    [link] = [href for href in shown(app).split('href="')[1:] if "zonder keuze van portefeuille" in href]
    assert "dossier=D03" in link.split('"')[0] and "portefeuille" not in link.split('"')[0]
    gone = line(opened("dossiers", bundled, jaar="2024", dossier="zzz", portefeuille="Sport en Bewegen"))
    assert "Dit dossier staat niet in de gegevens van dit jaar." in gone


SAID = [
    ("dossiers", {"la": "bron", "blok": "zzz"}, "Blok ‘zzz’ staat niet op deze pagina; u ziet ‘Alle dossiers’."),
    ("dossiers", {"licht": "paars"}, "‘paars’ is geen kleur van een licht; die keuze telt niet mee."),
    ("dossiers", {"verloop": "zzz"}, "‘zzz’ is geen verloop; die keuze telt niet mee."),
    ("dossiers", {"einde": "zzz"}, "‘zzz’ is geen keuze bij ‘Einde’; die keuze telt niet mee."),
    ("dossiers", {"volgorde": "zzz"}, "‘zzz’ is geen volgorde; die keuze telt niet mee."),
    ("dossiers", {"trekker": "zzz"}, "‘zzz’ is bij deze keuze van geen dossier de trekker."),
    ("financien", {"periode": "zzz"}, "‘zzz’ is geen periode van dit jaar; u ziet het hele jaar."),
    ("financien", {"van_project": "zzz"}, "‘zzz’ is geen project in de begroting; u ziet alle projecten."),
    ("financien", {"la": "projecten", "project": "zzz"}, "‘zzz’ is geen project in deze lijst."),
    ("agenda", {"la": "alle", "dag": "2024-13-01"}, "‘2024-13-01’ is geen dag; u ziet alle overleggen van het jaar."),
    ("heisessie", {"dia": "zzz"}, "‘zzz’ is geen dia van deze heisessie; u ziet de eerste."),
    ("afbouw", {"afbouw": "zzz"}, "‘zzz’ is geen taak van 2024. Kies er hieronder een."),
]


@pytest.mark.parametrize(("page", "query", "sentence"), SAID, ids=[f"{p} {list(q)[-1]}" for p, q, _ in SAID])
def test_an_unknown_choice_is_said_aloud(bundled, page, query, sentence):
    app = opened(page, bundled, jaar="2024", **query)
    assert sentence in line(app)
    assert 'role="status"' in shown(app)
