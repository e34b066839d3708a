"""A corpus of any size, made up and the same in every run, and how fast and in how much memory it streams.

`python -m benchmarks.corpus 2000` writes 2,000 MB of JSON lines into a temporary folder and reads them back in child
processes: as files to the end, and the first of them whole, as documents with their sentences.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import TypeVar

Chosen = TypeVar("Chosen")

DEFAULT_MB = 20
WORDS_EACH = 180
WHOLE = 1_000  # documents that are also read to their sentences, which takes thousands of times as long
SAMPLE = 200  # documents that tell how long one is

FIRST_DAY = date(2026, 1, 5)
DAYS = 360
PLACES = ("Velm", "Torvik", "Harrowmouth", "Lindesa", "Ostrava Bay", "Kessel", "Brannock", "Melisande", "Port Arden")
PEOPLE = (
    ("Ann", "Corvin"),
    ("Milo", "Hartog"),
    ("Ruth", "Delacourt"),
    ("Jonas", "Velde"),
    ("Clara", "Novik"),
    ("Peter", "Amsel"),
    ("Sara", "Lindqvist"),
    ("David", "Orme"),
)
ROLES = ("Finance Minister", "Transport Minister", "Mayor", "Energy Secretary", "Trade Commissioner", "Governor")
BODIES = (
    "the Harbour Authority",
    "the Central Bank of Velm",
    "the Grid Council",
    "the Ministry of Transport",
    "Arden Shipping",
    "the Rail Union",
    "the Health Agency",
    "Kessel Steel",
)
THINGS = ("port", "rail line", "gas terminal", "budget", "hospital", "bridge", "wheat harvest", "power grid", "ferry")
DEEDS = ("closed", "reopened", "approved", "postponed", "cut funds for", "took over", "sold its share in", "inspected")
DANGERS = ("flooding", "a strike", "new tariffs", "a shortage of fuel", "cyber attacks", "rising debt", "an outbreak")
HARMS = ("delay deliveries", "push up prices", "cost hundreds of jobs", "stop exports", "cut power to whole districts")
PLANS = ("meet in {place}", "vote on the {thing}", "publish a report on the {thing}", "begin repairs of the {thing}")
OUTLETS = ("Velm Courier", "Torvik Post", "Harbour Ledger", "Kessel Daily", "Northern Wire")

SENTENCES = (
    "{role} {first} {last} said on {weekday} that the {thing} in {place} would stay open until {day}.",
    "{Body} {deed} the {thing} near {place} after talks that lasted {number} hours.",
    "{last} warned that {danger} could {harm} in {place} within {number} weeks.",
    "{Body} will {plan} on {day}, according to {role} {first} {last}.",
    "The risk of {danger} remains high, and {body} expects losses of {number} million crowns.",
    "Costs of the {thing} rose by {number} percent this year, {body} reported.",
    "“We cannot wait any longer for the {thing},” said {first} {last}, who speaks for {body}.",
    "About {number} workers at the {thing} in {place} were told to stay at home.",
    "{Body} plans to {plan} before {day}.",
    "In {place}, residents blamed {body} for the state of the {thing}.",
    "A second {thing} in {place} was not affected, {role} {last} said.",
    "Talks between {body} and {role} {last} go on in {place} on {day}.",
)


def write(path: Path, documents: int, words_each: int = WORDS_EACH, seed: int = 7) -> None:
    """Writes so many news articles of about so many words as JSON lines, the same for one seed."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows(documents, words_each, seed):
            file.write(json.dumps(row, ensure_ascii=False))
            file.write("\n")


def rows(documents: int, words_each: int = WORDS_EACH, seed: int = 7) -> Iterator[dict[str, str]]:
    """The articles as `write` writes them: id, title, date, outlet and text, the headline first in it."""
    chance = Random(seed)
    for number in range(documents):
        day = FIRST_DAY + timedelta(chance.randrange(DAYS))
        title = _filled("{Body} {deed} the {thing} in {place}", chance, day)
        yield {
            "id": f"a{number:08}",
            "title": title,
            "date": day.isoformat(),
            "outlet": _one(chance, OUTLETS),
            "text": f"{title}\n\n{_body(chance, day, words_each)}",
        }


def _body(chance: Random, day: date, words: int) -> str:
    """Paragraphs of two or three sentences, the first behind a dateline."""
    paragraphs: list[str] = []
    said = 0
    while said < words:
        sentences = [_filled(text, chance, day) for text in chance.sample(SENTENCES, _one(chance, (2, 3)))]
        said += sum(sentence.count(" ") + 1 for sentence in sentences)
        paragraphs.append(" ".join(sentences))
    return f"{_one(chance, PLACES).upper()}, {_said(day)} — " + "\n\n".join(paragraphs)


def _one(chance: Random, of: Sequence[Chosen]) -> Chosen:
    """One of several; four times as fast as `choice`, and a corpus takes a hundred million of them."""
    return of[int(chance.random() * len(of))]


def _filled(text: str, chance: Random, day: date) -> str:
    first, last = _one(chance, PEOPLE)
    body = _one(chance, BODIES)
    thing, place = _one(chance, THINGS), _one(chance, PLACES)
    return text.format(
        role=_one(chance, ROLES),
        first=first,
        last=last,
        body=body,
        Body=body[0].upper() + body[1:],
        thing=thing,
        place=place,
        deed=_one(chance, DEEDS),
        danger=_one(chance, DANGERS),
        harm=_one(chance, HARMS),
        plan=_one(chance, PLANS).format(place=place, thing=thing),
        number=2 + int(chance.random() * 900),
        weekday=_WEEKDAYS[day.weekday()],
        day=_said(day + timedelta(1 + int(chance.random() * 40))),
    )


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _said(day: date) -> str:
    """A day in English, whatever the locale. Example: "3 March 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def streamed(path: Path) -> str:
    """How fast, and in how much memory, a corpus streams to its end as files."""
    from briefing.corpus import files

    start = process_time()
    count = sum(1 for _ in files(path, path.name))
    return _told("as files, to the end", count, process_time() - start)


def read(path: Path, most: int = WHOLE) -> str:
    """The same for so many documents, read and cut into sentences."""
    from briefing.fetch import Network
    from briefing.intake import documents

    start = process_time()
    count = sum(1 for _ in islice(documents([str(path)], Network(allowed=False)), most))
    return _told("as documents with their sentences", count, process_time() - start)


def _told(what: str, count: int, seconds: float) -> str:
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    rate = count / max(seconds, 1e-9)
    return f"{what}: {count:,} in {seconds:.1f} s of processor, {rate:,.0f} a second, at most {peak:.0f} MB"


def main(megabytes: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "corpus.jsonl")
        write(path, SAMPLE)
        write(path, megabytes * 1_000_000 * SAMPLE // path.stat().st_size)
        sys.stdout.write(f"{path.stat().st_size / 1e6:,.0f} MB of JSON lines\n")
        sys.stdout.flush()
        for way in ("streamed", "read"):
            code = f"from pathlib import Path; from benchmarks import corpus; print(corpus.{way}(Path({str(path)!r})))"
            subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_MB)
