"""Reads the role of a person off the text, word for word: "Kremlin adviser", "chief executive of Harbour Bank".

Four places are looked at, in this order: right before the name, between commas after it, after "is" or "was", and
before it with a comma ("The bank's chairman, Ann Berg,"); where none tells a role, the body a person is of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from briefing.find.actors.belonging import belongs, is_body, owned
from briefing.find.actors.links import HOLDERS
from briefing.find.actors.mentions import Mention, Party
from briefing.find.actors.mentions import mention as beside
from briefing.find.actors.names import names
from briefing.find.actors.places import calendar
from briefing.find.actors.vocabulary import (
    courtesy,
    is_role,
    modifiers,
    organisation_words,
    role_words,
    verbs,
)
from briefing.words import stop_words

# No role in the labelled briefs is longer than 16 words; the walk back stops there.
LONGEST = 16

_WORD_BEFORE = re.compile(r"[\w.&’'–-]+$")
_ARTICLE = re.compile(r"^(?:the|a|an|its|their|our)\s+", re.IGNORECASE)
_APPOSITION = re.compile(
    r"(?:\s[A-Z]{2,4})?(?:,\s+|\s?[—–]\s?)([^,;:()“”\"—–]{3,120}?)"
    r"(?=\s*(?:[,;:()—–]|\.?[”\"]|\.?$|\s(?:who|whose|which|said|says|told)\b))"
)
_DETACHED = re.compile(r"\bas\s+(?:(?:the|an?)\s+)?$")
# Of somebody: "mother" alone is no role.
_RELATIVE = frozenset(
    {"mother", "father", "wife", "husband", "son", "daughter", "brother", "sister", "opponent", "friend"}
)
_CLAUSE = frozenset({"he", "she", "they", "it", "who", "that"})
_COPULA = re.compile(
    r"(?:\s[A-Z]{2,4})?(?:,\s+who)?\s+(?:was elected|was named|was appointed|is|was|became|becomes|as)\s+"
    r"((?:the |a |an )?[^,;:.()“”\"]{3,100}?)(?=[,;:.]|\swho\b|$)"
)
_LINKS = frozenset({"of", "for", "to", "on", "the", "and", "de", "&"})
_INNER = re.compile(r"\s(?:of|for|at|in|from|to|on|and)\s")

# A comma, and at most two words of title before the name.
_TITLE = re.compile(r",\s(?:[A-Z][\w.]+\s){0,2}$")

Finder = Callable[[str, Mention], str]


def role(party: Party, texts: Sequence[str], headlines: Sequence[str] = ()) -> str:
    """The role of a person, "" when the text gives none; `texts` are the sentences that mentions count in.

    A role beside the full name is taken before one beside the surname, a longer one before "President" alone, and one
    in the text before one in a headline.
    """
    told = [(texts[mention.at], mention) for mention in party.mentions]
    forms = {party.name, *party.forms}
    headed = ((text, beside(name, text, 0)) for text in headlines for name in names(text) if name.text in forms)
    return _of_one(_best(told, FINDERS) or _best(list(headed), FINDERS)) or _best(told, BELONGING)


def _of_one(role: str) -> str:
    """The role of one of several: "lawyer" of "lawyers Ann Berg and Odd Lund", where no more stands behind it."""
    last = role.lower().rpartition(" ")[2]
    return role[:-1] if last not in role_words() and last.removesuffix("s") in role_words() else role


def _best(told: Sequence[tuple[str, Mention]], finders: Sequence[Finder]) -> str:
    found: list[tuple[bool, int, int, int, str]] = []
    for order, finder in enumerate(finders):
        for text, mention in told:
            if words := finder(text, mention):
                long = 0 if words == "Professor" else len(words.split())
                found.append((" " in mention.name.text, min(long, 2), -order, min(long, 4), words))
    return max(found, key=lambda item: item[:4])[4] if found else ""


def before(text: str, mention: Mention) -> str:
    """The title right before a name: "former Finance Minister" in "former Finance Minister Ann Berg".

    Wrong where a verb that is also a noun stands before the role ("They back coach Ann Berg").
    """
    return _ending(text, mention.name.start)


def _ending(text: str, end: int) -> str:
    """The role that a stretch of text ends in, "" where it ends in none."""
    words = _words_back(text[:end])
    head = _head(words)
    if head is None:
        return ""
    if words[head][0].lower() in _RELATIVE:
        return ""
    first = head
    formal = words[head][0][0].isupper()
    while first > 0 and _belongs(words[first - 1][0], words[first - 2][0] if first > 1 else "", formal):
        first -= 1
    while first < head and not _fits(words[first][0]):
        first += 1
    return " ".join(text[words[first][1] : words[-1][1] + len(words[-1][0])].split())


def _words_back(left: str) -> list[tuple[str, int]]:
    """The words that end a text without punctuation between them, in reading order, with their starts."""
    words: list[tuple[str, int]] = []
    stripped = left.rstrip()
    while len(words) < LONGEST and (match := _WORD_BEFORE.search(stripped, max(0, len(stripped) - 40))):
        words.append((match.group(), match.start()))
        stripped = stripped[: match.start()].rstrip(" \t\n\u00a0")
    titles = len(list(takewhile(lambda word: word[0] in courtesy(), words)))
    if titles and words[titles:] and words[titles][0] == "the":  # the Honorable Ann Berg
        titles += 1
    return words[: titles - 1 : -1] if titles else words[::-1]


def _head(words: Sequence[tuple[str, int]]) -> int | None:
    """Where the head of the title stands: last, or before "of" and the capitals of an office."""
    last = len(words) - 1
    for i in range(last, -1, -1):
        word = words[i][0]
        if _is_head(word) and (
            i == last or (words[i + 1][0] in {"of", "for", "to", "on"} and words[last][0][0].isupper())
        ):
            return i
        if not (word in _LINKS or word[0].isupper()):
            return None
    return None


def _is_head(word: str) -> bool:
    return is_role(word) or is_role(word.rpartition("-")[2])


def _belongs(word: str, earlier: str, formal: bool) -> bool:
    """Whether a word before the head is part of the role.

    Before a head with a capital only capitals and known modifiers count ("join Justice Berg"); before one without, a
    plain word counts too ("city mayor"), unless it looks like a verb or an adverb.
    """
    if word in _LINKS:
        return _holds(word, earlier)
    if word.endswith(("’s", "'s", "’", "'")) or word[0].isupper():
        named = word[0].isupper() or (earlier[:1].isupper() and earlier.lower() not in stop_words())
        return named and word not in calendar() and _fits(word)
    if word.lower() in modifiers():
        return True
    plain = word.isalpha() and _fits(word) and not _is_head(word) and word not in verbs()
    owned = word.endswith("ed") and earlier.lower().endswith(("’s", "'s", "the", "a", "an", "his", "her"))
    return plain and not formal and (owned or not word.endswith(("ed", "ing", "ly", "s")))


def _holds(link: str, earlier: str) -> bool:
    """Whether a link word holds a role together: "Speaker of the", "University of", "Chairman and"."""
    if link == "the":
        return earlier in _LINKS
    return bool(earlier) and (
        _is_head(earlier) or (link == "of" and (earlier in organisation_words() or earlier in HOLDERS))
    )


def _fits(word: str) -> bool:
    """Whether a word may stand in a role: no stop word, except "US" and "Under"."""
    return word in {"US", "Under"} or (word.lower() not in stop_words() and word not in courtesy())


def after(text: str, mention: Mention) -> str:
    """The apposition after a name: "Ann Berg, chief executive of Harbour Bank," gives its middle."""
    match = _APPOSITION.match(text, mention.name.end)
    return _as_role(match.group(1)) if match else ""


def ahead(text: str, mention: Mention) -> str:
    """The apposition before a name: "The chairman of the board, Ann Berg," gives "chairman of the board".

    A title may stand between: "The bank's director, Professor Ann Berg,". Not in a list of posts ("Odd Lund as clerk,
    Ann Berg as mayor").
    """
    title = _TITLE.search(text, max(0, mention.name.start - 40), mention.name.start)
    comma = title.start() if title else -1
    if comma < 0 or text[comma] != ",":
        return ""
    found = _ending(text, comma)
    listed = _INNER.split(found)[0].endswith("s") or _DETACHED.search(text[: comma - len(found)])
    return "" if listed else found


def stated(text: str, mention: Mention) -> str:
    """What a person is said to be: "Ann Berg is the mayor of Oslo" gives "mayor of Oslo"."""
    match = _COPULA.match(text, mention.name.end)
    return _as_role(match.group(1)) if match else ""


def _as_role(words: str) -> str:
    """A stretch when it reads as a role: its head is a role word before any "of", and no verb stands in it."""
    bare = _ARTICLE.sub("", " ".join(words.split()))
    if bare.split(" ")[0] in courtesy():  # "Madam Chair" is spoken to
        return ""
    bare = " ".join(takewhile(_goes_on, bare.split())).removesuffix(" on")
    core = _INNER.split(bare)[0].split()
    if not core or len(bare.split()) > LONGEST or not _is_head(core[-1]) or _of_another(bare):
        return ""
    clause = " and " in bare and not _CLAUSE.isdisjoint(words.split())
    return "" if core[0].lower() in stop_words() or "by" in core or clause else bare


def _of_another(role: str) -> bool:
    """Whether a stretch names whoever has the title: "Minister of Trade Odd Lund" after Ann Berg.

    Not "aide to President Odd Lund", where a title of its own stands before the name, nor a body ("of the Board").
    """
    head = len(_INNER.split(role)[0])
    return any(name.titled and not is_body(name) and _apart(role[head : name.start].split()) for name in names(role))


def _apart(between: Sequence[str]) -> bool:
    """Whether words between a head and a name part them: "of Trade" does, "of the" and "to President" do not."""
    return not _LINKS.issuperset(between) and not any(map(is_role, between))


FINDERS: tuple[Finder, ...] = (before, after, stated, ahead)
# Asked only where no role is told.
BELONGING: tuple[Finder, ...] = (belongs, owned)


def _goes_on(word: str) -> bool:
    """Whether a word may follow in a role: no verb, no day of the week."""
    return (word not in verbs() or is_role(word)) and word not in calendar() and word not in _CLAUSE
