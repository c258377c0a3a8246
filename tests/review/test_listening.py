"""Where a desk listens: colleagues on one machine each have their own."""

from __future__ import annotations

import socket

import pytest

from counterclaim.errors import FatalError
from counterclaim.review.serve import listen


def test_a_taken_port_gives_the_next_free_one() -> None:
    with listen("127.0.0.1", 20412) as first, listen("127.0.0.1", first.getsockname()[1]) as second:
        assert first.getsockname()[1] < second.getsockname()[1] <= first.getsockname()[1] + 20


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(FatalError, match="CC250"):
        listen("192.0.2.1", 20412)  # of the block for documentation


def test_no_free_port_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(listen.__globals__, "TRIES", 1)  # the package's `serve` is the function, not its file
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(FatalError, match="no port is free"):
            listen("127.0.0.1", taken.getsockname()[1])
