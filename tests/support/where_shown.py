"""On which page, slide and paper a figure stands, read from the code: who asks `METRICS[…]`, and who leads to it.

A sentence that it opens with (`HEADLINES[…]`) shows the figures that the headline may say something of. Every function,
class and constant of pages, ui and reports is a place; a place leads to those that it names. Wherever a
figure is picked by a name that is no text, that name is followed: through a loop, a constant or an argument. One that
cannot be followed is an error, so that no figure is missed in silence. What is asked to decide by (`ask.to_decide`) is
not shown, and a page that offers a paper does not show what is on it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from metrics import HEADLINES, Metric

ROOT = Path(__file__).parents[2]
SCRIPT = ""
"""The place of what a module does when it runs, such as a page."""
DECIDES = ("ui.blocks.ask", "to_decide")
"""What a place calls with a figure that it does not show."""
PAPERS = {"Kwartaalrapport": ("reports.quarter", "quarter_report")}
"""The title of each paper, and where it is made."""
EVERY = "reports.figures"
"""The list on the command line, which gives every figure there is."""
Place = tuple[str, str]
Known = dict[Place, set[str]]


class NotFollowed(Exception):
    """A figure is picked in a way that this reading does not know; the message says where."""


class Code:
    """One module: its places, and what its names mean."""

    def __init__(self, path: Path) -> None:
        self.name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        self.places: dict[str, list[ast.stmt]] = {SCRIPT: []}
        self.imported: dict[str, Place] = {}
        for one in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(one, ast.ImportFrom):
                self.imported |= {a.asname or a.name: (str(one.module), a.name) for a in one.names}
            elif isinstance(one, ast.FunctionDef | ast.ClassDef):
                self.places[one.name] = [one]
            elif isinstance(one, ast.Assign | ast.AnnAssign):
                targets = one.targets if isinstance(one, ast.Assign) else [one.target]
                for name in (n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)):
                    self.places.setdefault(name, []).append(one)
            else:
                self.places[SCRIPT].append(one)

    def meant(self, node: ast.AST) -> Place | None:
        """The place that a name, or a name of a module with a dot and a name, leads to."""
        if isinstance(node, ast.Name):
            return (self.name, node.id) if node.id in self.places else self.imported.get(node.id)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in self.imported:
            return ".".join(self.imported[node.value.id]), node.attr
        return None


@cache
def modules() -> dict[str, Code]:
    """Every module of the rooms that show figures, by name."""
    paths = [path for room in ("pages", "ui", "reports") for path in sorted((ROOT / room).rglob("*.py"))]
    return {code.name: code for code in map(Code, paths) if code.name != EVERY}


def _everywhere() -> Iterator[tuple[Code, str, ast.AST]]:
    """Each node of each place."""
    for code in modules().values():
        for place, body in code.places.items():
            for statement in body:
                for node in ast.walk(statement):
                    yield code, place, node


@cache
def asked() -> Known:
    """Place → the ids of the figures that it asks by itself."""
    found: Known = {}
    takes: set[tuple[Place, str]] = set()
    only_decided = {
        id(one)
        for code, _, node in _everywhere()
        if isinstance(node, ast.Call) and code.meant(node.func) == DECIDES
        for one in node.args
    }
    for code, place, node in _everywhere():
        is_pick = isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "METRICS"
        if is_pick and id(node) not in only_decided:
            ids, arguments = _Picked(code, place).ids(node.slice)
            found.setdefault((code.name, place), set()).update(ids)
            takes |= {((code.name, place), argument) for argument in arguments}
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "HEADLINES":
            found.setdefault((code.name, place), set()).update(_said_by(ast.literal_eval(node.slice)))
    while takes:  # a figure whose name is an argument is asked by whoever calls with it
        function, argument = takes.pop()
        for code, place, node in _everywhere():
            if isinstance(node, ast.Call) and code.meant(node.func) == function:
                for value in _given(function, argument, node):
                    ids, arguments = _Picked(code, place).ids(value)
                    found.setdefault((code.name, place), set()).update(ids)
                    takes |= {((code.name, place), one) for one in arguments}
    return found


def _said_by(headline: str) -> set[str]:
    """The ids of the figures that a headline may say something of."""
    return {what.id for what in HEADLINES[headline].of if isinstance(what, Metric)}


def _given(function: Place, argument: str, call: ast.Call) -> list[ast.expr]:
    """What a call gives for an argument of a function."""
    [definition] = modules()[function[0]].places[function[1]]
    assert isinstance(definition, ast.FunctionDef)
    if definition.args.vararg and definition.args.vararg.arg == argument:
        return list(call.args[len(definition.args.args) :])
    at = [one.arg for one in definition.args.args].index(argument)
    return [*call.args[at : at + 1], *(k.value for k in call.keywords if k.arg == argument)]


class _Picked:
    """The ids that an expression in a place can be, and the arguments of that place that it can be too."""

    def __init__(self, code: Code, place: str) -> None:
        self.code, self.place = code, place
        self.nodes = [node for one in code.places[place] for node in ast.walk(one)]

    def ids(self, value: ast.AST, at: int | None = None) -> tuple[set[str], set[str]]:
        """at: the position in each element, where the elements are themselves tuples."""
        if isinstance(value, ast.Constant):
            return {str(value.value)}, set()
        if isinstance(value, ast.Tuple | ast.List):
            return self._all(e.elts[at] if isinstance(e, ast.Tuple) and at is not None else e for e in value.elts)
        if isinstance(value, ast.IfExp):
            return self._all((value.body, value.orelse))
        if isinstance(value, ast.Starred):
            return self.ids(value.value)
        if isinstance(value, ast.Dict):
            return self._all(value.values)
        if isinstance(value, ast.Subscript):
            return self.ids(value.value)
        if isinstance(value, ast.Attribute) and value.attr == "id":
            return set(), set()  # of a figure that this place picked already
        if isinstance(value, ast.Name):
            return self._named(value.id, at)
        raise NotFollowed(f"{self.code.name}.{self.place}: {ast.unparse(value)}")

    def _all(self, values: Iterable[ast.AST]) -> tuple[set[str], set[str]]:
        every = [self.ids(one) for one in values]
        return {i for ids, _ in every for i in ids}, {a for _, arguments in every for a in arguments}

    def _named(self, name: str, at: int | None) -> tuple[set[str], set[str]]:
        loops = [one for one in self.nodes if isinstance(one, ast.For | ast.comprehension)]
        for loop in loops:
            if isinstance(loop.target, ast.Name) and loop.target.id == name:
                return self.ids(loop.iter)
            if isinstance(loop.target, ast.Tuple):
                names = [one.id for one in loop.target.elts if isinstance(one, ast.Name)]
                if name in names:
                    return self.ids(loop.iter, names.index(name))
        for one in self.nodes:
            if isinstance(one, ast.FunctionDef):
                arguments = [*one.args.args, *([one.args.vararg] if one.args.vararg else [])]
                if name in [argument.arg for argument in arguments]:
                    return set(), {name}
            if isinstance(one, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in one.targets):
                return self.ids(one.value, at)
        if name in self.code.places:
            return _Picked(self.code, name)._named(name, at)
        if name in self.code.imported:
            module, own = self.code.imported[name]
            return _Picked(Code(ROOT / f"{module.replace('.', '/')}.py"), own)._named(own, at)
        raise NotFollowed(f"{self.code.name}.{self.place}: {name}")


def _led_to(code: Code, body: list[ast.stmt] | list[ast.expr]) -> set[Place]:
    """The places that these statements name; not a name that a function gives a meaning of its own."""
    named = {code.meant(node) for one in body for node in _without_own_names(one)}
    return {place for place in named if place and place[1] in getattr(modules().get(place[0]), "places", {})}


def _without_own_names(one: ast.AST, own: frozenset[str] = frozenset()) -> Iterator[ast.AST]:
    """The nodes of a statement, without the names that stand for an argument or a variable of the function around."""
    if isinstance(one, ast.FunctionDef):
        own |= _own_names(one)
    name = one.value if isinstance(one, ast.Attribute) else one
    if not (isinstance(name, ast.Name) and name.id in own):
        yield one
        for child in ast.iter_child_nodes(one):
            yield from _without_own_names(child, own)


def _own_names(function: ast.FunctionDef) -> set[str]:
    """Its arguments and variables; what a comprehension loops over has its name only there."""
    nodes = [*ast.walk(function)]
    looped = {id(n) for node in nodes if isinstance(node, ast.comprehension) for n in ast.walk(node.target)}
    names = (node for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    return {node.id for node in names if id(node) not in looped} | {n.arg for n in nodes if isinstance(n, ast.arg)}


def reached(start: set[Place]) -> set[str]:
    """The ids of the figures that are asked from these places, or from any that they lead to."""
    seen: set[Place] = set()
    waiting = set(start)
    while waiting:
        place = waiting.pop()
        seen.add(place)
        code = modules()[place[0]]
        waiting |= _led_to(code, code.places[place[1]]) - seen - {*PAPERS.values()}
    return {one for place in seen for one in asked().get(place, ())}


def slides() -> dict[str, set[str]]:
    """The name of each slide of a retreat → the ids of its figures."""
    code = modules()["ui.retreat.slides"]
    [statement] = code.places["SLIDES"]
    made = statement.value if isinstance(statement, ast.AnnAssign | ast.Assign) else None
    assert isinstance(made, ast.Dict)
    pairs = zip(made.keys, made.values, strict=True)
    return {str(key.value): reached(_led_to(code, [value])) for key, value in pairs if isinstance(key, ast.Constant)}


def pages() -> dict[str, set[str]]:
    """The name of each page's file → the ids of its figures; of a page with slides, also those of the slides."""
    return {name.removeprefix("pages."): reached({(name, SCRIPT)}) for name in modules() if name.startswith("pages.")}


def papers() -> dict[str, set[str]]:
    """The title of each paper → the ids of its figures."""
    return {title: reached({place}) for title, place in PAPERS.items()}
