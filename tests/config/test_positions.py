"""Each key is found on its line, whatever stands above it."""

from __future__ import annotations

import tomllib

import pytest

from briefing.config.positions import KeyPath, Positions

FILE = '''\
version = 1   # "quoted" # twice

[edition]
name = "Morning [brief] = #1"
"audience" = \'it"s {ours}\'
note = """
  [fake]
  key = 1 \\"""
  more""""
raw = \'\'\'
[[fake]]
\'\'\'

[[source]]
name = "one"
tags = [
  "a, b", # [x]
  "]",
  ["deep", ["er"]],
]
weight = 2.5
[source.login]
user = "u"

[[ source ]]
name = "two"
[mail]
smtp.host = "h"
smtp . port = 1
smtp.tls = { ca = "x", depth = { most = 2 } }
when = 2026-11-26 07:00:00
list = [{ a = 1 },
        { a = 2, b = [3,
           { c = 4 }] }]
last = 1'''

LINES: list[tuple[KeyPath, int]] = [
    (("version",), 1),
    (("edition",), 3),
    (("edition", "name"), 4),
    (("edition", "audience"), 5),
    (("edition", "note"), 6),
    (("edition", "raw"), 10),
    (("source",), 14),
    (("source", 0), 14),
    (("source", 0, "name"), 15),
    (("source", 0, "tags"), 16),
    (("source", 0, "tags", 1), 18),
    (("source", 0, "tags", 2, 1, 0), 19),
    (("source", 0, "weight"), 21),
    (("source", 0, "login"), 22),
    (("source", 0, "login", "user"), 23),
    (("source", 1), 25),
    (("source", 1, "name"), 26),
    (("mail", "smtp"), 28),
    (("mail", "smtp", "host"), 28),
    (("mail", "smtp", "port"), 29),
    (("mail", "smtp", "tls", "ca"), 30),
    (("mail", "smtp", "tls", "depth", "most"), 30),
    (("mail", "when"), 31),
    (("mail", "list", 0, "a"), 32),
    (("mail", "list", 1, "a"), 33),
    (("mail", "list", 1, "b", 1, "c"), 34),
    (("mail", "last"), 35),
]


@pytest.mark.parametrize(("path", "number"), LINES, ids=lambda value: str(value))
def test_a_key_stands_on_its_line(path: KeyPath, number: int) -> None:
    assert Positions(FILE).line(path) == number


def _paths(value: object, path: KeyPath = ()) -> list[KeyPath]:
    if isinstance(value, dict):
        return [path, *(found for key in value for found in _paths(value[key], (*path, key)))]
    if isinstance(value, list):
        return [path, *(found for at, item in enumerate(value) for found in _paths(item, (*path, at)))]
    return [path]


def test_every_path_that_the_standard_parser_finds_has_a_line_of_its_own() -> None:
    lines = Positions(FILE)
    found = [path for path in _paths(tomllib.loads(FILE)) if path]
    assert len(found) == 40
    assert [path for path in found if path not in lines._lines] == []


def test_a_key_without_a_line_gets_that_of_its_table() -> None:
    lines = Positions("a = 1\n[b]\nc = 2\n")
    assert (lines.line(("b", "missing")), lines.line(("missing",)), lines.line(())) == (2, 1, 1)


def test_a_dotted_header_below_an_array_of_tables_means_its_last() -> None:
    lines = Positions("[[a]]\n[[a.b]]\n[[a]]\n[[a.b]]\n[[a.b]]\nx = 1\n[a.c]\ny = 1\n")
    assert lines.line(("a", 1, "b", 1, "x")) == 6
    assert lines.line(("a", 1, "c", "y")) == 8


BROKEN = [
    "",
    "=",
    "]]]}}}",
    '"""',
    "'''",
    '"',
    "a = [",
    "a = {",
    "[",
    "[[",
    "a = {b = [{",
    "\x00 = \x01",
    ", , ,\n=\n=",
    "a.\n.b",
]


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_what_is_no_toml_gets_some_line_and_no_fault(text: str) -> None:
    assert 1 <= Positions(text).line(("a", 0, "b")) <= text.count("\n") + 1


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 40, ".".join("abc" * 9) + " = 1", "[" + ".".join("abc" * 9) + "]\nb = 1"]
)
def test_what_is_nested_too_deeply_is_told_before_anybody_parses_it(text: str) -> None:
    assert Positions("x = 1\n" + text).too_deep == 2


@pytest.mark.parametrize(
    "text", ["a = [[[[1]]]]", "many words that are no key and have no sign between them " * 9, FILE]
)
def test_what_is_not_deep_is_not_told(text: str) -> None:
    assert Positions(text).too_deep is None
