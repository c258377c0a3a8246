"""Output files: whole, or not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO, TypeVar

from counterclaim.errors import FatalError

Stream = TypeVar("Stream", TextIO, BinaryIO)


def say(message: str) -> None:
    """A line on standard error. Names of files and words of reports can't steer the terminal."""
    from counterclaim.dossier.visible import visible

    print(visible(message), file=sys.stderr)


def writing_text(path: Path) -> AbstractContextManager[TextIO]:
    """A text file that takes its name only when it is complete. FatalError CC220 where it can't be written."""
    return _writing(path, lambda draft: draft.open("w", encoding="utf-8", newline=""))


def writing_bytes(path: Path) -> AbstractContextManager[BinaryIO]:
    """As `writing_text`, of bytes."""
    return _writing(path, lambda draft: draft.open("wb"))


@contextmanager
def _writing(path: Path, opened: Callable[[Path], Stream]) -> Iterator[Stream]:
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with opened(draft) as stream:
            yield stream
            # Only what has reached the disk takes the name: a power cut must not leave an empty file under it.
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    except OSError as error:
        raise FatalError(
            "CC220",
            f"the file can't be written ({error.strerror or error}).",
            where=str(path),
            mend="Choose a folder that is there, has space and that you may write to.",
        ) from error
    finally:
        with suppress(OSError):  # on a read-only disk even taking away what is not there fails
            draft.unlink(missing_ok=True)
