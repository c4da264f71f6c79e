"""Random loads, changes, undos and redos against a plain model in Python: the warehouse is always the model."""

import itertools
import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tables import write_tables

import warehouse
from etl import batches
from etl.load import load, rebuild, redo, undo
from etl.verify import verify

NAMES = ("Pekela", "Veendam", "Oldambt", "Westerwolde")
CODES = {name: f"GM{number:04d}" for number, name in enumerate(NAMES, start=1)}
rows = st.dictionaries(
    st.sampled_from(NAMES), st.one_of(st.none(), st.integers(1, 99)), min_size=1, max_size=len(NAMES)
)


class Road(RuleBasedStateMachine):
    """Every batch holds some municipalities, with or without the column of inhabitants."""

    @initialize()
    def start(self):
        self.folder = tempfile.TemporaryDirectory()
        os.environ["VGG_DATA"] = str(Path(self.folder.name) / "store")
        self.loaded: dict[str, tuple[bool, dict[str, int | None]]] = {}
        self.out: set[str] = set()
        self.files = itertools.count()

    def teardown(self):
        if hasattr(self, "folder"):
            assert verify() == []
            self.folder.cleanup()

    def expected(self):
        found: dict[str, tuple[int | None, str]] = {}
        for batch, (has_column, content) in self.loaded.items():
            if batch in self.out:
                continue
            for name, inhabitants in content.items():
                kept = found.get(name, (None, ""))[0]
                found[name] = (inhabitants if has_column else kept, batch)
        return sorted((name, value, batch) for name, (value, batch) in found.items())

    def stored(self):
        if not batches.ledger():
            return []
        with warehouse.reader() as reader:
            return reader.rows("SELECT municipality, inhabitants, _batch FROM municipalities ORDER BY municipality")

    @rule(content=rows, has_column=st.booleans())
    def load_file(self, content, has_column):
        heading = "Gemeente | Gemeentecode" + (" | Inwoners" if has_column else "")
        lines = [
            f"{n} | {CODES[n]}" + (f" | {'' if v is None else v}" if has_column else "") for n, v in content.items()
        ]
        path = Path(self.folder.name) / f"{next(self.files)}.xlsx"
        write_tables(path, {"Gemeenten": "\n".join([heading, *lines])})
        before = self.stored()
        outcome = load(path)
        assert not outcome.problems
        if outcome.batch:
            self.loaded[outcome.batch] = (has_column, content)
        else:
            assert self.stored() == before

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
TestRoad.settings = settings(
    max_examples=15, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
)
