"""Memory stays flat: what a corpus of ten times the size costs is measured in child processes of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import corpus

ROOT = Path(__file__).parents[2]
# In MB: what the allocator and caches may differ by, and the most that a corpus larger than this may cost in all.
SLACK = 12
MOST = 120

STREAMED = "sum(1 for _ in files(path, path.name))"
READ = "sum(1 for _ in documents([str(path)], Network(allowed=False)))"

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="the peak is told by /proc")]


def peak(way: str, path: Path) -> tuple[int, int]:
    """How many documents there were, and how many MB the process held at once."""
    code = (
        "from pathlib import Path; from briefing.corpus import files; from briefing.fetch import Network; "
        "from briefing.intake import documents; "
        f"path = Path({str(path)!r}); print({way}); "
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    count, kilobytes = map(int, run.stdout.split())
    return count, kilobytes // 1_000


@pytest.mark.parametrize("way", [STREAMED, READ], ids=["as files", "read to their sentences"])
def test_ten_times_the_documents_cost_no_more_memory(tmp_path: Path, way: str) -> None:
    few, many = tmp_path / "few.jsonl", tmp_path / "many.jsonl"
    corpus.write(few, 5_000, words_each=20)
    corpus.write(many, 50_000, words_each=20)
    (counted, small), (more, large) = peak(way, few), peak(way, many)
    assert (counted, more) == (5_000, 50_000)
    assert large < small + SLACK + (8 if way == READ else 0)  # 80 bytes a document, and the names of 10,000


def test_a_corpus_of_200_mb_takes_less_memory_than_half_of_it(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    corpus.write(path, 3_000)
    path.write_bytes(path.read_bytes() * 55)
    assert path.stat().st_size > 200_000_000
    assert peak(STREAMED, path)[1] < MOST


@pytest.mark.parametrize("group", [1_000, 1_000_000], ids=["many groups of rows", "one group"])
def test_a_table_of_200_mb_takes_less_memory_than_its_text(tmp_path: Path, group: int) -> None:
    arrow = pytest.importorskip("pyarrow")
    from pyarrow.parquet import write_table

    path = tmp_path / "large.parquet"
    table = arrow.concat_tables([arrow.Table.from_pylist(list(corpus.rows(3_000)))] * 55).combine_chunks()
    write_table(table, path, row_group_size=group, compression="none", use_dictionary=False)
    del table
    assert path.stat().st_size > 190_000_000
    assert peak(STREAMED, path)[1] < 1.5 * MOST
