"""Processes to be killed, forked from one that is warm: a real process each, without a second of imports for each.

The warm process has opened no database, so a fork is a clean start. It takes one order a line on its input (JSON)
and answers each with one line. A worker makes the tables of the datasets and not the views on them: those come in the
same step, and would make every kill take three times as long.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass
class Worker:
    """One forked process. `out` is where it writes what it has to say."""

    pid: int
    out: Path
    _forge: Forge

    def kill(self) -> int:
        """End it as a power cut would: no exception, no finally. Returns its code."""
        os.kill(self.pid, signal.SIGKILL)
        return self.ended()

    def ended(self) -> int:
        """Wait until it has ended: 0, the code it gave, or minus the signal that ended it."""
        return int(self._forge.order(do="wait", pid=self.pid)["code"])

    def said(self) -> dict[str, object]:
        """What it wrote at its end."""
        told: dict[str, object] = json.loads(self.out.read_text(encoding="utf-8"))
        return told


class Forge:
    """The warm process and its orders."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parents[1]), str(HERE)])}
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "workers.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        self._count = 0

    def order(self, **what: object) -> dict[str, object]:
        """Give an order and take its answer."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(what) + "\n")
        stdin.flush()
        answer: dict[str, object] = json.loads(stdout.readline())
        return answer

    def start(self, do: str, store: Path, **what: object) -> Worker:
        """Fork a worker on the data in `store`: `load` (path, step), `undo` or `redo` (batch, step), `look` (stop).

        step: the worker kills itself just before this step of publishing; 0 for never.
        """
        self._count += 1
        out = store.parent / f"said-{self._count}.json"
        answer = self.order(do=do, store=str(store), out=str(out), **{k: str(v) for k, v in what.items()})
        return Worker(int(str(answer["pid"])), out, self)

    def close(self) -> None:
        """End the warm process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(20)
        assert self._process.stdout is not None
        self._process.stdout.close()


# --- what the warm process and its forks do ---


def _work(order: dict[str, str]) -> dict[str, object]:
    import warehouse
    from etl import load as changing
    from etl.store import view_tables

    def stop_before(number: int, _what: str) -> None:
        if number == int(order["step"]):
            os.kill(os.getpid(), signal.SIGKILL)

    os.environ["VGG_DATA"] = order["store"]
    if order["do"] == "look":
        return _look(Path(order["stop"]))
    warehouse.on_step(stop_before)
    view_tables.views = list
    if order["do"] == "load":
        outcome = changing.load(Path(order["path"]))
        return {"batch": outcome.batch, "message": outcome.message}
    return {"message": getattr(changing, order["do"])(order["batch"])}


def _look(stop: Path) -> dict[str, object]:
    """Look without pause until a file appears, and say what was seen that should never be seen."""
    import warehouse

    seen: set[str] = set()
    wrong: list[list[object]] = []
    views = 0
    while not stop.exists():
        try:
            with warehouse.reader() as reader:
                # Several questions on one page: all from one generation, and each load is whole or absent.
                [(meetings, mark)] = reader.rows("SELECT count(*), min(title) FROM meetings")
                [(present,)] = reader.rows("SELECT count(*) FROM attendance")
                [(marks,)] = reader.rows("SELECT count(DISTINCT title) FROM meetings")
                [(linked,)] = reader.rows("SELECT count(*) FROM attendance JOIN meetings USING (meeting_id)")
                seen.add(reader.generation)
                if marks != 1 or meetings != present or linked != present or reader.notice:
                    wrong.append([reader.generation, meetings, present, marks, linked, mark, reader.notice])
        except Exception as error:  # noqa: BLE001 - every kind of error is what this process looks for
            wrong.append([type(error).__name__, str(error)])
        views += 1
        time.sleep(0.15)
    return {"views": views, "generations": len(seen), "wrong": wrong[:5]}


def _fork(order: dict[str, str]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        # The orders come in on 0 and the answers go out on 1: neither is for a worker.
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        told = _work(order)
        code = 0
    except Exception as error:  # noqa: BLE001 - whatever went wrong is what the test must hear
        told = {"error": type(error).__name__, "sentence": getattr(error, "sentence", str(error))}
    try:
        Path(order["out"]).write_text(json.dumps(told, default=str), encoding="utf-8")
    finally:
        os._exit(code)


def _main() -> None:
    import etl.load  # noqa: F401 - warm: with this, all that a load needs is imported

    for line in sys.stdin:
        order = json.loads(line)
        if order["do"] == "wait":
            _, status = os.waitpid(order["pid"], 0)
            answer: dict[str, int] = {"code": os.waitstatus_to_exitcode(status)}
        else:
            answer = {"pid": _fork(order)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main()
