"""Parquet: rows of articles, read a few at a time and only in the columns that are needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BufferedReader
from typing import Any

from briefing.corpus.names import Names
from briefing.corpus.record import FIELDS, HTML, TEXT, Fault, Place, document, unread
from briefing.model import File, Unread

SUFFIXES = (".parquet",)

# Rows held at once. More gain little (1,024: a sixth of the time) and cost memory where one long text stands in each.
ROWS = 16
# Bytes read of a column at a time, instead of its whole part of the row group: one group of 440 MB costs 140 MB at most
# in all with it, 565 MB without.
BUFFER = 1_000_000
# As in any packed file: one that swells beyond both is an attack.
MOST_SWELLING = 100
SURE = 200_000_000

_SIGN = b"PAR1"


def fits(head: bytes) -> bool:
    """The bytes open as those of Parquet do."""
    return head.startswith(_SIGN)


def files(stream: BufferedReader, name: str) -> Iterator[File | Unread]:
    """The article of each row, in order; a row or a group of rows that cannot be read is told, and the next goes on.

    The columns bear the names of JSON lines' fields. pyarrow takes the file apart in this process, unguarded: whoever
    gives a corpus is trusted more than who wrote the articles in it.
    """
    try:
        import pyarrow as arrow
        from pyarrow.parquet import ParquetFile
    except ImportError:
        yield Unread(name, f"{name}: needs pyarrow; install briefing[parquet].")
        return
    faults = (arrow.ArrowException, OSError, MemoryError)
    try:
        table = ParquetFile(stream, buffer_size=BUFFER, pre_buffer=False)
        columns = _columns(table.schema_arrow)
    except Fault as fault:
        yield Unread(name, f"{name}: {fault}; give a table with a column of texts.")
    except faults:
        yield Unread(name, f"{name}: is a broken Parquet file; write it again.")
    else:
        yield from _rows(table, columns, name, (Fault, *faults))


def _rows(table: Any, columns: list[str], name: str, faults: tuple[type[Exception], ...]) -> Iterator[File | Unread]:
    """The rows of one group after the other; `faults` are what a broken group may raise."""
    names = Names()
    before = 0
    for group in range(table.num_row_groups):
        count = table.metadata.row_group(group).num_rows
        number = before
        try:
            _refuse_bomb(table.metadata.row_group(group), columns)
            for batch in table.iter_batches(ROWS, [group], columns, use_threads=False):
                cells = [_datable(batch.column(at)) for at in range(len(columns))]
                for row in range(batch.num_rows):
                    number += 1
                    yield _article(dict(zip(columns, cells, strict=True)), row, Place(name, f"row {number}"), names)
        except faults as fault:
            why = str(fault) if isinstance(fault, Fault) else "they are broken"
            yield Unread(name, f"{name}: rows {number + 1:,} to {before + count:,} cannot be read ({why}).")
        before += count


def _columns(schema: Any) -> list[str]:
    """The columns that are needed. Raises `Fault` for texts that are no plain texts, and where there are none."""
    found = [field for field in schema if field.name in FIELDS]
    nested = [field for field in found if field.type.num_fields]
    for field in nested:
        if field.name in (*TEXT, *HTML):
            raise Fault(f"its column {field.name} is a {str(field.type).partition('<')[0]} and not text")
    kept = [field.name for field in found if field not in nested or str(field.type).startswith("list<")]
    if not {*TEXT, *HTML}.intersection(kept):
        raise Fault(f"has no column of texts (looked for as {', '.join((*TEXT, *HTML))})")
    return list(dict.fromkeys(kept))


def _refuse_bomb(group: Any, columns: list[str]) -> None:
    """Raises `Fault` where the needed columns swell as no text does, by what the file says of itself."""
    parts = [group.column(at) for at in range(group.num_columns)]
    needed = [part for part in parts if part.path_in_schema.partition(".")[0] in columns]
    packed = sum(part.total_compressed_size for part in needed)
    plain = sum(part.total_uncompressed_size for part in needed)
    if plain > SURE and plain > MOST_SWELLING * packed:
        raise Fault(f"{packed:,} packed bytes swell to {plain:,}, as in an attack")


def _datable(column: Any) -> Any:
    """The column; one of moments cut to microseconds, which is as fine as Python's clock."""
    import pyarrow as arrow

    if not arrow.types.is_timestamp(column.type):
        return column
    return column.cast(arrow.timestamp("us", column.type.tz), safe=False)


def _article(cells: dict[str, Any], row: int, place: Place, names: Names) -> File | Unread:
    try:
        return document({name: _value(column[row]) for name, column in cells.items()}, place, names)
    except UnicodeDecodeError:
        return unread(place, "its text is no UTF-8")


def _value(cell: Any) -> object:
    """A cell as JSON lines would give it; None for a moment that no calendar has."""
    try:
        value = cell.as_py()
    except UnicodeDecodeError:
        raise
    except (ValueError, OverflowError, LookupError):
        return None
    if isinstance(value, date):
        return value.isoformat()
    return value.decode() if isinstance(value, bytes) else value
