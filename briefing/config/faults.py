"""Every way to refuse a configuration, each in sentences that tell the file, the line and the remedy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from briefing.errors import UsageFault

# Problems; a file with more was not written for briefing, and nobody reads on.
MOST_TOLD = 50


class Unfit(Exception):
    """A value that will not do; each argument says why, without the key's name and the final stop."""


class ConfigFault(UsageFault):
    """A file that says what it must not; one sentence for each problem, a line each, in the order of the file.

    Example: 'briefing.toml, line 12: cut_off: "6.30" is no time of day; write it as "06:30".'
    """

    def __init__(self, name: str, problems: Sequence[tuple[int, str]]) -> None:
        told = [f"{name}, line {line}: {said}." for line, said in sorted(problems, key=lambda problem: problem[0])]
        left = len(told) - MOST_TOLD
        super().__init__("\n".join([*told[:MOST_TOLD], *([f"{name}: {left:,} more problems."] if left > 0 else [])]))


class UnreadableConfig(UsageFault):
    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"{name}: {fault}.")


class NoConfig(UsageFault):
    def __init__(self, looked_at: Sequence[str]) -> None:
        super().__init__(
            f"There is no {' and no '.join(looked_at)}; write a first one with briefing init, or name yours: "
            "briefing run FILE."
        )


class AlreadyThere(UsageFault):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: is already here and stays as it is; choose an empty folder.")


class UnwritableSample(UsageFault):
    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"{name}: cannot be written ({fault}); choose another folder.")


class UnknownZone(UsageFault):
    def __init__(self, fault: str) -> None:
        super().__init__(f"timezone: {fault}.")
        self.fault = fault


class UnclearMoment(UsageFault):
    def __init__(self, moment: datetime, fault: str) -> None:
        super().__init__(f"{moment.isoformat()}: {fault}; write it as 2026-11-26T07:00+01:00.")
