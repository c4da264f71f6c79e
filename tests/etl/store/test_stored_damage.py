"""What is stored is damaged: noticed, named, put aside or made again; nothing is lost."""

import shutil

import pytest
from faults import FAULTS, mark, numbered, quick, store, two_batches
from tables import write_tables

import warehouse
from etl.load import check_file, load, redo, undo
from etl.store.integrity import verify
from etl.store.publish import catch_up, rebuild

__all__ = ["quick", "store", "two_batches"]  # fixtures
pytestmark = pytest.mark.faults


def content():
    return warehouse.current()["content_hash"]


def changed(path, change):
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    path.write_bytes(bytes(change(data)))


def flip(data):
    data[len(data) // 2] ^= 0x10
    return data


BATCH = {
    "blad gewijzigd": lambda folder: changed(folder / "meetings-4.parquet", flip),
    "blad afgekapt": lambda folder: changed(folder / "meetings-4.parquet", lambda data: data[: len(data) // 2]),
    "blad weg": lambda folder: (folder / "meetings-4.parquet").unlink(),
    "beschrijving gewijzigd": lambda folder: changed(folder / "manifest.json", flip),
    "beschrijving weg": lambda folder: (folder / "manifest.json").unlink(),
    "map weg": shutil.rmtree,
    "een aanlevering waar een andere op leunt": lambda folder: changed(folder / "attendance-5.parquet", flip),
}


@pytest.mark.parametrize("kind", FAULTS["aanlevering"].kinds)
def test_damaged_batch_is_put_aside_and_comes_back(store, tmp_path, kind):
    base = kind == "een aanlevering waar een andere op leunt"
    batch = "B0001" if base else "B0002"
    if base:
        rows = "Overleg | Gemeente | Functie | Aanwezig\nM1 | Veendam | wethouder | 1"
        assert load(write_tables(tmp_path / "opkomst.xlsx", {"Opkomst": rows})).batch == "B0003"
        undo("B0002")
    was, shown = content(), warehouse.current()["generation"]
    backup = shutil.copytree(store, tmp_path / "backup")
    BATCH[kind](store / "batches" / batch)
    said = verify()
    assert len(said) >= 1
    assert batch in said[0]
    assert mark() == ("keer 0" if base else "keer 1"), "de stand op het scherm heeft er geen last van"
    rebuild()
    assert warehouse.current()["generation"] != shown
    aside = warehouse.current()["set_aside"]
    assert set(aside) == ({"B0001", "B0003"} if base else {"B0002"})
    with warehouse.reader() as reader:
        assert batch in reader.notice
        [(meetings,)] = reader.rows("SELECT count(*) FROM meetings")
    assert meetings == (0 if base else 40)
    # the rest goes on: what is loaded now is kept too, also when the damaged batch is back
    later = load(numbered(tmp_path, 5))
    assert later.batch
    assert mark() == "keer 5"
    assert batch in verify()[0]
    shutil.rmtree(store / "batches" / batch, ignore_errors=True)
    shutil.copytree(backup / "batches" / batch, store / "batches" / batch)
    assert catch_up()
    assert warehouse.current()["set_aside"] == {}
    assert verify() == []
    assert mark() == "keer 5"
    undo(later.batch)
    assert content() == was


def current(store):
    return store / "generations" / (store / "CURRENT").read_text().strip()


def other(store):
    return next(p for p in (store / "generations").glob("*.duckdb") if p != current(store))


def while_open(store):
    with warehouse.reader() as reader:
        reader.rows("SELECT count(*) FROM meetings")
    changed(current(store), flip)


def every_one(store):
    for path in (store / "generations").glob("*.duckdb"):
        changed(path, flip)


GENERATION = {
    "bit om": lambda s: changed(current(s), flip),
    "blok op nul": lambda s: changed(current(s), lambda d: d[:8192] + bytes(4096) + d[12288:]),
    "afgekapt": lambda s: changed(current(s), lambda d: d[: len(d) // 3]),
    "weg": lambda s: current(s).unlink(),
    "een andere stand onder deze naam": lambda s: changed(current(s), lambda _: other(s).read_bytes()),
    "een vreemd .wal-bestand ernaast": lambda s: current(s).with_name(current(s).name + ".wal").write_bytes(b"x" * 99),
    "beschrijving onleesbaar": lambda s: changed(current(s).with_suffix(".json"), lambda d: d[:50]),
    "beschrijving weg": lambda s: current(s).with_suffix(".json").unlink(),
    "wijzer onleesbaar": lambda s: (s / "CURRENT").write_bytes(b"\xff\x00../../etc/passwd\n"),
    "wijzer weg": lambda s: (s / "CURRENT").unlink(),
    "bit om terwijl het open is": while_open,
    "alle standen beschadigd": every_one,
}


@pytest.mark.parametrize("kind", FAULTS["stand"].kinds)
def test_damaged_generation_is_noticed_and_made_again(store, tmp_path, kind):
    was, name = content(), current(store).stem
    GENERATION[kind](store)
    assert verify() != []
    if kind == "alle standen beschadigd":
        with pytest.raises(warehouse.DamagedWarehouse, match="vgg rebuild"):
            mark()
    else:
        with warehouse.reader() as reader:
            assert "beschadigd" in reader.notice
            assert reader.rows("SELECT count(*) FROM meetings") == [(40,)]
        assert check_file(numbered(tmp_path, 3)).has_news, "controleren gaat door, tegen de stand daarvoor"
    # A start, and any load, makes it again by itself; so does the command that the sentence names. Where the pointer is
    # gone, the check above was the first to ask, and made it again.
    assert catch_up() is (kind != "wijzer weg")
    assert verify() == []
    assert mark() == "keer 1"
    assert content() == was
    assert current(store).stem != name or kind in ("weg", "beschrijving weg", "wijzer weg", "wijzer onleesbaar")
    GENERATION[kind](store)
    assert load(numbered(tmp_path, 4)).batch == "B0003"
    assert mark() == "keer 4"
    assert verify() == []


LEDGER = {
    "regel gewijzigd": lambda lines: [lines[0].replace(b"B0001", b"B0009"), *lines[1:]],
    "regel weg": lambda lines: lines[1:],
    "regels verwisseld": lambda lines: lines[::-1],
    "laatste regels weg": lambda lines: lines[:-1],
    "leeg": lambda lines: [],
    "onleesbare tekens": lambda lines: [b"\xff\xfe\x00" + lines[0], *lines[1:]],
}


@pytest.mark.parametrize("kind", FAULTS["logboek"].kinds)
def test_damaged_ledger_is_noticed_and_nothing_is_touched(store, tmp_path, kind):
    path = store / "ledger.jsonl"
    good = path.read_bytes()
    path.write_bytes(b"".join(LEDGER[kind](good.splitlines(keepends=True))))
    kept = {p: p.read_bytes() for p in store.rglob("*") if p.is_file()}
    assert any("logboek" in sentence for sentence in verify())
    for change in (lambda: load(numbered(tmp_path, 2)), lambda: undo("B0002"), lambda: redo("B0002"), rebuild):
        with pytest.raises(warehouse.DamagedWarehouse, match=r"Zet ledger\.jsonl terug uit een reservekopie"):
            change()
    assert {p: p.read_bytes() for p in store.rglob("*") if p.is_file()} == kept
    assert mark() == "keer 1"
    path.write_bytes(good)
    assert verify() == []
    assert load(numbered(tmp_path, 2)).batch == "B0003"


def test_every_kind_of_damage_is_in_the_table():
    kinds = {"aanlevering": BATCH, "stand": GENERATION, "logboek": LEDGER}
    assert {name: tuple(tries) for name, tries in kinds.items()} == {n: FAULTS[n].kinds for n in kinds}


def test_missing_original_is_named_and_the_rest_counts(store):
    next((store / "originals").iterdir()).unlink()
    [said] = verify()
    assert "oorspronkelijke bestand" in said
    rebuild()
    assert mark() == "keer 1"
    assert warehouse.current()["set_aside"] == {}
