"""A workbook of the template is no list of people, whoever wrote it and however its XML is written."""

import zipfile

import pytest

from etl.readers.meetings.members import Members
from etl.readers.meetings.suspect import may_hold_people

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LONG = f'<sheets><sheet xmlns:r="{RELATIONS}" name="Gemeenten" sheetId="1" r:id="rId1"/></sheets>'
MEMBERS = Members({"pekela": "Pekela", "veendam": "Veendam"})


@pytest.mark.parametrize(
    ("sheets", "may"),
    [
        (LONG, False),
        (LONG.replace('"', "'"), False),
        (LONG.replace('name="', 'name = "'), False),
        (LONG.replace("Gemeenten", "Wie was er"), True),
        (LONG.replace('name="Gemeenten"', 'name="Wie" codeName="xGemeenten"'), True),
    ],
)
def test_sheet_of_the_template_is_found_behind_a_long_value_and_between_either_quote(tmp_path, sheets, may):
    path = tmp_path / "lijst.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", f"<workbook>{sheets}</workbook>")
        package.writestr("xl/sharedStrings.xml", "<sst><si><t>Pekela</t></si><si><t>Veendam</t></si></sst>")
    assert may_hold_people(path, MEMBERS, {"gemeenten", "dossiers"}) is may
