"""How a sentence is built: its length, its marks, quotations, figures and names."""

from __future__ import annotations

import re

from briefing.find.view import View

_QUOTED = re.compile(r"[“\"]([^”\"]*)(?:[”\"]|$)")
_FIGURE = re.compile(r"(?<!\w)[$€£¥]?\d[\d,.]*")
_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+")
_CONNECTIVE = re.compile(
    r"(?:However|But|And|Also|Meanwhile|Moreover|Furthermore|In addition|Additionally|Still|Yet|So|Thus|Therefore"
    r"|Instead|Nevertheless|For example|For instance|Indeed|In fact|Similarly|Finally)\b"
)
_PRONOUN = re.compile(r"[“\"]?(?:He|She|It|They|This|These|Those|That|There|His|Her|Its|Their|Such|We|I|You|Our|My)\b")
_WORDS_LONG = 40


def length(view: View) -> float:
    """Words, in parts of forty."""
    return min(1.0, len(view.passage.words) / _WORDS_LONG)


def very_short(view: View) -> float:
    """Fewer than nine words."""
    return float(len(view.passage.words) < 9)


def question(view: View) -> float:
    """Asks something."""
    return float(view.text.rstrip("”\"'’ ").endswith("?"))


def quotation(view: View) -> float:
    """The share of the sentence inside quotation marks."""
    return min(1.0, sum(len(part) for part in _QUOTED.findall(view.text)) / max(1, len(view.text)))


def open_quotation(view: View) -> float:
    """Goes on with a quotation opened in a sentence before, or leaves one open."""
    return float(view.text.count("“") != view.text.count("”") or view.text.count('"') % 2 == 1)


def figures(view: View) -> float:
    """Numbers, up to three."""
    return min(3, len(_FIGURE.findall(view.text))) / 3


def money_or_percent(view: View) -> float:
    """An amount of money or a share."""
    return float(any(sign in view.text for sign in ("$", "€", "£", "%", "percent", "per cent", "million", "billion")))


def names(view: View) -> float:
    """Capitalised words inside the sentence, up to six."""
    return min(6, len(_CAPITAL.findall(view.text))) / 6


def leans_back(view: View) -> float:
    """Opens with a pronoun."""
    return float(bool(_PRONOUN.match(view.text)))


def connective(view: View) -> float:
    """Opens with a connective."""
    return float(bool(_CONNECTIVE.match(view.text)))


def parenthesis(view: View) -> float:
    """Has a parenthesis."""
    return float("(" in view.text)
