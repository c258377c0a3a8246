"""A file that is sent while it is written: the first bytes go at once, and the ledger is let go as soon as all is read,
however slowly a browser takes it."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from typing import TextIO, cast

# Characters that are gathered before they are written: the first line, some rows, then many. Bytes sent at a time.
GATHERED = (0, 1 << 12, 1 << 16)
PIECE = 1 << 18
WRITER = "sends a file"


class _Growing:
    """A temporary file with one writer and one reader. Has of a text stream what exports need: `write`, `encoding`."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed in `close`
        self._changed = threading.Condition()
        self._gathered: list[str] = []
        self._size, self._is_done, self._error = 0, False, cast("BaseException | None", None)
        self._length, self._flushes = 0, 0

    def write(self, text: str) -> int:
        self._gathered.append(text)
        self._length += len(text)
        if self._length > GATHERED[min(self._flushes, len(GATHERED) - 1)]:
            self._flush()
            self._flushes += 1
        return len(text)

    def done(self, error: BaseException | None) -> None:
        """Nothing more will be written; with an error, the file is not whole."""
        self._flush()
        with self._changed:
            self._is_done, self._error = True, error
            self._changed.notify()

    def pieces(self) -> Iterator[bytes]:
        at = 0
        while True:
            with self._changed:
                while at == self._size and not self._is_done:
                    self._changed.wait()
                self._file.seek(at)
                piece = self._file.read(PIECE)
                if not piece:
                    if self._error is not None:
                        raise self._error  # the browser sees a broken download, not a short file
                    return
            at += len(piece)
            yield piece

    def close(self) -> None:
        with self._changed:
            self._file.close()

    def _flush(self) -> None:
        data = "".join(self._gathered).encode("utf-8", "replace")
        self._gathered.clear()
        self._length = 0
        with self._changed:
            if self._file.closed:
                raise BrokenPipeError("nobody takes it any more")
            self._file.seek(self._size)
            self._file.write(data)
            self._size += len(data)
            self._changed.notify()


def sent(write: Callable[[TextIO], object]) -> Generator[bytes, None, None]:
    """The bytes of what `write` writes to a text stream, as they come. What it raises is raised here."""
    growing = _Growing()

    def make() -> None:
        error: BaseException | None = None
        try:
            write(cast("TextIO", growing))
        except BrokenPipeError:
            return
        except Exception as raised:
            error = raised
        with suppress(BrokenPipeError):
            growing.done(error)

    threading.Thread(target=make, name=WRITER, daemon=True).start()
    try:
        yield from growing.pieces()
    finally:
        growing.close()  # a writer that isn't done finds it closed, and ends
