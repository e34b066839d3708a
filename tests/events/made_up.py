"""Invented articles on invented events, as many outlets would tell them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import briefing
from briefing.model import Document

MONDAY = date(2031, 3, 3)


def article(title: str, body: str, day: date | None = MONDAY, url: str | None = None) -> Document:
    """An article as it is read."""
    return replace(briefing.loads(f"{title}\n\n{body}", name=title, date=day), url=url)


def day(number: int) -> date:
    """So many days after Monday."""
    return date.fromordinal(MONDAY.toordinal() + number)


STRIKE_CALLED = article(
    "Velcor ferry crews call a strike",
    "Ferry crews in Velcor will stop work for two days from Thursday, the Deckhands’ League said on Monday. Nordsund "
    "Lines, which runs the boats to the Outer Skerries, said it would keep one boat for emergencies. The league wants "
    "a raise of six percent. Its secretary, Marta Oyelund, said that crews had waited for a year. Islanders are told "
    "to buy food and fuel before the boats stop.",
)
STRIKE_TALKS = article(
    "Talks on ferry strike break down in Velcor",
    "Nordsund Lines and the Deckhands’ League ended talks in Velcor on Wednesday without a deal. Marta Oyelund, who "
    "leads the league, said the offer of three percent was an insult to the crews. The boats to the Outer Skerries "
    "will not sail from Thursday. The company asked the ministry for a mediator, and islanders queued for the last "
    "ferry.",
    day(2),
)
STRIKE_SETTLED = article(
    "Boats sail again as Nordsund and crews settle",
    "The strike on the ferries to the Outer Skerries is over. Nordsund Lines and the Deckhands’ League signed a deal "
    "at dawn in Velcor: crews get five percent and a free weekend each month. Marta Oyelund spoke of a fair end. The "
    "first boat sailed at noon with mail, milk and two hundred islanders.",
    day(5),
)
STRIKE_FELT = article(
    "Wedding guests cross to the Skerries by trawler",
    "A bride on the Outer Skerries hired two trawlers to fetch her guests from Velcor, because the ferries do not "
    "sail. The crews are on strike until Saturday. Forty people in good clothes sat between nets and boxes of cod. "
    "The skipper asked for no money but stayed for the dance.",
    day(4),
)
STRIKE_ELSEWHERE = article(
    "Tarnhaven ferry crews strike over rosters",
    "Ferry crews in Tarnhaven stopped work on Monday over new rosters. Blue Anchor, which runs the boats across the "
    "Gulf of Marn, called the strike unlawful. The Sailors’ Guild said that crews sleep five hours a night. Its head, "
    "Piet Harkova, wants talks this week. Travellers were put on buses, and lorries queued at the port.",
)
QUAKE = article(
    "Earthquake kills nine in Orvanto",
    "An earthquake of magnitude 6.3 shook the hills round Orvanto at dawn on Monday and killed nine people. Roofs "
    "fell in the old town, and the hospital was cleared. Rescuers dug in the rubble of a school. The mayor, Lucio "
    "Benavar, asked for tents and water.",
)
QUAKE_ELSEWHERE = article(
    "Earthquake kills four in Dzarmak",
    "An earthquake of magnitude 5.9 shook the valley of Dzarmak late on Monday and killed four people. Roofs fell in "
    "two villages, and the road was cut. Rescuers dug in the rubble of a mill. The governor, Timur Askarov, asked "
    "for tents and blankets.",
    day(1),
)
RESULTS = article(
    "Hellbrook Bank lifts profit by a tenth",
    "Hellbrook Bank earned 410 million crowns last year, a tenth more than in the year before, on higher interest "
    "and fewer bad debts. It will pay a dividend of nine crowns a share. The chief executive, Ines Tollard, expects "
    "slower lending to households. Shares rose four percent by noon.",
)
FRAUD = article(
    "Three clerks of Hellbrook Bank held over forged guarantees",
    "Police searched a branch of Hellbrook Bank in Lissoy on Monday and led away three clerks. They are said to have "
    "forged guarantees for a timber dealer, whose yard was sealed. The prosecutor, Olav Prenn, spoke of six years of "
    "false papers. Their lawyers denied it.",
)
# A round-up that is exactly as near to the one event as to the other; its rare words are no words of any language.
ZARPEL = article(
    "Zarpel in Velcor",
    "The zarpel in Velcor gromped the mulk and the tarf. Drabs of Pendry hurled thorps at it.",
)
QUOND = article(
    "Quond in Orvanto",
    "The quond in Orvanto sprilled the bim and the gorve. Slubs of Lanfry winked moggs into it.",
)
ROUND_UP = article(
    "Round-up of losses",
    "In Velcor a zarpel gromped the mulk. In Orvanto a quond sprilled the bim. The bells rang, the dogs barked, and "
    "the bakers of Tolvene ran out of bread.",
)
CALL_BODY = (
    "Foreign Minister Ada Korvin spoke by telephone today with {who}. The two ministers reviewed relations between "
    "their countries and agreed to keep in close contact. {own} Minister Korvin thanked her colleague for the good "
    "cooperation in the Council and invited {who} to the capital in the autumn. The Minister also set out the views of "
    "the government on the reform of the Council, on which talks will go on in the new year, and stressed that small "
    "states must be heard when large ones decide."
)


def call(country: str, who: str, own: str) -> Document:
    """A note on one of the minister’s calls: the same form for every counterpart."""
    return article(f"Minister Korvin’s call with {country} Foreign Minister {who}", CALL_BODY.format(who=who, own=own))


CALLS = (
    call("Kenyan", "Wangari Otum", "They spoke about tea and the port of Mombasa."),
    call("Japanese", "Haru Minegishi", "They spoke about trains and the fair in Osaka."),
    call("Peruvian", "Rosa Quispel", "They spoke about copper and the fishing grounds."),
)
