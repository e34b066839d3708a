"""What can go wrong with the workers themselves, which says nothing of the input that they were given."""

from __future__ import annotations

from briefing.errors import ReaderFailed


class Closed(Exception):
    """The workers were ended before this task was done."""


class NotStarted(ReaderFailed):
    """No worker could be started: there is no room for its folder, or there are no more processes."""
