"""Ctrl-C: one line, an exit code, and all of it or nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from patience import PATIENCE
from tables import write_tables

import console
import warehouse
from etl.load import load
from etl.store import batches
from etl.store.integrity import verify
from etl.store.publish import is_behind

ROOT = Path(__file__).parents[3]
TOWNS = "Gemeente | Gemeentecode\nPekela | GM0765"


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    assert load(write_tables(tmp_path / "een.xlsx", {"Gemeenten": TOWNS})).batch == "B0001"
    return tmp_path / "store"


@pytest.mark.parametrize("step", (2, 4, 5, 8, 10, 11))
def test_a_load_that_is_stopped_is_whole_or_not_there(store, tmp_path, step):
    def stop(number, _what):
        if number == step:
            raise KeyboardInterrupt

    warehouse.on_step(stop)
    path = write_tables(tmp_path / "twee.xlsx", {"Gemeenten": TOWNS.replace("Pekela | GM0765", "Veendam | GM0047")})
    try:
        with pytest.raises(KeyboardInterrupt):
            load(path)
    finally:
        warehouse.on_step(lambda number, what: None)
    assert [b.id for b in batches.all_batches()] == ["B0001", *(["B0002"] if step == 11 else [])]
    assert not is_behind()
    assert verify() == []
    assert load(path).batch == (None if step == 11 else "B0002")


def test_one_line_whatever_was_broken_off(capsys):
    """The engine says so with an error of its own, and the press itself is lost in it."""

    def program():
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(5)
        except KeyboardInterrupt:
            raise RuntimeError("Query interrupted") from None
        return 0

    before = signal.getsignal(signal.SIGINT)
    try:
        assert console.run(program, "Gestopt.") == 130
    finally:
        signal.signal(signal.SIGINT, before)
    assert capsys.readouterr().err == "Gestopt.\n"


def test_an_error_of_its_own_stays_an_error():
    before = signal.getsignal(signal.SIGINT)
    try:
        with pytest.raises(ZeroDivisionError):
            console.run(lambda: 1 // 0, "Gestopt.")
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_python_that_is_too_old_or_has_no_packages(monkeypatch, capsys):
    def program():
        import a_package_that_is_not_there  # noqa: F401

        return 0

    before = signal.getsignal(signal.SIGINT)
    try:
        assert console.run(program, "") == 2
    finally:
        signal.signal(signal.SIGINT, before)
    assert "Het pakket a_package_that_is_not_there is er niet." in capsys.readouterr().err
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    assert console.run(program, "") == 2
    assert capsys.readouterr().err.startswith("Nodig is Python 3.11 of nieuwer; dit is ")


def test_a_command_that_goes_on_until_it_is_stopped(tmp_path):
    (tmp_path / "postvak").mkdir()
    running = subprocess.Popen(
        [sys.executable, "-m", "etl", "watch", str(tmp_path / "postvak"), "--seconds", "0.1"],
        cwd=ROOT,
        env={**os.environ, "VGG_DATA": str(tmp_path / "store")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    path = tmp_path / "postvak" / "niets.txt"
    path.write_text("", encoding="utf-8")
    assert "niets.txt is afgekeurd" in running.stdout.readline()
    running.send_signal(signal.SIGINT)
    said, wrong = running.communicate(timeout=PATIENCE)
    assert (running.returncode, said) == (130, "")
    assert wrong == "Gestopt. Wat nog niet was opgeslagen, is niet opgeslagen.\n"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ([], "Er ontbreekt nog: OPDRACHT."),
        (["chek"], "‘chek’ kan hier niet. Kies uit: "),
        (["check"], "Er ontbreekt nog: BESTAND."),
        (["check", "a.csv", "--alles"], "Dit hoort er niet bij: --alles."),
        (["watch", "map", "--times", "x"], "‘x’ is geen getal (--times)."),
        (["load", "a.csv", "--reason"], "Achter --reason hoort nog iets."),
    ],
)
def test_what_cannot_be_understood_is_said_in_dutch(typed, says, capsys):
    from etl.__main__ import main

    with pytest.raises(SystemExit) as ended:
        main(typed)
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert said.startswith(says)
    assert "zo typt u het: ./vgg" in said
    assert "usage" not in said
