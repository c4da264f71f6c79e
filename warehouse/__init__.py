"""The store: open, read, build and publish generations of the warehouse. Only this package imports duckdb.

A generation is a closed, read-only DuckDB file under a name that was never used before. `CURRENT` holds the
name of the one to read and is moved by one rename, so readers never wait and never see half a load. Nothing
here knows what the data mean: what goes into a generation is given by the caller. What stands here is all that
another room uses of it.
"""

from warehouse.benches import Workbench, scratch, workbench
from warehouse.builds import Fill, trial
from warehouse.content import Content, content_of, content_of_now
from warehouse.engine import Error
from warehouse.folder import root, sha256_of, sync_folder, write_safely
from warehouse.generations import current, current_file, is_whole
from warehouse.locks import loader_lock
from warehouse.publishing import publish
from warehouse.readers import Reader, reader
from warehouse.refusals import CannotStore, DamagedWarehouse, LoaderBusy, NoWarehouse, storing
from warehouse.states import make_state
from warehouse.steps import on_step, step

__all__ = [
    "CannotStore",
    "Content",
    "DamagedWarehouse",
    "Error",
    "Fill",
    "LoaderBusy",
    "NoWarehouse",
    "Reader",
    "Workbench",
    "content_of",
    "content_of_now",
    "current",
    "current_file",
    "is_whole",
    "loader_lock",
    "make_state",
    "on_step",
    "publish",
    "reader",
    "root",
    "scratch",
    "sha256_of",
    "step",
    "storing",
    "sync_folder",
    "trial",
    "workbench",
    "write_safely",
]
