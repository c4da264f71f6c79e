"""Vectorised reading of a sheet of an .xlsx, whole columns at a time, as Excel and others write it.

Every byte of the cells must fit one strict grammar, a part of that of ECMA-376 Part 1 (18.3.1.73 `row`, 18.3.1.4
`c`); at the first thing that does not, the answer is None and the careful reader (`xlsx`) reads the part from the
start. So a strange or damaged file is never read in another way here, only an ordinary one sooner.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.readers.process.limits import CELL_CHARS
from etl.readers.tables.xlsx_tags import Odd, Rows, Shape, rows_of, slices, texts_in, whole

_CONTROL = bytes(set(range(32)) - {9, 10, 13})
_ENCODING = re.compile(rb'<\?xml[^>]*encoding\s*=\s*["\']([^"\']*)')
_NO_SIGNS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""What UTF-8 can say and XML may not hold."""
_ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9a-fA-F]{1,6}));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_WRITTEN = rb"(?:[^<>&]|&(?:amp|lt|gt|quot|apos);)*"
_FORMULA = re.compile(
    rb'<f(?: aca="[a-z01]+")?(?: t="[a-zA-Z]+")?(?: ref="[A-Z0-9:]+")?(?: ca="1")?(?: si="[0-9]+")?(?:/>|>'
    + _WRITTEN
    + rb"</f>)(?=<v>[^<])"
)
_PLAIN = r"^(?:0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,9})\.[0-9]{0,4}[1-9])$"
"""Numbers of at most fifteen digits: written as they are read, with a decimal comma."""
_PIECE = 2**20
"""Bytes of rows that are looked at together: what is made of them on the way stays small."""


@dataclass(frozen=True)
class Cells:
    """What was read. rest: the part without its cells, for what else it says. hidden: numbers of hidden rows."""

    numbers: list[int]
    columns: dict[int, pa.Array]
    rest: bytes
    hidden: set[int]


@dataclass(frozen=True)
class Words:
    """How values become text: the careful reader's own functions, asked once per different value.

    clean: a text; number: a number (raises ValueError); error: an error cell. kinds: what each style says.
    """

    clean: Callable[[str], str | None]
    number: Callable[[str, str], str | None]
    error: Callable[[str], str]
    kinds: Sequence[str]


def texts_of(data: bytes, clean: Callable[[str], str | None]) -> pa.Array | None:
    """The shared texts of a workbook, or None when one of them is more than plain text."""
    begin, end = data.find(b"<si>"), data.rfind(b"</sst>")
    if begin < 0 or end < begin:
        return None
    inner = data[begin:end]
    try:
        _refuse_odd_signs(inner, data[:begin])
        return _cleaned(texts_in(inner), clean)
    except (UnicodeDecodeError, Odd):
        return None


def _cleaned(texts: pa.Array, clean: Callable[[str], str | None]) -> pa.Array:
    """Every text as `clean` has it; only those with more than plain letters and signs are given to it."""
    plain = pc.ascii_trim_whitespace(texts)
    special = pc.or_(pc.invert(pc.string_is_ascii(texts)), pc.greater(pc.binary_length(texts), CELL_CHARS))
    for sign in ("&", "_x"):
        special = pc.or_(special, pc.match_substring(texts, sign))
    if pc.any(special).as_py():
        made = [_text(text, clean) for text in texts.filter(special).to_pylist()]
        plain = pc.replace_with_mask(plain, special, pa.array(made, pa.string()))
    return pc.if_else(pc.equal(plain, ""), pa.scalar(None, pa.string()), plain)


def cells_of(data: bytes, strings: pa.Array, words: Words) -> Cells | None:
    """The cells of a sheet, or None for anything out of the ordinary."""
    begin, end = data.find(b"<sheetData>"), data.rfind(b"</sheetData>")
    if begin < 0 or end <= begin + 11 or data.count(b"sheetData") != 2:
        return None
    head = data[: begin + 11]
    found = _Found(strings, words)
    try:
        for piece in _pieces(data, begin + 11, end):
            _refuse_odd_signs(piece, head)
            found.add(rows_of(_without_formulas(piece), head))
        numbers, columns = found.columns()
    except (Odd, pa.ArrowException, ValueError, LookupError):
        return None
    return Cells(numbers, columns, head + data[end:], found.hidden)


def _pieces(data: bytes, at: int, end: int) -> Iterator[bytes]:
    """The rows, some of them at a time. Raises Odd where there is no end of a row."""
    while at < end:
        cut = data.rfind(b"</row>", at, min(at + _PIECE, end))
        cut = data.find(b"</row>", at, end) if cut < 0 else cut
        if cut < 0:
            raise Odd
        yield data[at : cut + 6]
        at = cut + 6


def _refuse_odd_signs(body: bytes, head: bytes) -> None:
    """Raise Odd unless it is UTF-8, without signs that no XML may hold and without line ends of another system."""
    said = _ENCODING.search(head[:200])
    if said is not None and said[1].lower() != b"utf-8":
        raise Odd
    if not body.isascii():
        body.decode()
        if any(sign in body for sign in _NO_SIGNS):
            raise Odd
    if np.frombuffer(body, np.uint8).min() < 32 and (b"\r" in body or len(body.translate(None, _CONTROL)) < len(body)):
        raise Odd


def _without_formulas(piece: bytes) -> bytes:
    """The rows without formulas that have a stored value. One letter is sought a hundred times as fast as two."""
    return _FORMULA.sub(b"", piece) if b"f" in piece and b"<f" in piece else piece


class _Found:
    """What was found in the pieces until now: per column and shape of cells in which rows they are, and their values.

    A value is a text, or for a shared text its number.
    """

    def __init__(self, strings: pa.Array, words: Words) -> None:
        self.strings, self.words = strings, words
        self.numbers: list[np.ndarray] = []
        self.hidden: set[int] = set()
        self.rows = 0
        self.shapes: dict[Shape, int] = {}
        self.values: dict[int, dict[Shape, list[tuple[np.ndarray, np.ndarray | pa.Array]]]] = {}

    def add(self, rows: Rows) -> None:
        """Keep the cells of one piece; its rows come after those of the piece before. Raises Odd."""
        if self.numbers and rows.numbers[0] <= self.numbers[-1][-1]:
            raise Odd
        many = len(rows.said) or 1
        groups = rows.columns * many + rows.shapes
        order = np.argsort(groups.astype(np.int32), kind="stable")
        starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
        for cells in np.split(order, starts[1:]) if len(order) else []:
            column, shape = divmod(int(groups[cells[0]]), many)
            self._keep(column, rows.said[shape], rows.at[cells] + self.rows, rows, cells)
        self.numbers.append(rows.numbers)
        self.hidden |= rows.hidden
        self.rows += len(rows.numbers)

    def _keep(self, column: int, shape: Shape, at: np.ndarray, rows: Rows, cells: np.ndarray) -> None:
        start, end = rows.start[cells], rows.end[cells]
        values: np.ndarray | pa.Array
        if shape[1] == "s":
            words = np.ndarray((len(rows.content) - 7,), "<u8", buffer=rows.content, strides=(1,))
            values = whole(words[start], end - start)
            if (end == start).any() or values.max() >= len(self.strings):
                raise Odd
        else:
            values = slices(rows.content, start, end, pa.string())
        self.values.setdefault(column, {}).setdefault(shape, []).append((at, values))

    def columns(self) -> tuple[list[int], dict[int, pa.Array]]:
        """The numbers of the rows that hold something, and per column its texts. Raises Odd."""
        numbers = np.concatenate(self.numbers)
        filled = np.zeros(len(numbers), bool)
        found = {}
        for column, shapes in sorted(self.values.items()):
            parts, places = [], []
            for shape, kept in shapes.items():
                places += [at for at, _ in kept]
                parts.append(self._texts([values for _, values in kept], shape))
            texts, place = pa.concat_arrays(parts), np.concatenate(places)
            if texts.null_count:
                place = place[texts.is_valid().to_numpy(zero_copy_only=False)]
                texts = texts.drop_null()
            if len(texts):
                filled[place] = True
                found[column] = texts, place
        kept_rows = np.cumsum(filled) - 1
        count = int(kept_rows[-1]) + 1
        return numbers[filled].tolist(), {n: _placed(*one, kept_rows, count) for n, one in found.items()}

    def _texts(self, values: list[np.ndarray | pa.Array], shape: Shape) -> pa.Array:
        """The texts of cells of one shape."""
        style, kind = shape
        if kind == "s":
            return self.strings.take(pa.array(np.concatenate(values)))
        texts = pa.concat_arrays(values)
        if kind in ("inlineStr", "str"):
            return _mapped(texts, lambda text: _text(text, self.words.clean))
        if kind == "b":
            return _mapped(texts, lambda text: "WAAR" if _bare(text).strip() in ("1", "true") else "ONWAAR")
        if kind == "e":
            return _mapped(texts, lambda text: self.words.error(_bare(text)))
        kinds = self.words.kinds
        says = kinds[int(style)] if style and int(style) < len(kinds) else ""
        if not style and kinds:
            says = kinds[0]
        if says:
            return _mapped(texts, lambda text: self.words.number(text, says))
        coded = texts.dictionary_encode()
        return _numbers(coded.dictionary, self.words).take(coded.indices)


def _placed(texts: pa.Array, place: np.ndarray, kept_rows: np.ndarray, count: int) -> pa.Array:
    """The texts of a column at their rows; the others are empty."""
    where = np.full(count, -1, np.int32)
    where[kept_rows[place]] = np.arange(len(place), dtype=np.int32)
    if len(place) == count and (np.diff(where) == 1).all():
        return texts
    return texts.take(pa.array(where, mask=where < 0))


def _numbers(values: pa.Array, words: Words) -> pa.Array:
    """Numbers as they are written in Dutch; what is not written plainly is counted one by one."""
    is_plain = pc.match_substring_regex(values, _PLAIN)
    plain = pc.replace_substring(values, ".", ",")
    if pc.all(is_plain).as_py():
        return plain
    other = pc.invert(is_plain)
    return pc.replace_with_mask(plain, other, _mapped(values.filter(other), lambda text: words.number(text, "")))


def _bare(text: str) -> str:
    if "&" in text:
        raise Odd
    return text


def _mapped(values: pa.Array, of: Callable[[str], str | None]) -> pa.Array:
    """Each different value once through a function; what is empty stays empty."""
    coded = values.dictionary_encode()
    made: list[str | None] = [of(text) if text else None for text in coded.dictionary.to_pylist()]
    if any(text == "" for text in made):
        raise Odd
    return pa.array(made, pa.string()).take(coded.indices)


def _text(text: str, clean: Callable[[str], str | None]) -> str | None:
    if len(text) > CELL_CHARS:
        raise Odd
    if "&" in text:
        if text.count("&") != len(_ENTITY.findall(text)):
            raise Odd
        text = _ENTITY.sub(_entity, text)
    return clean(text)


def _entity(match: re.Match[str]) -> str:
    if match[1]:
        return _NAMED[match[1]]
    number = int(match[2] or match[3], 10 if match[2] else 16)
    ranges = ((9, 11), (13, 14), (32, 0xD800), (0xE000, 0xFFFE), (0x10000, 0x110000))
    if not any(low <= number < high for low, high in ranges):
        raise Odd
    return chr(number)
