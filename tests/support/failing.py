"""A walk that fails on purpose, on a server with one page: `test_failing_walk.py` runs it to see what is then shown."""

import subprocess
import sys

import pytest
from browser import WIDE, new_walk
from server import Server, free_port

SERVER = """
import http.server, socketserver
server = socketserver.TCPServer(("127.0.0.1", {port}), http.server.SimpleHTTPRequestHandler)
print("De server zegt iets.", flush=True)
server.serve_forever()
"""


@pytest.mark.parametrize("leaves", ["open", "closed"])
def test_that_fails(browser, tmp_path, leaves):
    (tmp_path / "index.html").write_text("<h1>Een pagina die niet klopt</h1>", encoding="utf-8")
    port, log = free_port(), tmp_path / "log.txt"
    code = SERVER.format(port=port)
    with log.open("wb") as out:
        process = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, stdout=out, stderr=subprocess.STDOUT)
    server = Server(f"http://127.0.0.1:{port}", process, log)
    try:
        while "iets" not in server.log() and process.poll() is None:
            pass
        walk = new_walk(browser, server, *WIDE)
        try:
            walk.page.goto(server.url)
            raise AssertionError("met opzet")
        finally:
            if leaves == "closed":
                walk.close()
    finally:
        server.stop()
