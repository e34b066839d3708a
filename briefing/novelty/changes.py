"""Which words of an updated line tell what changed, in the shortest stretches."""

from __future__ import annotations

from collections.abc import Callable

from briefing.model import Span
from briefing.novelty.compare import Beside, is_told
from briefing.novelty.facts import Facts
from briefing.novelty.turns import DATES, Turn, fresh
from briefing.numerals import ORDINALS

# Stretches; a reader is pointed at a change and not at a sentence.
MOST = 3
# Characters between two untold words that still make one stretch: a blank, or a hyphen.
APART = 1

# The matter of steps.txt whose words stand beside figures: "rose", "fell".
LEVEL = "level"
# How many times as great a figure may be as the one it is said to stand for.
TENFOLD = 10

Rule = Callable[[Facts, Facts, Beside], tuple[Span, ...]]


def turned(line: Facts, earlier: Facts, pair: Beside) -> tuple[Span, ...]:
    """Figures and dates that stand where others stood: "Seven" after "five"."""
    return tuple(turn.now.span for turn in pair.turned)


def stepped(line: Facts, earlier: Facts, pair: Beside) -> tuple[Span, ...]:
    """The words that tell another step of the same matter: "collapsed" after "will be held".

    That a figure rose is no word to show beside the figure.
    """
    before = {(step.matter, step.step) for step in earlier.steps}
    matters = {step.matter for step in earlier.steps} - ({LEVEL} if pair.turned else set())
    return tuple(s.span for s in line.steps if s.matter in matters and (s.matter, s.step) not in before)


def stepping(line: Facts, earlier: Facts, pair: Beside) -> tuple[Span, ...]:
    """The words that tell a step of a matter that the earlier line did not speak of."""
    before = {(step.matter, step.step) for step in earlier.steps}
    return tuple(s.span for s in line.steps if (s.matter, s.step) not in before)


def added(line: Facts, earlier: Facts, pair: Beside) -> tuple[Span, ...]:
    """Figures that the earlier line has not: "by 61 votes to 38"."""
    own = (line.amounts[at] for at in fresh(line, earlier))
    return tuple(amount.span for amount in own if amount.kind not in DATES)


def untold(line: Facts, earlier: Facts, pair: Beside) -> tuple[Span, ...]:
    """Words that the earlier line has not, neighbours as one stretch; those that weigh most."""
    runs: list[tuple[float, Span]] = []
    for unit in line.units:
        if is_told(unit, earlier.keys) or not unit.need:
            continue
        if runs and unit.span.start - runs[-1][1].end <= APART:
            weight, run = runs.pop()
            runs.append((weight + unit.need, Span(run.start, unit.span.end)))
        else:
            runs.append((unit.need, unit.span))
    return tuple(run for _, run in sorted(runs, key=lambda run: (-run[0], run[1].start))[:1])


# The first rules with an opinion, of each group, are heard.
RULES: tuple[tuple[Rule, ...], ...] = ((turned, stepped), (added, stepping), (untold,))


def changes(line: Facts, earlier: Facts, pair: Beside) -> tuple[Span, ...]:
    """What changed, in the order of the line, as offsets into the sentence."""
    for group in RULES:
        found = dict.fromkeys(span for rule in group for span in rule(line, earlier, pair))
        if found:
            return _apart(sorted(found, key=lambda span: (span.start, -span.end)))[:MOST]
    return ()


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def was(first: Span, line: Facts, earlier: Facts, pair: Beside) -> str:
    """The words that stood for a figure or date before: "five"; "" where the change is none of these.

    What differs tenfold, tells an order ("the eighth victim") or went the other way than the line says is shown in its
    line alone.
    """
    turn = next((turn for turn in pair.turned if turn.now.span == first), None)
    if turn is None:
        return ""
    now, before = (text[span.start : span.end] for text, span in ((line.text, first), (earlier.text, turn.before.span)))
    low, high = sorted((turn.now.value, turn.before.value))
    far = turn.now.kind not in DATES and low * TENFOLD < high
    ordered = now.lower() in ORDINALS or before.lower() in ORDINALS
    return "" if far or ordered or _otherwise(line, turn) else before


def _otherwise(line: Facts, turn: Turn) -> bool:
    """Whether a line says that its figure rose, and it is lower, or the other way: the two are no one thing."""
    said = {step.step for step in line.steps if step.matter == LEVEL}
    return said == {"up" if turn.now.value < turn.before.value else "down"}
