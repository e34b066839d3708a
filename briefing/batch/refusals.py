"""What a batch refuses as a whole, in one sentence each; what becomes of one document is a row."""

from __future__ import annotations

from briefing.errors import BriefingError, UsageFault


class OtherRun(UsageFault):
    def __init__(self, folder: str, fault: str) -> None:
        super().__init__(f"{folder}: {fault}; give another -o.")


class RunsAlready(BriefingError):
    def __init__(self, folder: str) -> None:
        super().__init__(f"{folder}: another run is writing there; wait for its end, or give another -o.")


class NoRoom(BriefingError):
    def __init__(self, folder: str, fault: str) -> None:
        super().__init__(
            f"{folder}: cannot be written ({fault}); what is finished stays: make room and run the same command again, "
            "or give another -o."
        )


class NothingBriefed(BriefingError):
    def __init__(self, folder: str, rows: int) -> None:
        told = f"not one of {rows:,} could be briefed; its rows say why" if rows else "the corpus holds no documents"
        super().__init__(f"{folder}: {told}; give a corpus of articles.")


class NotInstalled(UsageFault):
    def __init__(self, asked: str, extra: str) -> None:
        super().__init__(f"{asked} needs what is not installed here; pip install 'briefing[{extra}]'.")


class OpenScheduler(UsageFault):
    """Whoever reaches a Dask scheduler or worker can run code on it, so an open one is nobody's to use."""

    def __init__(self, address: str, fault: str) -> None:
        super().__init__(
            f"{address}: {fault}; give a tls:// address with the certificates in Dask's configuration, or tcp:// on "
            "this machine, as in tcp://127.0.0.1:8786."
        )


class NoCluster(BriefingError):
    def __init__(self, address: str, fault: str) -> None:
        super().__init__(f"{address}: {fault}; start the scheduler and its workers, then run the same command again.")


class NoCertificates(UsageFault):
    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address}: Dask's configuration names no certificates that can be read; set distributed.comm.tls there, "
            "or in DASK_DISTRIBUTED__COMM__TLS__CA_FILE and its like."
        )


class OtherVersion(BriefingError):
    def __init__(self, worker: str, theirs: str | None, ours: str) -> None:
        has = f"has briefing {theirs}" if theirs else "has no briefing"
        super().__init__(f"{worker}: {has}, and here is {ours}; install {ours} there, so that all pages are alike.")


class NoChild(BriefingError):
    def __init__(self, engine: str, fault: str) -> None:
        super().__init__(
            f"{engine}: no child can be started to read in ({fault}); what is finished stays: make room, then run the "
            "same command again."
        )


class TwoEngines(UsageFault):
    def __init__(self) -> None:
        super().__init__("--processes is for this machine and --dask for others; give one of them.")


class ClusterLost(BriefingError):
    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address}: the Dask scheduler is gone or cancelled the work; what is finished stays: run the same "
            "command again."
        )
