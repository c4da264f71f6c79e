"""Why the store cannot be read or written, each with the Dutch sentence that the user gets."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.folder import root


class NoWarehouse(Exception):
    """There is no generation to read yet."""

    sentence = "Er zijn nog geen gegevens. Zet op de pagina Upload een bestand klaar."


class DamagedWarehouse(Exception):
    """No generation passes its check; `sentence` says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class CannotStore(Exception):
    """Nothing can be stored now; `sentence` says why. What was stored is as it was."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class LoaderBusy(CannotStore):
    """Another load holds the lock."""

    def __init__(self) -> None:
        super().__init__(self.sentence)

    sentence = "Er wordt op dit moment een ander bestand geladen. Probeer het over een minuut opnieuw."


_CANNOT_WRITE = {
    errno.ENOSPC: "de schijf is vol. Maak ruimte vrij en probeer het opnieuw",
    errno.EDQUOT: "de schijf is vol. Maak ruimte vrij en probeer het opnieuw",
    errno.EROFS: "in de map met gegevens mag niet worden geschreven. Vraag de beheerder om schrijfrecht",
    errno.EACCES: "in de map met gegevens mag niet worden geschreven. Vraag de beheerder om schrijfrecht",
    errno.EPERM: "in de map met gegevens mag niet worden geschreven. Vraag de beheerder om schrijfrecht",
    errno.EIO: "de schijf geeft een fout. Waarschuw de beheerder",
}
_ENGINE_CANNOT_WRITE = (duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException)


@contextmanager
def storing() -> Iterator[None]:
    """Turn a disk that is full, read-only or broken into CannotStore; any other error stays what it is."""
    try:
        yield
    except OSError as error:
        why = _CANNOT_WRITE.get(error.errno or 0)
        # The file that was sent may be out of reach too; that is another sentence.
        names = [Path(str(name)).absolute() for name in (error.filename, error.filename2) if name]
        ours = not names or any(name.is_relative_to(root()) for name in names)
        if why is None or not (ours or error.errno == errno.ENOSPC):
            raise
        raise CannotStore(f"Er is niets opgeslagen: {why}.") from error
    except duckdb.Error as error:
        if os.strerror(errno.ENOSPC) in str(error):
            raise CannotStore(f"Er is niets opgeslagen: {_CANNOT_WRITE[errno.ENOSPC]}.") from error
        if isinstance(error, _ENGINE_CANNOT_WRITE):
            raise CannotStore("Er is niets opgeslagen: de nieuwe stand kon niet worden geschreven.") from error
        raise
