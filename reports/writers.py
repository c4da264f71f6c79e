"""Which writer belongs to which ending of a file name."""

from __future__ import annotations

from collections.abc import Callable

from reports.document import Document


def _word(paper: Document) -> bytes:
    from reports.word import as_word

    return as_word(paper)


def _pdf(paper: Document) -> bytes:
    from reports.pdf import as_pdf

    return as_pdf(paper)


WRITERS: dict[str, Callable[[Document], bytes]] = {".docx": _word, ".pdf": _pdf}
"""A writer loads its library when it is first asked: a page that only offers a paper does not pay for it."""
