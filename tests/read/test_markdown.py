"""Markdown to a document: marks gone, words kept, code and tables never printed."""

from __future__ import annotations

import pytest

from briefing.model import Kind
from briefing.read import read_text
from briefing.read.markdown import MOST_CHARACTERS, is_markdown

PAGE = """---
title: Harbour Letter
date: 2026-03-04
publisher: "Harbour Post"
---
# Grain **Talks** in [Bergen](https://bergen.example)

The *ministers* met on Monday. See [the plan](https://plan.example "Plan").
They talked for `six` hours.

## What is open

1. The price of wheat.
2. The winter harbour.
   It freezes often.

- [ ] Ships & fees

> “We wait,” said Roe.

| port | fee |
|------|-----|
| Oslo | 4   |

```python
print("no")
```

![A ship at dusk](ship.png)

<script>alert(1)</script> stays as text.
"""


def test_a_page() -> None:
    document = read_text(PAGE, "letter.md")
    told = [(str(block.kind), document.text[block.start : block.end]) for block in document.blocks]
    assert told == [
        ("title", "Grain Talks in Bergen"),
        ("paragraph", "The ministers met on Monday. See the plan. They talked for six hours."),
        ("heading", "What is open"),
        ("bullet", "The price of wheat."),
        ("bullet", "The winter harbour. It freezes often."),
        ("bullet", "[ ] Ships & fees"),
        ("paragraph", "“We wait,” said Roe."),
        ("furniture", "port | fee"),
        ("furniture", "Oslo | 4"),
        ("furniture", 'print("no")'),
        ("paragraph", "<script>alert(1)</script> stays as text."),
    ]
    assert (document.title, str(document.date), document.outlet) == (
        "Grain Talks in Bergen",
        "2026-03-04",
        "Harbour Post",
    )


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("Plain text.", "day.md", True),
        ("# One\n\nText.\n\n## Two\n\nText.", "wire-17", True),
        ("# One\n\nText.\n\n## Two\n\nText.", "day.txt", True),
        ("# One\n\nText.", "day.txt", True),
        ("Harbour Letter\n==============\n\nText.", "day.txt", True),
        ("The harbour\n---------\n\nText.", "day.txt", True),
        ("The harbour opened.\n-------------------\n\nText.", "day.txt", False),
        ("The harbour\n---\n\nText.", "day.txt", False),
        ("See [the plan](https://plan.example).\n\n- Ships\n- Fees", "day.txt", True),
        ("The **port** opened.\n\n- Ships\n- Fees", "day.txt", True),
        ("The port [sic] (old) opened.\n\n- Ships\n- Fees", "day.txt", False),
        ("#tag and #tag\n# Only one heading", "wire-17", False),
        ("a" * (MOST_CHARACTERS + 1), "day.md", False),
    ],
)
def test_when_a_text_is_markdown(text: str, name: str, wanted: bool) -> None:
    assert is_markdown(text, name) is wanted


@pytest.mark.parametrize("hostile", ["[" * 20_000, "> " * 20_000, "*a " * 20_000, "`" * 20_000 + "a", "![" * 10_000])
def test_hostile_marks_end_soon(hostile: str) -> None:
    document = read_text("Some words first.\n\n" + hostile, "day.md")
    assert any(block.kind is Kind.PARAGRAPH for block in document.blocks)
