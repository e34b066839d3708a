"""Tasks in the process that asks for them: inside a guarded child there is nothing left to guard.

A task that briefs a whole mail reads it first, and reading asks for a guarded child. It has one: its own, whose limits
hold for both. Example: a mail whose PDF hangs costs that mail, its text too, where reading alone costs the PDF.
"""

from __future__ import annotations

from concurrent.futures import Future
from importlib import import_module
from typing import Any

from briefing.errors import BriefingError, ReaderFailed
from briefing.guard.task import Task


class InPlace:
    """A stand-in for the crew: each task is done at once, within the limits that are set already."""

    def submit(self, task: Task) -> Future[Any]:
        """The result of a task, which stands when this returns; memory that ran out ends the task around it too."""
        done: Future[Any] = Future()
        try:
            done.set_result(self.run(task))
        except BriefingError as refusal:
            done.set_exception(refusal)
        return done

    def run(self, task: Task) -> Any:
        """What the task's function returns. Raises a `BriefingError` where it refuses or fails."""
        try:
            return call(task.function, task.data, task.values)
        except (BriefingError, MemoryError):
            raise
        except Exception as error:  # a foreign library can fail in any way
            raise ReaderFailed(task.name, fault_in_words(error)) from error

    def close(self) -> None:
        """There is nothing to end."""


def call(function: str, data: bytes, values: dict[str, Any]) -> Any:
    """What a function named as "module:function" makes of the data."""
    module, _, name = function.partition(":")
    return getattr(import_module(module), name)(data, **values)


def fault_in_words(error: Exception) -> str:
    """What a reader did that failed, its kind and nothing of its text, which may be the file's."""
    return (
        "finds it nested too deeply" if isinstance(error, RecursionError) else f"fails on it ({type(error).__name__})"
    )
