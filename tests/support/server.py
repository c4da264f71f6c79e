"""The dashboard as a process of its own: on a free port, on a data folder, with what it wrote."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from patience import PATIENCE

ROOT = Path(__file__).parents[2]


@dataclass
class Server:
    """A running dashboard. `url` has no slash at its end."""

    url: str
    process: subprocess.Popen[bytes]
    _log: Path
    _said: str = ""

    def log(self) -> str:
        """All that the server has written so far, or had written when it was stopped."""
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else self._said

    def stop(self) -> None:
        """End the server and wait until it is gone."""
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._said = self.log()
        self._log.unlink(missing_ok=True)


def free_port() -> int:
    """A port that nothing listens on now. $VGG_TEST_PORTS ("8610-8619") narrows the choice."""
    span = os.environ.get("VGG_TEST_PORTS")
    for port in range(int(span.split("-")[0]), int(span.split("-")[1]) + 1) if span else (0,):
        with socket.socket() as listener:
            if os.name != "nt":  # a port whose last server has just stopped is free too; on Windows this means more
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(listener.getsockname()[1])
    raise RuntimeError(f"Geen vrije poort in {span}.")


def start_server(data_dir: Path, script: Path = ROOT / "dashboard.py") -> Server:
    """Start the dashboard on this data folder and wait until it answers. Raises RuntimeError with its log.

    script: another app to start in its place, with the same settings.
    """
    port = free_port()
    handle, name = tempfile.mkstemp(prefix="dashboard-", suffix=".log")
    with os.fdopen(handle, "wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)],
            cwd=ROOT,
            env={**os.environ, "VGG_DATA": str(data_dir)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    server = Server(f"http://127.0.0.1:{port}", process, Path(name))
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not _has_ended(process):
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=PATIENCE) as answer:
                if answer.status == 200:
                    return server
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            continue
    written = server.log()
    server.stop()
    raise RuntimeError(f"De server kwam niet op. Dit schreef hij:\n{written}")


def _has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Did it end within a tenth of a second?"""
    try:
        process.wait(0.1)
    except subprocess.TimeoutExpired:
        return False
    return True
