"""Loads the data files of `lexicons/<language>/` once into frozen tables.

A file is UTF-8, one entry a line. Lines that open with "#" say on top what the file is for and where it comes
from. An entry is a phrase, or a phrase and further columns set off by tabs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from briefing.settings import LANGUAGE

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HOME = Path(__file__).with_name("lexicons")


@cache
def rows(name: str, language: str = LANGUAGE) -> tuple[tuple[str, ...], ...]:
    """The entries of one file, each as its columns, in file order."""
    return tuple(tuple(line.split("\t")) for line in _entries(name, language))


@cache
def phrases(name: str, language: str = LANGUAGE) -> tuple[str, ...]:
    """The first column of one file, in file order."""
    return tuple(line.partition("\t")[0] for line in _entries(name, language))


def _entries(name: str, language: str) -> list[str]:
    text = (_HOME / language / f"{name}.txt").read_text("utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


@cache
def table(name: str, language: str = LANGUAGE) -> Mapping[str, str]:
    """First column -> second column of one file."""
    return MappingProxyType({row[0]: row[1] for row in rows(name, language)})
