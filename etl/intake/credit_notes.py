"""A credit note with a negative amount: by the norm (EN 16931) it adds, but most who write one mean that it goes off.

Which of the two it is, is asked; until then nothing of it is saved. The answer holds for this one note alone.
"""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq

from etl.intake.choices import Choices
from etl.readers.invoices.ubl import NEGATIVE_NOTE
from etl.readers.process.document import Ask, Document, Sheet

SIGN = "invoices.sign"
"""Where the answer goes; no column, so no cell has it."""
OFF, ON = "creditnota: gaat eraf", "bijtelling: komt erbij"
_AMOUNTS = ("Bedrag", "Waarvan btw", "Bedrag zonder btw", "Betaald")


def signed(document: Document, choices: Choices) -> Document:
    """The document with the amounts of such a note as was answered, or with the question. Any other as it is."""
    if document.kind != "ubl":
        return document
    asks: list[Ask] = []
    sheets = tuple(_signed(sheet, choices, asks) for sheet in document.sheets)
    return replace(document, sheets=sheets, asks=(*document.asks, *asks))


def _signed(sheet: Sheet, choices: Choices, asks: list[Ask]) -> Sheet:
    read = pq.read_table(sheet.rows).to_pydict()
    headings = {read[letter][0]: letter for letter in sheet.columns if read[letter]}
    if NEGATIVE_NOTE not in headings:
        return sheet
    number, amount = read[headings["Factuurnummer"]][1], read[headings["Bedrag"]][1]
    answer = choices.values.get(SIGN, {}).get(number, "")
    if answer == OFF:
        for letter in (headings[name] for name in _AMOUNTS if name in headings):
            read[letter][1] = _turned(read[letter][1])
    if not answer:
        text = f"Creditnota {number} heeft een negatief bedrag (−{amount}). Gaat dat eraf, of komt het erbij?"
        asks.append(Ask("sign", SIGN, number, text, (OFF, ON)))
    kept = [letter for letter in sheet.columns if letter != headings[NEGATIVE_NOTE]]
    path = sheet.rows.with_name(f"{sheet.rows.stem}-sign.parquet")
    columns = {"_row": pa.array(read["_row"], pa.int64())} | {k: pa.array(read[k], pa.string()) for k in kept}
    pq.write_table(pa.table(columns), path)
    return replace(sheet, rows=path, columns=tuple(kept))


def _turned(text: str | None) -> str | None:
    return text and (text[1:] if text.startswith("-") else f"-{text}")
