"""When and where a document was made, as the lines around its headline tell."""

from __future__ import annotations

import pytest

from briefing.model import PRINTABLE
from briefing.read import read_text

BODY = "The ministers met on Monday. They came back to the harbour on 4 June 2019.\n"


@pytest.mark.parametrize(
    ("line", "day", "place"),
    [
        ("Published 14 March 2025", "2025-03-14", None),
        ("Updated: 14 March 2025, 09:42 GMT", "2025-03-14", None),
        ("Updated 15 March 2025\nPublished 14 March 2025", "2025-03-14", None),
        ("2025-03-14", "2025-03-14", None),
        ("Date: 14.03.2025", "2025-03-14", None),
        ("Oslo, 2025-03-14", "2025-03-14", "Oslo"),
        ("*Prepared by the Harbour Office, 14 March 2025*", "2025-03-14", None),
        ("Delivered at the yearly fair, Bergen, 14 March 2025", "2025-03-14", "Bergen"),
        ("By Ann Holm | 14 March 2025 | 4 min read", "2025-03-14", None),
        ("By Ann Holm, 14 March 2025", "2025-03-14", None),
        ("Ann Holm, Friday, 14 March 2025", "2025-03-14", None),
        ("The port at dusk on 14 March 2025. Photo: Ann Holm", "None", None),
        ("Read more: The port on 14 March 2025", "None", None),
        ("No date at all", "None", None),
    ],
)
def test_a_line_under_the_headline(line: str, day: str, place: str | None) -> None:
    document = read_text(f"Ministers Meet on Grain\n\n{line}\n\n{BODY}", "x")
    assert (str(document.date), document.place) == (day, place)
    head = [block for block in document.blocks if block.kind in PRINTABLE]
    assert document.text[head[0].start :].startswith("The ministers met")


@pytest.mark.parametrize(
    ("tail", "day"),
    [
        ("Oslo\n\n14 March 2025", "2025-03-14"),
        ("14 March 2025\n\nThe lock was built by the harbour board.", "None"),
        ("Related stories\n\n14 March 2025\n\nFerry sold", "None"),
    ],
)
def test_a_date_under_the_article_but_not_inside(tail: str, day: str) -> None:
    assert str(read_text(f"Ministers Meet on Grain\n\n{BODY}\n{tail}\n", "x").date) == day
