"""Random loads, changes, undos and redos against a plain model in Python: the warehouse is always the model.

Among the loads are files that are complete and take away what they do not have, and files of which the good rows are
saved first and the rest when it is corrected, whatever happened in between.
"""

import itertools
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from examples import examples
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tables import write_tables

import warehouse
from etl import drafts
from etl.intake.choices import NOTHING
from etl.load import load, redo, undo
from etl.store import batches
from etl.store.integrity import verify
from etl.store.publish import rebuild

NAMES = ("Pekela", "Veendam", "Oldambt", "Westerwolde")
CODES = {name: f"GM{number:04d}" for number, name in enumerate(NAMES, start=1)}
Content = dict[str, int | None]
rows = st.dictionaries(
    st.sampled_from(NAMES), st.one_of(st.none(), st.integers(1, 99)), min_size=1, max_size=len(NAMES)
)


class Loaded(NamedTuple):
    """What a batch said: of which municipalities what, with or without the column, and which are gone."""

    has_column: bool
    content: Content
    gone: frozenset[str]


class Open(NamedTuple):
    """A file of which some rows are still to be saved."""

    content: Content
    left: tuple[str, ...]
    bad: tuple[str, ...]
    is_complete: bool


class Road(RuleBasedStateMachine):
    """Every batch holds some municipalities, with or without the column of inhabitants."""

    @initialize()
    def start(self):
        self.folder = tempfile.TemporaryDirectory()
        os.environ["VGG_DATA"] = str(Path(self.folder.name) / "store")
        self.loaded: dict[str, Loaded] = {}
        self.out: set[str] = set()
        self.open: dict[str, Open] = {}
        self.files = itertools.count()

    def teardown(self):
        if hasattr(self, "folder"):
            assert verify() == []
            self.folder.cleanup()

    def expected(self):
        found: dict[str, tuple[int | None, str]] = {}
        for batch, (has_column, content, gone) in self.loaded.items():
            if batch in self.out:
                continue
            for name, inhabitants in content.items():
                kept = found.get(name, (None, ""))[0]
                found[name] = (inhabitants if has_column else kept, batch)
            for name in gone:
                found.pop(name, None)
        return sorted((name, value, batch) for name, (value, batch) in found.items())

    def missing_from(self, content: Content, is_complete: bool) -> frozenset[str]:
        return frozenset({name for name, _, _ in self.expected()} - set(content)) if is_complete else frozenset()

    def stored(self):
        if not batches.ledger():
            return []
        with warehouse.reader() as now:
            return now.rows("SELECT municipality, inhabitants, _batch FROM municipalities ORDER BY municipality")

    def write(self, content: dict[str, object], has_column: bool = True) -> Path:
        heading = "Gemeente | Gemeentecode" + (" | Inwoners" if has_column else "")
        lines = [
            f"{n} | {CODES[n]}" + (f" | {'' if v is None else v}" if has_column else "") for n, v in content.items()
        ]
        number = next(self.files)
        path = Path(self.folder.name) / f"{number}.xlsx"
        return write_tables(path, {"Gemeenten": "\n".join([heading, *lines])}, {"Nummer": str(number)})

    @rule(content=rows, has_column=st.booleans(), is_complete=st.booleans())
    def load_file(self, content, has_column, is_complete):
        gone = self.missing_from(content, is_complete)
        before = self.stored()
        choices = NOTHING.with_replaces({"municipalities": "alles"} if is_complete else {})
        outcome = load(self.write(content, has_column), choices=choices)
        assert not outcome.problems
        assert {row.key for one in outcome.gone for row in one.shown} == gone
        if outcome.batch:
            self.loaded[outcome.batch] = Loaded(has_column, content, gone)
        else:
            assert self.stored() == before and not gone

    @rule(content=rows, is_complete=st.booleans(), data=st.data())
    def load_the_good_rows(self, content, is_complete, data):
        bad = tuple(data.draw(st.lists(st.sampled_from(list(content)), min_size=1, unique=True)))
        path = self.write({name: "veel" if name in bad else value for name, value in content.items()})
        draft = drafts.put(path.read_bytes(), path.name)
        drafts.decide(draft.id, lambda c: c.with_replaces({"municipalities": "alles"} if is_complete else {}))
        outcome = drafts.save(draft.id, by="toets", good_rows=True)
        assert len(outcome.problems) == len(bad) and not outcome.gone
        if outcome.batch:
            good = {name: value for name, value in content.items() if name not in bad}
            self.loaded[outcome.batch] = Loaded(True, good, frozenset())
        self.open[draft.id] = Open(content, bad if outcome.batch else tuple(content), bad, is_complete)

    @precondition(lambda self: self.open)
    @rule(data=st.data())
    def finish(self, data):
        draft = data.draw(st.sampled_from(list(self.open)))
        content, left, bad, is_complete = self.open.pop(draft)
        numbers = {name: 2 + index for index, name in enumerate(content)}
        cells = {("Gemeenten", f"C{numbers[name]}"): str(content[name] or "") for name in bad}
        drafts.correct(draft, cells, "toets")
        gone = self.missing_from(content, is_complete)
        before = self.stored()
        outcome = drafts.save(draft, by="toets")
        assert not outcome.problems
        if outcome.batch:
            self.loaded[outcome.batch] = Loaded(True, {name: content[name] for name in left}, gone)
        else:
            assert self.stored() == before and not gone
        assert draft not in {one.id for one in drafts.every()}

    @precondition(lambda self: set(self.loaded) - self.out)
    @rule(data=st.data())
    def take_out(self, data):
        batch = data.draw(st.sampled_from(sorted(set(self.loaded) - self.out)))
        undo(batch)
        self.out.add(batch)

    @precondition(lambda self: self.out)
    @rule(data=st.data())
    def put_back(self, data):
        batch = data.draw(st.sampled_from(sorted(self.out)))
        redo(batch)
        self.out.remove(batch)

    @precondition(lambda self: self.loaded)
    @rule()
    def build_again(self):
        before = warehouse.current()["content_hash"]
        rebuild()
        assert warehouse.current()["content_hash"] == before

    @invariant()
    def warehouse_is_the_model(self):
        if hasattr(self, "folder"):
            assert self.stored() == self.expected()


TestRoad = Road.TestCase
TestRoad.settings = examples(5, stateful_step_count=8)
