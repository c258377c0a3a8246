"""Which ids were read before: the only memory that grows with the number of reports."""

from __future__ import annotations

from array import array
from hashlib import blake2b


class SeenIds:
    """A set of 8-byte hashes of ids, each with an 8-byte hash of its text, in two flat arrays.

    At least half of the slots are free, so a report costs 32 to 64 bytes; a dict of the same would take some 140.
    With ten million reports the odds that any two ids share a hash are about 3 in a million.
    """

    def __init__(self) -> None:
        self._size = 1 << 10
        self._count = 0
        self._ids = array("Q", bytes(8 * self._size))
        self._texts = array("Q", bytes(8 * self._size))

    def __len__(self) -> int:
        return self._count

    def add(self, identifier: str, text: str) -> bool | None:
        """None where the id is new; else whether the text is the one it came with."""
        key, value = _hash(identifier), _hash(text)
        slot = self._slot(key)
        if self._ids[slot]:
            return self._texts[slot] == value
        self._ids[slot], self._texts[slot] = key, value
        self._count += 1
        if 2 * self._count > self._size:
            self._grow()
        return None

    def _slot(self, key: int) -> int:
        mask = self._size - 1
        slot = key & mask
        ids = self._ids
        while ids[slot] and ids[slot] != key:
            slot = (slot + 1) & mask
        return slot

    def _grow(self) -> None:
        ids, texts = self._ids, self._texts
        self._size *= 2
        self._ids = array("Q", bytes(8 * self._size))
        self._texts = array("Q", bytes(8 * self._size))
        for key, value in zip(ids, texts, strict=True):
            if key:
                slot = self._slot(key)
                self._ids[slot], self._texts[slot] = key, value


def _hash(text: str) -> int:
    # 0 marks a free slot.
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little") or 1
