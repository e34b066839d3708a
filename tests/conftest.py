"""What many tests share: the command as a user runs it, and the samples."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

SAMPLES = Path(__file__).parent / "samples"

# A shell starts what runs in the background with Ctrl-C ignored, and so would be every command that is tried here.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Ran(NamedTuple):
    """An exit code and what was printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def briefing(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Ran]:
    """Runs `briefing ARGS…` in this process."""
    from briefing.cli import main

    def run(*args: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["briefing", *map(str, args)])
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capfdbinary.readouterr()
        code = left.value.code
        return Ran(code if isinstance(code, int) else 1, out.decode("utf-8", "replace"), err.decode())

    return run


@pytest.fixture
def summit() -> Path:
    """The sample article."""
    return SAMPLES / "summit.txt"
