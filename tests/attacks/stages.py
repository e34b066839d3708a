"""Steps of a run on which something happens to it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pkgutil import resolve_name
from typing import NamedTuple

import pytest


class Stage(NamedTuple):
    """A call of the product on which the signal comes, and the how manieth."""

    place: str
    call: int = 1


def arm(patch: pytest.MonkeyPatch, stage: Stage, number: int) -> None:
    """Have the signal come on that call, which then goes on."""
    calls: list[object] = []
    real: Callable[..., object] = resolve_name(stage.place)

    def call(*args: object, **kwargs: object) -> object:
        calls.append(args)
        if len(calls) == stage.call:
            os.kill(os.getpid(), number)
        return real(*args, **kwargs)

    patch.setattr(stage.place, call)
