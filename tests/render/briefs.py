"""Made-up briefs to set: a full day, a thin day, a huge one, one with missing parts, one full of hostile text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from briefing.model import (
    ActorLine,
    Brief,
    DateLine,
    Line,
    Lines,
    Look,
    Masthead,
    Note,
    Reason,
    SourceNote,
    Standing,
    Status,
    Story,
)
from briefing.render import estimate

DAY = date(2031, 3, 14)
LOOK = Look()

_SOURCES = (
    SourceNote(1, "harbour.txt", "Ports Agree to Reopen", "Coast Courier", DAY, None, "9c1f" * 16, 1180, 52),
    SourceNote(2, "budget-note.md", "Budget Note", None, DAY - timedelta(1), None, "07be" * 16, 2310, 96),
    SourceNote(3, "scan.txt", status="failed", why="has no text in it"),
)


def line(text: str, source: int = 1, section: int = 1, paragraph: int = 1, **more: str) -> Line:
    """A line of a made-up source; its offsets only have to look like offsets."""
    start = section * 1000 + paragraph * 100
    reasons = (Reason("position", 0.4), Reason("title_overlap", 0.2))
    made = Line(text, source, f"Section {section}", section, paragraph, start, start + len(text), None, reasons)
    return replace(made, sentence=_number(text), kind=more.get("kind", ""), topic=more.get("topic", ""))


def _number(text: str) -> int:
    """A number of its own for each text, the same in every process."""
    return sum(ord(letter) * place for place, letter in enumerate(text, 1))


SUMMARY = (
    line(
        "The island government and the dockers’ union will reopen all four northern ports on Monday after nine weeks."
    ),
)
ACTORS = tuple(
    ActorLine(name, kind, role, (), 4, (1,), line(text, 1, 1 + i % 4, 1 + i % 3))
    for i, (name, kind, role, text) in enumerate(
        [
            (
                "Maren Oduya",
                "person",
                "transport minister",
                "…promised that no crane operator would lose a day’s pay over the stoppage.",
            ),
            (
                "Dockers’ Union",
                "organisation",
                "",
                "The union will put the agreement to its 3,400 members before the weekend.",
            ),
            (
                "Tomas Veld",
                "person",
                "chief negotiator",
                "…called the talks “the longest night of my working life” and left without taking questions.",
            ),
            ("Norland", "country", "", "Norland has offered two ice-class tugs until the end of April."),
            (
                "Harbour Authority",
                "organisation",
                "port operator",
                "…must certify the fuel berths before the first tanker can enter.",
            ),
            (
                "Ilse Brandt",
                "person",
                "finance secretary",
                "…warned that the reserve fund covers only six more weeks of subsidies.",
            ),
            (
                "Baltic Grain",
                "organisation",
                "exporter",
                "…has diverted eleven shipments to southern terminals since January.",
            ),
        ]
    )
)
NEWS = tuple(
    line(text, 1 + i % 2, 1 + i % 5, 1 + i % 4)
    for i, text in enumerate(
        [
            "Ferries will run twice a day from Tuesday, the first service to the outer islands since 8 January.",
            "Under the agreement, night shifts are capped at 36 hours a month and paid at one and a half day rates.",
            "…the government will set aside 42 million crowns for a joint safety fund that both sides audit.",
            "The Harbour Authority lifted its ban on fuel deliveries at noon, once inspectors had cleared it.",
            "Wholesale diesel fell by 7 % on the news, its steepest one-day drop in three years.",
            "Parliament’s budget committee approved the subsidy by eleven votes to eight, with two members absent.",
        ]
    )
)
RISKS = tuple(
    line(text, 1 + i % 2, 2 + i % 4, 1 + i % 3, kind=kind)
    for i, (kind, text) in enumerate(
        [
            (
                "economic",
                "Exporters fear that southern buyers who signed elsewhere during the stoppage will not come back.",
            ),
            (
                "political",
                "…the coalition could lose its majority if the two island deputies carry out their threat to resign.",
            ),
            (
                "security",
                "Unexploded training mines may still lie in the western approach, not swept since autumn.",
            ),
            ("", "A second storm on Sunday would delay the reopening by at least four days…"),
        ]
    )
)
AGENDA = tuple(
    line(text, 1 + i % 2, 3 + i % 3, 1 + i % 5, topic=topic)
    for i, (topic, text) in enumerate(
        [
            (
                "ratification of the agreement",
                "The union’s delegates meet on Saturday for the ratification of the agreement.",
            ),
            (
                "compensation for small carriers",
                "Ministers have yet to decide on compensation for small carriers that lost their winter contracts.",
            ),
            (
                "minesweeping",
                "Whether Norland takes part in minesweeping will be settled when the two navies confer in April.",
            ),
            (
                "a permanent arbitration board",
                "…both sides want a permanent arbitration board, though not the same one.",
            ),
        ]
    )
)
DATES = (
    DateLine(date(2031, 1, 8), None, "8 January", line("The stoppage began on 8 January at the coal pier.", 1, 2, 1)),
    DateLine(date(2031, 3, 17), None, "Monday", line("All four northern ports reopen on Monday.", 1, 1, 2)),
    DateLine(date(2031, 4, 1), date(2031, 4, 30), "April", line("The two navies confer in April.", 2, 4, 2)),
)
PRINTED = Lines(SUMMARY, ACTORS, NEWS, RISKS, AGENDA, DATES)
TITLE = "Northern Ports to Reopen as Dockers and Government End Nine-Week Stoppage"


def full(look: Look = LOOK) -> Brief:
    """An ordinary day's page, well filled."""
    return Brief(
        TITLE, DAY, "Saltholm", "06:30", _SOURCES, PRINTED, Lines(news=NEWS[:3], risks=RISKS[:1]), look, "0.1.0"
    )


def thin(look: Look = LOOK) -> Brief:
    """Five sentences were all there was."""
    printed = Lines(SUMMARY, ACTORS[:1], NEWS[:2], RISKS[:1], AGENDA[:1], DATES[1:2])
    return replace(full(look), printed=printed, left_out=Lines(), sources=_SOURCES[:1])


def huge(look: Look = LOOK) -> Brief:
    """Far more than one page holds."""
    more = PRINTED
    return replace(full(look), printed=replace(more, news=NEWS * 4, actors=ACTORS * 3, risks=RISKS * 2))


def brimful(look: Look = LOOK) -> Brief:
    """As many lines as the estimate lets on the page."""
    brief = replace(full(look), printed=replace(PRINTED, news=(), actors=()))
    for actor, line_ in zip(ACTORS * 9, (NEWS + RISKS[:3]) * 9, strict=False):
        taller = replace(brief, printed=replace(brief.printed, actors=(*brief.printed.actors, actor)))
        brief = taller if estimate.measure(taller).left <= 1 else brief
        wider = replace(brief, printed=replace(brief.printed, news=(*brief.printed.news, line_)))
        brief = wider if estimate.measure(wider).right <= 1 else brief
    return brief


def bare(look: Look = LOOK) -> Brief:
    """No place, no date, no cut-off, and most parts empty."""
    printed = Lines(news=NEWS[:1], dates=DATES[:1])
    return replace(full(look), date=None, place=None, cut_off="", printed=printed, left_out=Lines())


HOSTILE = (
    "<script>alert(1)</script> & <b>bold</b>",
    "{{ 7*7 }} {% include '/etc/passwd' %} {# gone #}",
    "</style><style>body{display:none}</style> url(http://example.invalid/x)",
    '" onmouseover="alert(1)',
    "a" * 200 + " and https://example.invalid/" + "path/" * 30,
)


def hostile(look: Look = LOOK) -> Brief:
    """Markup, template and style syntax wherever a source's words can stand."""
    lines = tuple(line(text, 1, 1, n, kind=text[:12], topic=text[:9]) for n, text in enumerate(HOSTILE, 1))
    actors = tuple(ActorLine(t[:60], "person", t[:50], (), 1, (1,), x) for t, x in zip(HOSTILE, lines, strict=True))
    dates = tuple(DateLine(DAY, None, x.text, x) for x in lines[:1])
    sources = (replace(_SOURCES[0], name=HOSTILE[0], outlet=HOSTILE[3]),)
    return Brief(
        HOSTILE[0],
        DAY,
        HOSTILE[3],
        HOSTILE[1][:9],
        sources,
        Lines(lines[:1], actors, lines, lines, lines[:4], dates),
        Lines(),
        look,
        "0.1.0",
    )


def _headline(text: str, source: int) -> Line:
    return Line(text, source, "", 0, 0, 0, len(text), None, ())


STORIES = (
    Story(1, _headline(TITLE, 1), (1, 2), 2, Status.UPDATED),
    Story(2, _headline("Budget committee approves the diesel subsidy", 2), (2,), 1, Status.NEW),
    Story(3, _headline("Old lighthouse on Saltholm sold", 2), (2,), 1, Status.CONTINUING, "The lighthouse again"),
    Story(4, _headline("Storm warning for the outer islands withdrawn", 1), (1,)),
    Story(
        5,
        _headline(
            "A museum of rope and sail opens its doors in the old customs house at last, and schoolchildren go in free",
            2,
        ),
        (2,),
    ),
)
MASTHEAD = Masthead(
    edition="Morning brief",
    audience="for the harbour master",
    wanted=4,
    failed=("Coast Guard log",),
    silent=("Island Post",),
    late=2,
    oldest=DAY - timedelta(1),
    previous=DAY - timedelta(1),
    degraded=("1 of 4 sources not read",),
)


def standing(story: int, status: Status = Status.NEW, origins: int = 1) -> Standing:
    """What stands beside a line of an edition."""
    return Standing(story=story, told_by=(1, 2)[:origins], origins=origins, status=status)


def edition(look: Look = LOOK) -> Brief:
    """A morning of five stories: three told, two named; figures that differ, notes and a heading of the editor."""
    figures = (line("42 million crowns", 1, 2, 1), line("47 million crowns", 2, 3, 1))
    disputed = replace(standing(1, Status.UPDATED, 2), changed=("42 million crowns",), was="40", figures=figures)
    news = (
        replace(NEWS[2], standing=disputed),
        replace(NEWS[0], standing=standing(1)),
        replace(NEWS[5], standing=replace(standing(2), watched="subsidy")),
        replace(NEWS[4], standing=standing(2, Status.NEW, 2)),
        replace(NEWS[3], standing=standing(3, Status.CONTINUING)),
    )
    risks = tuple(replace(told, standing=standing(1 + at % 2)) for at, told in enumerate(RISKS[:2]))
    agenda = (replace(AGENDA[0], standing=replace(standing(1), pinned=True)),)
    summary = (replace(SUMMARY[0], standing=replace(disputed, changed=(), was="")),)
    actors = tuple(replace(row, line=replace(row.line, standing=standing(1))) for row in ACTORS[:5])
    printed = Lines(summary, actors, news, risks, agenda, DATES, STORIES[:3], STORIES[3:])
    notes = (Note("The harbour master travels until noon.", "top", "KL"), Note("Ask for the tide tables.", "agenda"))
    sources = tuple(replace(_SOURCES[at % 2], id=at + 1, name=f"wire-{at}.txt") for at in range(2))
    return replace(
        full(look),
        printed=printed,
        masthead=MASTHEAD,
        notes=notes,
        sources=sources,
        muted=2,
        repeated=(RISKS[2], RISKS[3], AGENDA[1]),
    )


def refusal(look: Look = LOOK) -> Brief:
    """A morning on which there must be no brief."""
    why = "1 source of 4 could be read; 3 are needed."
    masthead = replace(MASTHEAD, refusal=(why,))
    title = "No brief today"
    return replace(bare(look), title=title, entitled="briefing", masthead=masthead, printed=Lines(), date=DAY)
