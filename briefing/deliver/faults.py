"""What can keep a page from going out; each says what, why, and what to do."""

from __future__ import annotations

from pathlib import Path

from briefing.errors import BriefingError
from briefing.settings import Smtp


class NotCarried(BriefingError):
    """The way is closed for every addressee alike, and nothing was delivered; the piece waits in the outbox.

    `passing` tells a fault that may be over in a minute (no answer) from one that a person must mend (a password).
    """

    def __init__(self, sentence: str, passing: bool) -> None:
        super().__init__(sentence)
        self.passing = passing


class NoMailServer(NotCarried):
    """A server that does not answer, has no safe line, or does not take the password."""

    def __init__(self, smtp: Smtp, fault: str, passing: bool = False) -> None:
        super().__init__(f"{smtp.host}:{smtp.port}: {fault}; check [mail] in briefing.toml.", passing)


class NoPrinter(NotCarried):
    def __init__(self) -> None:
        super().__init__("lp is not installed; install cups-client.", passing=False)


class UnfitAddress(BriefingError):
    def __init__(self, address: str) -> None:
        super().__init__(f'{address!a}: is no mail address; write one bare address, as in "desk@ministry.example".')


class UnfitName(BriefingError):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name!a}: can be no name in the outbox; use letters, digits, dots and hyphens.")


class BusyOutbox(BriefingError):
    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: another run is just sending from the outbox; wait until it has ended.")


class NoOutbox(BriefingError):
    def __init__(self, folder: Path, fault: str) -> None:
        super().__init__(f"{folder}: the outbox cannot be used ({fault}); check the folder, or name another one.")


class DamagedOutbox(BriefingError):
    """What was sent of a piece cannot be known, so it is not sent: a second page is worse than a question."""

    def __init__(self, file: Path, fault: str) -> None:
        super().__init__(
            f"{file}: {fault}, so it cannot be known to whom the page went; ask the addressees, then take the files "
            "of that name out of the outbox."
        )


class UnwritableOutbox(BriefingError):
    def __init__(self, file: Path, fault: str) -> None:
        super().__init__(
            f"{file}: cannot be written ({fault}); make room or check permissions, then run it again. Nothing was sent "
            "that is not written down there, at least as in doubt."
        )


class UnreadableOutbox(BriefingError):
    def __init__(self, file: Path, fault: str) -> None:
        super().__init__(f"{file}: cannot be read ({fault}); check its permissions, then run briefing send.")
