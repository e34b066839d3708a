"""No two documents of a corpus under one name, without remembering the names of millions."""

from __future__ import annotations

from hashlib import blake2b

# Bits in all, as a power of two, and those that a name sets. In 16 MB of bits, 1 of 50,000 new names is taken for an
# old one after a million, 1 of 40 after ten millions. The memory is touched as it fills: small corpora pay nothing.
BITS = 27
PROBES = 5
# Bytes of a digest for one probe.
WIDE = 4


class Names:
    """The names given so far, well enough to tell a new one (Bloom 1970).

    A filter says "new" only of what is new; of a few new names it says that they came before, and these bear their
    place for nothing. So names stay distinct, and memory flat.
    """

    def __init__(self) -> None:
        self._bits = bytearray(1 << BITS - 3)

    def once(self, name: str, at: str) -> str:
        """The name, with its place behind it where it perhaps came before. Example: "a17", later "a17 (line 90)"."""
        placed = f"{name} ({at})"
        return next((one for one in (name, placed) if self._new(one)), f"{placed} ({at})")

    def _new(self, name: str) -> bool:
        digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=PROBES * WIDE).digest()
        new = False
        for start in range(0, len(digest), WIDE):
            place = int.from_bytes(digest[start : start + WIDE], "big") & (1 << BITS) - 1
            bit = 1 << (place & 7)
            new = new or not self._bits[place >> 3] & bit
            self._bits[place >> 3] |= bit
        return new
