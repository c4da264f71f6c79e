"""The report model as a Word document: styles, contents, headings of tables that come back, lights to choose from."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from metrics.light_words import LETTERS, MEANINGS
from reports.colours import colours
from reports.document import ANSWER, NOTE, STEP, Bullets, Cell, Document, Heading, Inner, Light, Table

_STYLES = {ANSWER: "Intense Quote", NOTE: "Caption", STEP: "Quote"}
_TEXT_WIDTH_CM = 16.8
_MARK = "kop"
_TAG_CHARS = 64
"""The most that Word allows in the tag of a control."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_A_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""When a file was made is not in it: the same paper gives the same bytes."""


def as_word(paper: Document) -> bytes:
    """The bytes of the .docx. The same paper gives the same bytes."""
    made = docx.Document()
    _looks(made)
    about = made.core_properties
    about.title, about.author, about.language = paper.title, paper.owner, "nl-NL"
    about.created = about.modified = _A_DAY
    about.comments = ""
    _front(made, paper)
    _contents(made, paper)
    ids = {name: made.styles[name].style_id for name in (*_STYLES.values(), "List Bullet")}
    headings = count(1)
    for block in paper.blocks:
        if isinstance(block, Heading):
            _heading(made, block, next(headings) if block.level <= 2 else 0)
        elif isinstance(block, Table):
            _table(made, block, ids)
        else:
            _inner(made, block, ids)
    _foot(made.sections[0], paper.foot)
    written = io.BytesIO()
    made.save(written)
    return _undated(written)


def _undated(written: io.BytesIO) -> bytes:
    """The same file without the moment at which each part was written."""
    again = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _A_DAY.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()


def _looks(made: Any) -> None:
    """Dutch as the language, A4, and the styles in the colours of the house; the words stay in Word's own styles."""
    shade = colours()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.1)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2.2)
    defaults = made.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/>'))
    made.styles["Normal"].font.size = Pt(10.5)
    for name, size in (("Title", 28), ("Heading 1", 17), ("Heading 2", 12.5), ("Heading 3", 11)):
        style = made.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(shade["hoofd"][1:])
    for name in ("Caption", "Quote", "Intense Quote", "Subtitle"):
        style = made.styles[name]
        style.font.color.rgb = RGBColor.from_string(shade["hoofd" if name == "Intense Quote" else "rustig"][1:])
        style.font.bold = name == "Intense Quote"
        style.font.italic = name == "Quote"
    made.styles["Intense Quote"].paragraph_format.left_indent = Cm(0)


def _front(made: Any, paper: Document) -> None:
    made.add_paragraph(_clean(paper.owner), style="Subtitle")
    made.add_paragraph(_clean(paper.title), style="Title")
    for line in paper.about:
        made.add_paragraph(_clean(line))


def _contents(made: Any, paper: Document) -> None:
    """A contents that Word can refresh (page numbers come then), already filled with links to the headings."""
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("Inhoud", style="TOC Heading" if "TOC Heading" in made.styles else "Subtitle")
    entries = [one for one in paper.blocks if isinstance(one, Heading) and one.level <= 2]
    for n, one in enumerate(entries, start=1):
        begins = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h '
        )
        begins += '\\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        ends = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        indent = f'<w:pPr><w:spacing w:after="40"/><w:ind w:left="{(one.level - 1) * 360}"/></w:pPr>'
        words = f'<w:r><w:t xml:space="preserve">{escape(_clean(one.text))}</w:t></w:r>'
        link = f'<w:hyperlink w:anchor="{_MARK}{n}" w:history="1">{words}</w:hyperlink>'
        around = (begins if n == 1 else "", ends if n == len(entries) else "")
        made.element.body.insert_element_before(
            parse_xml(f"<w:p {nsdecls('w')}>{indent}{around[0]}{link}{around[1]}</w:p>"), "w:sectPr"
        )


def _heading(made: Any, one: Heading, number: int) -> None:
    """A heading with the bookmark to which the contents lead. number: its place in them; 0 for none.

    Word allows 40 letters and digits in the name of a bookmark, so that it is no name of a dossier.
    """
    added = made.add_heading(_clean(one.text), one.level)
    added.paragraph_format.page_break_before = one.is_on_new_page
    if not number:
        return
    starts = f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{_MARK}{number}"/>'
    added._p.insert(1, parse_xml(starts))
    added._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))


def _inner(where: Any, one: Inner, ids: Mapping[str, str], first: Any = None) -> None:
    """A paragraph, lines or a light in the document or in a cell.

    ids: name of a style → its id; looked up once, as python-docx goes through all styles for each name. first: the
    empty paragraph that a cell begins with.
    """
    if isinstance(one, Bullets):
        for n, item in enumerate(one.items):
            _filled(where, first if n == 0 else None, ids["List Bullet"]).add_run(_clean(item))
    elif isinstance(one, Light):
        _light(_filled(where, first, ""), one)
    else:
        _filled(where, first, ids.get(_STYLES.get(one.kind, ""), "")).add_run(_clean(one.text))


def _filled(where: Any, first: Any, style_id: str) -> Any:
    """The paragraph to fill; without a style id it has the style of running text."""
    paragraph = where.add_paragraph() if first is None else first
    if style_id:
        paragraph._p.style = style_id
    return paragraph


def _light(paragraph: Any, one: Light) -> None:
    """The light as a list to choose from, with letter, word and shade; its tag is the way back into the dashboard."""
    shown = _light_words(one.colour)
    choices = "".join(f'<w:listItem w:displayText="{_light_words(colour)}" w:value="{colour}"/>' for colour in MEANINGS)
    shade = colours().get(one.colour, "#ffffff")[1:]
    tag = quoteattr(_clean(one.key)[:_TAG_CHARS])
    paragraph._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Stoplicht"/><w:tag w:val={tag}/>'
            f"<w:dropDownList w:lastValue={quoteattr(one.colour)}>{choices}</w:dropDownList></w:sdtPr><w:sdtContent>"
            f'<w:r><w:rPr><w:b/><w:bdr w:val="single" w:sz="6" w:space="1" w:color="auto"/>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/></w:rPr>'
            f'<w:t xml:space="preserve"> {escape(shown)} </w:t></w:r></w:sdtContent></w:sdt>'
        )
    )


def _light_words(colour: str) -> str:
    """`O oranje`; a state that has no letter is its word. `MEANINGS` holds every state there is."""
    if colour not in MEANINGS:
        raise KeyError(colour)
    return f"{LETTERS[colour]} {colour}" if colour in LETTERS else colour


def _table(made: Any, one: Table, ids: Mapping[str, str]) -> None:
    made_table = made.add_table(rows=1, cols=len(one.heads))
    made_table.style = "Table Grid"
    made_table.autofit = False
    properties = made_table._tbl.tblPr
    properties.append(parse_xml(f"<w:tblCaption {nsdecls('w')} w:val={quoteattr(_clean(one.title))}/>"))
    for n, head in enumerate(one.heads):
        cell = made_table.rows[0].cells[n]
        cell.paragraphs[0].add_run(_clean(head)).bold = True
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colours()["kop"][1:]}"/>')
        )
    _comes_back(made_table.rows[0])
    widths = [Cm(_TEXT_WIDTH_CM * width / sum(one.widths)) for width in one.widths]
    for column, width in zip(made_table.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate(one.rows, start=1):
        added = made_table.add_row()
        if one.is_together:
            added._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        cells = added.cells
        for n, content in enumerate(row):
            _cell(cells[n], content, ids, n == 0, n in one.amounts)
            cells[n].width = widths[n]
            for paragraph in cells[n].paragraphs:
                paragraph.paragraph_format.keep_with_next = one.is_together and number < len(one.rows)
    made.add_paragraph().paragraph_format.space_after = Pt(4)


def _comes_back(row: Any) -> None:
    """The row of headings, which Word repeats on each page and reads as headings."""
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _cell(cell: Any, content: Cell, ids: Mapping[str, str], is_name: bool, is_amount: bool) -> None:
    first = cell.paragraphs[0]
    for one in content:
        _inner(cell, one, ids, first)
        first = None
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(2)
        if is_amount:
            paragraph.paragraph_format.alignment = 2
        if is_name:
            for run in paragraph.runs:
                run.bold = True


def _foot(section: Any, words: str) -> None:
    """The foot of each page, with the page it is and how many there are."""
    paragraph = section.footer.paragraphs[0]
    paragraph.add_run(f"{_clean(words)} · pagina ")
    for name, between in (("PAGE", " van "), ("NUMPAGES", "")):
        paragraph._p.append(
            parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        )
        paragraph.add_run(between)
    for run in paragraph.runs:
        run.font.size = Pt(8.5)


def _clean(text: str) -> str:
    """Text without the characters that no XML can hold; each becomes the sign that something stood there."""
    return _NOT_IN_XML.sub("\ufffd", text)
