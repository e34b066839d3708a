"""Seals: hashes by which a damaged record is known.

SQLite checks how its pages hang together, not what they say: of one flipped byte in a text it knows nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256

_WRITER = json.JSONEncoder(default=repr)


def seal(parts: Iterable[object]) -> str:
    """The SHA-256 of values written as ASCII JSON, so that neither type nor border of any can change unseen.

    What is no text, number or list, as bytes or a value that damage has turned into another, is written as Python
    shows it.
    """
    return digest(_WRITER.encode(list(parts)).encode())


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal digits."""
    return sha256(data).hexdigest()
