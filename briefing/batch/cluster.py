"""An existing Dask cluster as the engine of a batch: the same job, on other machines.

Whoever reaches a Dask scheduler runs code on its workers, by design, and what passes between them is pickled. So only
two kinds of cluster are used: one that knows its members by their certificates (TLS), or one that listens on this
machine alone. What comes back from a worker is text in JSON, read as such; the way it comes is Dask's.

The workers are asked who they are before the first part goes out. One that joins later got its part unasked, so every
answer tells by which briefing it was made and on which addresses its maker listens, and counts only where both are fit.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from briefing import __version__
from briefing.batch.engine import AHEAD, Engine, Found, Work
from briefing.batch.parts import Part
from briefing.batch.refusals import NoCertificates, NoCluster, NotInstalled, OpenScheduler, OtherVersion

# Seconds to wait for a scheduler; one on the same network answers in a tenth.
PATIENCE = 10
# Dask warns of more bytes than so many in one task; a part may hold one large file more.
LARGE = "200MB"


@contextmanager
def cluster(address: str) -> Iterator[Engine]:
    """The workers of a scheduler. Refuses an open one, and workers without this very version of briefing."""
    refuse_open(address)
    try:
        import dask
        from distributed import KilledWorker
    except ImportError as fault:
        raise NotInstalled(f"--dask {address}", "dask") from fault
    for name in ("distributed", "distributed.client", "distributed.core", "tornado", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    settings = {"distributed.admin.large-graph-warning-threshold": LARGE}
    with dask.config.set(settings):
        client = _client(address)
        try:
            window = AHEAD * _threads(client, address)
            taken = partial(unpacked, address)
            yield Engine(client.get_executor(pure=False), window, address, (KilledWorker,), packed, taken)
        finally:
            with suppress(Exception):  # a scheduler that is gone cannot be told good-bye
                client.close(timeout=1)


def about(dask_worker: Any) -> list[str]:
    """What a Dask worker says of itself: its briefing, then the addresses on which it listens, and its nanny's."""
    listening = [listener.listen_address for listener in dask_worker.listeners]
    return [__version__, *map(str, listening), *([str(dask_worker.nanny)] if dask_worker.nanny else [])]


def packed(work: Work, part: Part) -> str:
    """On a worker: what came of a part, and who made it, as it is sent back."""
    from distributed import get_worker

    asked: Any = get_worker
    return json.dumps({"about": about(asked()), "rows": work(part)})


def unpacked(address: str, text: str) -> Found:
    """The rows in an answer. Raises `OtherVersion` and `OpenScheduler` where its maker is not fit to be believed."""
    known = json.loads(text)
    _refuse_unfit(address, *known["about"])
    found: Found = known["rows"]
    return found


def _refuse_unfit(worker: str, theirs: str | None, *listens: str) -> None:
    if theirs != __version__:
        raise OtherVersion(worker, theirs, __version__)
    for place in listens:
        refuse_open(place)


def refuse_open(address: str) -> None:
    """Raises `OpenScheduler` for an address that is neither under TLS nor on this machine alone.

    Example: "tls://10.0.0.5:8786" and "tcp://127.0.0.1:8786" pass, "tcp://10.0.0.5:8786" and "10.0.0.5:8786" do not.
    """
    try:
        parts = urlsplit(address)
        scheme, host = parts.scheme, parts.hostname or ""
    except ValueError:
        scheme, host = "", ""
    if scheme == "tls" and host:
        return
    if scheme != "tcp":
        raise OpenScheduler(address, "is no tls:// or tcp:// address of a Dask scheduler")
    if not _here(host):
        raise OpenScheduler(address, "listens beyond this machine without TLS")


def _here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _client(address: str) -> Any:
    from distributed import Client

    connect: Any = Client
    secret = address.startswith("tls")
    if secret and not _certified():
        raise NoCertificates(address)
    try:
        return connect(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as fault:
        where = " that trusts these certificates" if secret else ""
        raise NoCluster(address, f"no Dask scheduler{where} answers") from fault


def _certified() -> bool:
    """Whether Dask's configuration names certificates, and they can be read."""
    from distributed import Security

    configured: Any = Security
    try:
        return configured().get_connection_args("client").get("ssl_context") is not None
    except (OSError, ValueError):
        return False


def _threads(client: Any, address: str) -> int:
    try:
        return _checked(client, address)
    except OSError as fault:
        raise NoCluster(address, "the scheduler or a worker fell silent") from fault


def _checked(client: Any, address: str) -> int:
    """How many threads the workers have together, once all are known to be safe and alike.

    The address by which a worker is called does not tell on which it listens, so each is asked.
    """
    info = client.scheduler_info(n_workers=-1)
    workers = dict(sorted(info["workers"].items()))
    if not workers:
        raise NoCluster(address, "the scheduler has no workers")
    for known in (info["address"], *workers, *(worker["nanny"] for worker in workers.values() if worker["nanny"])):
        refuse_open(str(known))
    for worker, told in sorted(client.run(about, on_error="return").items()):
        _refuse_unfit(worker, *(told if isinstance(told, list) else (None,)))
    return sum(int(worker["nthreads"]) for worker in workers.values())
