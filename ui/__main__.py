"""python -m ui [--port N]: load what comes with the dashboard if that is still to be done, and serve the pages."""

from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path

import console

ROOT = Path(__file__).parents[1]
_MORE_PORTS = 20


def main(arguments: list[str] | None = None) -> int:
    """Serve until it is stopped; returns the exit code: 0 done, 2 cannot be started here."""
    import warehouse
    from etl.__main__ import main as etl

    parser = console.Parser(prog="./vgg start", description="Het dashboard starten; Ctrl-C stopt het.")
    parser.add_argument("--port", type=int, default=8501, metavar="POORT", help="waar het komt te staan (8501)")
    port = parser.parse_args(arguments).port
    os.environ["VGG_DATA"] = str(warehouse.root())  # as it was meant where the command was typed
    os.chdir(ROOT)  # where the settings of the server are
    wrong = why_not(port)
    if wrong:
        return console.refuse(wrong)
    return etl(["first-start"]) or _serve(port)


def why_not(port: int) -> str:
    """The sentence for a port that cannot be used, with what to type instead; empty when it can."""
    failed = _tried(port)
    if failed is None:
        return ""
    other = next((more for more in range(port + 1, port + _MORE_PORTS) if _tried(more) is None), port + 1)
    if failed == errno.EADDRINUSE:
        return (
            f"Poort {port} is bezet. Staat het dashboard al open op http://localhost:{port}? Zo niet, neem dan een "
            f"andere poort en typ: make run PORT={other}"
        )
    return f"Poort {port} is hier niet te gebruiken. Neem een andere en typ: make run PORT={other}"


def _tried(port: int) -> int | None:
    """What goes wrong when this port is taken, as a number of the system; None when nothing does."""
    with socket.socket() as listener:
        if os.name != "nt":  # as the server does: a port whose last server has just stopped is free too
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OverflowError:
            return errno.EINVAL
        except OSError as error:
            return error.errno or errno.EINVAL
    return None


def _serve(port: int) -> int:
    from streamlit.web import cli

    console.go_on()
    cli.main(["run", "dashboard.py", "--server.port", str(port)], standalone_mode=False)
    return 0


if __name__ == "__main__":
    sys.exit(console.run(main, "Het dashboard is gestopt."))
