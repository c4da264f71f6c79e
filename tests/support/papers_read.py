"""The text of a paper that was made, read back from the file."""

import io
import re

import docx
import pypdf
from docx.oxml.ns import qn


def words(content):
    """All text of a Word document in its order, also what stands in a list to choose from."""
    body = docx.Document(io.BytesIO(content)).element.body
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))).strip() for p in body.iter(qn("w:p"))]


def squeezed(text):
    """As it can be compared: a PDF breaks words at the end of a line."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def pdf_text(content):
    return squeezed("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages))
