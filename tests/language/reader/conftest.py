"""The shipped reader, loaded once."""

from __future__ import annotations

import pytest

from counterclaim.language.reader import Reader, load_reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return load_reader()
