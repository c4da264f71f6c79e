"""The writers of a paper: what was typed is text, and nothing is lost, however long."""

import re

from papers_read import pdf_text, squeezed, words

from reports.document import Bullets, Document, Heading, Light, Table, cell
from reports.pdf import as_pdf
from reports.word import as_word

HOSTILE = '#import "x" \\ $a_b$ <w:p/> & </w:t> *vet* [a](b) @wie \x0b'


def test_what_someone_typed_is_text_and_nothing_else():
    """Code of Typst, tags of Word and a character that no XML can hold: each stands there as it was typed."""
    row = (cell(HOSTILE), (Bullets((HOSTILE,)), Light("rood", 'x"/><w:p>')))
    table = Table(HOSTILE, ("A", HOSTILE), (row,), (1, 1))
    paper = Document("Titel", "<b>", (HOSTILE,), (Heading(HOSTILE, 1), table), HOSTILE)
    seen = HOSTILE.replace("\x0b", "\ufffd")
    assert words(as_word(paper)).count(seen) == 6, "voorblad, inhoud, kop, kop van de tabel en twee vakken"
    assert pdf_text(as_pdf(paper)).count(squeezed(HOSTILE)) >= 5


def test_a_text_of_five_pages_and_sixty_dossiers_are_whole():
    long = "Een zin van een half jaar werk. " * 500
    tables = [
        Table(f"D{n}", ("Portefeuille", "Cultuur"), ((cell("Doel"), cell(long if n == 7 else "Kort.")),), (1, 3))
        for n in range(60)
    ]
    blocks = [block for one in tables for block in (Heading(one.title, 1), one)]
    paper = Document("Lang", "VGG", (), tuple(blocks), "voet")
    assert tables[8].is_together
    assert not tables[7].is_together
    whole = re.sub(r"voetpagina\d+van\d+(PortefeuilleCultuur)?", "", pdf_text(as_pdf(paper)))
    assert whole.count(squeezed("Een zin van een half jaar werk.")) == 500
    assert sum(one.count("Een zin van een half jaar werk.") for one in words(as_word(paper))) == 500
