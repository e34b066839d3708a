"""Prints the figures to pin."""

from __future__ import annotations

import json

from tests.gate.figures import corpus, figures

print(json.dumps({"corpus": corpus(), "floors": figures()}, indent=1))  # noqa: T201
