"""Many sessions at once on one warehouse: no thread ever gets another's rows."""

import itertools
import threading

from base import BASE
from tables import load_base, load_tables, write_tables

import warehouse
from etl.load import load


def test_fifty_threads_while_a_file_is_loaded(tmp_path, monkeypatch):
    """A connection that is shared gives another's rows in one of five queries; so twenty of each are far enough."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_base(tmp_path)
    wrong: list[object] = []
    start, is_loaded = threading.Barrier(51), threading.Event()

    def session(mine: int) -> None:
        start.wait()
        for turn in itertools.count():
            if turn >= 20 and is_loaded.is_set():
                return
            with warehouse.reader() as reader:
                if turn % 2:
                    [(answer, count)] = reader.rows("SELECT ?::INT, count(*) FROM municipalities", [mine])
                else:
                    frame = reader.query("SELECT ?::INT AS mine, count(*) AS n FROM municipalities", [mine])
                    answer, count = int(frame["mine"][0]), int(frame["n"][0])
                if (answer, count) != (mine, 4):
                    wrong.append((mine, answer, count))

    threads = [threading.Thread(target=session, args=(n,)) for n in range(50)]
    for thread in threads:
        thread.start()
    start.wait()
    load(write_tables(tmp_path / "b.xlsx", {"Overleggen": BASE["Overleggen"].replace("16 feb", "17 feb")}))
    is_loaded.set()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_reader_keeps_its_generation_while_a_new_one_is_published(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_base(tmp_path)
    question = "SELECT meeting_date::VARCHAR FROM meetings WHERE meeting_id = 'M1'"
    with warehouse.reader() as page:
        assert page.rows(question) == [("2023-02-16",)]
        for day in range(17, 23):
            tables = {"Overleggen": BASE["Overleggen"].replace("16 feb", f"{day} feb")}
            load_tables(tmp_path, tables, name=f"{day}.xlsx")
        assert page.rows(question) == [("2023-02-16",)], "ook als de oude stand al is opgeruimd"
    with warehouse.reader() as page:
        assert page.rows(question) == [("2023-02-22",)]
