"""One run of an edition at a time: two would tell the page twice, and each think that the other's files are its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from briefing.config import Edition
from briefing.deliver import slug
from briefing.errors import BriefingError

PATIENCE = 600  # seconds; a day of ten thousand texts takes a few minutes


class RunUnderWay(BriefingError):
    """Another run holds the edition; the system takes it from a run at its end, however that comes."""

    def __init__(self, edition: str) -> None:
        super().__init__(f"{edition}: another run of it is under way; wait until that has ended.")


@contextmanager
def alone(edition: Edition, patience: float = PATIENCE) -> Iterator[None]:
    """Keep other runs of the edition out; waits so many seconds until they are done. Raises `RunUnderWay`.

    Where no lock can be kept the archive cannot be written either; the run goes on, and tells that.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(edition.archive.with_name(f".{slug(edition.name)}.lock"), timeout=patience, mode=0o600)
    with ExitStack() as held:
        try:
            Path(lock.lock_file).parent.mkdir(parents=True, exist_ok=True)
            held.enter_context(lock)
        except Timeout:
            raise RunUnderWay(edition.name) from None
        except OSError:
            pass
        yield
