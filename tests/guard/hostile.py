"""What a reader gone wrong may do; called by name inside a guarded child, never here."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

from briefing import guard
from briefing.errors import EmptyInput
from briefing.guard import Task


def echo(data: bytes, **values: Any) -> dict[str, Any]:
    return {"size": len(data), "pid": os.getpid(), **values}


def refuse(data: bytes, name: str) -> None:
    raise EmptyInput(name)


_served = 0


def tire(data: bytes) -> int:
    """Crashes in a worker that did this before."""
    global _served
    _served += 1
    if _served > 1:
        os.abort()
    return _served


def nest(data: bytes, inner: str) -> Any:
    """A task of a task."""
    return guard.workers().submit(Task("inner.bin", f"{__name__}:{inner}", data)).result()


def abort(data: bytes) -> None:
    os.abort()


def hang(data: bytes) -> None:
    time.sleep(60)


def spin(data: bytes) -> None:
    while True:
        pass


def grow(data: bytes) -> int:
    return len(bytearray(10**10))


def leave(data: bytes) -> None:
    os._exit(0)


def flood(data: bytes) -> str:
    for _ in range(1000):
        os.write(1, b"x" * 100_000)
        print("noise", flush=True)  # noqa: T201 - a library that prints
    return "done"


def babble(data: bytes) -> None:
    """Garbage where the answer belongs: whatever descriptor that is."""
    for descriptor in range(3, 12):
        try:
            os.write(descriptor, b"\x00" * 7 + b"\x09" + b"cos\nsystem" * 10)
        except OSError:
            continue
    os._exit(0)


def endless(data: bytes) -> str:
    return "x" * 5_000_000


def unspeakable(data: bytes) -> object:
    return object()


def recurse(data: bytes) -> None:
    recurse(data)


def fail(data: bytes) -> None:
    raise LookupError("unknown encoding: \x1b[2J")


def connect(data: bytes) -> None:
    socket.create_connection(("127.0.0.1", 9))


def start(data: bytes) -> None:
    subprocess.run(["true"])


def write(data: bytes, place: str) -> None:
    Path(place).write_bytes(b"x" * 100)


def environment(data: bytes) -> dict[str, str]:
    return dict(os.environ)
