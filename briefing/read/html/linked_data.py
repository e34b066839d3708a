"""JSON-LD, the facts about a page that it tells to search engines, as flat nodes of the kinds that news come in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A page of news has one or two such scripts; more, or longer ones, are a shop's.
MOST_SCRIPTS = 20
LONGEST_SCRIPT = 200_000
MOST_NODES = 1_000

_NEWS = re.compile(r"Article|Report|Posting|WebPage|Release")
# Hand-written scripts leave a comma before a closing bracket.
_SPARE_COMMA = re.compile(r",\s{0,99}([}\]])")
_SCRIPTS = "//script[@type='application/ld+json']"

Node = dict[str, Any]


def linked_data(tree: HtmlElement) -> tuple[Node, ...]:
    """The nodes that describe an article, articles before mere pages; broken scripts say nothing."""
    found: list[Node] = []
    for script in tree.xpath(_SCRIPTS)[:MOST_SCRIPTS]:
        if script.text and len(script.text) <= LONGEST_SCRIPT:
            found += _nodes(script.text)
    return tuple(sorted(found, key=lambda node: "WebPage" in str(node.get("@type"))))


def named(value: object) -> Iterator[str]:
    """The names in a value: a text, a node with a name, or a list of either."""
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip():
            yield name


def _nodes(text: str) -> Iterator[Node]:
    """The nodes of news in a script, those of a "@graph" too."""
    try:
        waiting = [json.loads(_SPARE_COMMA.sub(r"\1", text), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += [node.get("@graph"), node.get("mainEntity")]
            if _NEWS.search(str(node.get("@type"))[:200]):
                yield node
