"""On which line each key of a TOML text stands, for the parser of the standard library does not tell.

A text is cut into tokens, and a walk over them keeps three things: the table it is in, the arrays and inline tables
that are open, and whether a key, a value or what follows a value comes next. It takes any text, TOML or not, in linear
time, and never fails; where the text is no TOML, its answers mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

KeyPath = tuple[str | int, ...]
"""Keys from the top, and the place in an array: ("source", 1, "weight") is the weight of the second source."""

# Names and places in a path; ours have three at most ("mail", "smtp", "host"). The standard parser takes the square
# of a key's parts: 8,000 parts are 0.9 s, and a megabyte of them would be hours.
DEEPEST = 16

_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*+"{0,5}'
    r"|'''(?:[^']|'(?!''))*+'{0,5}"
    r'|"(?:[^"\\\n]|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+|[ \t\r]++|[\[\]{}=,.\n]|[^\s\[\]{}=,.#\"']++|."
)


class _Next(Enum):
    """What the walk looks for."""

    KEY = auto()
    HEADER = auto()
    VALUE = auto()
    AFTER = auto()


class Positions:
    """The lines of a text's keys, counted from 1. Example: `Positions("a = 1\\n[b]\\nc = 2").line(("b", "c"))` is 3."""

    def __init__(self, text: str) -> None:
        self.too_deep: int | None = None
        self._lines: dict[KeyPath, int] = {}
        self._counts: dict[KeyPath, int] = {}
        self._table: KeyPath = ()
        self._open: list[KeyPath] = []
        self._place: KeyPath = ()
        self._parts: list[str] = []
        self._dotted = False
        self._brackets = 0
        self._next = _Next.KEY
        steps = {
            _Next.KEY: self._key,
            _Next.HEADER: self._header,
            _Next.VALUE: self._value,
            _Next.AFTER: self._after,
        }
        for token, line in _tokens(text):
            steps[self._next](token, line)
            if max(len(self._parts), len(self._place)) > DEEPEST:
                self.too_deep = line
                break

    def line(self, path: KeyPath) -> int:
        """The line of a key or, where it has none of its own, of the nearest table or array that holds it.

        Wrong for a key written with escapes ("\\u0061"), which gets the line of its table.
        """
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return self._lines[path[:length]]
        return 1

    def _key(self, token: str, line: int) -> None:
        """In a table: `[` opens a header where a line begins, `=` ends a key, `}` closes an inline table."""
        if token == "[" and not self._parts and not self._open:
            self._brackets, self._next = 1, _Next.HEADER
        elif token == "=":
            self._place = (self._open[-1] if self._open else self._table) + tuple(self._parts)
            self._note(self._place, line)
            self._parts, self._next = [], _Next.VALUE
        elif token == "}":
            self._close()
        elif token == "\n":
            self._parts = []
        else:
            self._part(token)

    def _header(self, token: str, line: int) -> None:
        """`[a.b]` or `[[a.b]]`, up to the line's end; a part that is an array of tables means its last one."""
        if token == "\n":
            path: KeyPath = ()
            for left, part in zip(range(len(self._parts) - 1, -1, -1), self._parts, strict=True):
                path += (part,)
                if self._brackets > 1 and not left:
                    self._counts[path] = self._counts.get(path, -1) + 1
                if path in self._counts:
                    self._lines.setdefault(path, line)
                    path += (self._counts[path],)
            self._table = self._place = path
            self._note(path, line)
            self._parts, self._next = [], _Next.KEY
        elif token == "[":
            self._brackets += 1
        elif token != "]":
            self._part(token)

    def _part(self, token: str) -> None:
        """A part of a key, which a dot joins to the one before it; without a dot a new key begins."""
        if token == ".":
            self._dotted = True
            return
        self._parts = [*self._parts, _unquoted(token)] if self._dotted else [_unquoted(token)]
        self._dotted = False

    def _value(self, token: str, line: int) -> None:
        if token == "\n" and self._open:
            return
        self._note(self._place, line)
        if token == "[":
            self._open.append(self._place)
            self._place += (0,)
        elif token == "{":
            self._open.append(self._place)
            self._next = _Next.KEY
        elif token == "]":
            self._close()
        else:
            self._next = _Next.KEY if token == "\n" else _Next.AFTER

    def _after(self, token: str, line: int) -> None:
        """Behind a value: a comma, the end of an array or inline table, or the end of the line."""
        if token in ("]", "}"):
            self._close()
        elif token == "," and self._open:
            held = self._open[-1]
            at = self._place[len(held)] if len(self._place) > len(held) else None
            if isinstance(at, int):
                self._place, self._next = (*held, at + 1), _Next.VALUE
            else:
                self._next = _Next.KEY
        elif token == "\n" and not self._open:
            self._next = _Next.KEY

    def _close(self) -> None:
        """An array or inline table ends; it was itself the value of a key or an array's item."""
        if self._open:
            self._place = self._open.pop()
        self._parts, self._next = [], _Next.AFTER

    def _note(self, path: KeyPath, line: int) -> None:
        """The line of a path and, where they were not named before, of the tables around it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                break
            self._lines[path[:length]] = line


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    """Each token but blanks and comments, and the line it begins on."""
    line = 1
    for found in _TOKEN.finditer(text + "\n"):
        token = found[0]
        if token[0] not in " \t\r#":
            yield token, line
        line += token.count("\n")


def _unquoted(token: str) -> str:
    return token[1:-1] if token[0] in "\"'" and token[-1] == token[0] else token
