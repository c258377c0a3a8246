"""A review desk that listens on a port of its own, and requests to it as bytes, which no client makes well-formed."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from counterclaim.review import create_app
from counterclaim.review.desk import FORM_TYPE
from counterclaim.review.guard import LOOPBACK, Guard

# Seconds that an answer may take to come.
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Answer:
    """“303, Location: /claim/c1, nothing.” `status` is 0 where the desk hung up."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: str

    def header(self, name: str) -> str:
        """A header's value; empty where there is none, or two, which is no header of the desk's."""
        found = [value for one, value in self.headers if one == name]
        return found[0] if len(found) == 1 else ""


@dataclass(frozen=True, slots=True)
class Desk:
    """A running desk: where it listens, and what guards it."""

    port: int
    guard: Guard

    @property
    def host(self) -> str:
        """The desk's name for itself."""
        return f"127.0.0.1:{self.port}"

    def ask(
        self,
        target: str | bytes,
        method: str = "GET",
        headers: Iterable[tuple[str, str]] = (),
        body: bytes = b"",
        host: str | None = None,
    ) -> Answer:
        """Sends a request, its target and headers as they are. `host` stands in for the desk's own."""
        goes = target if isinstance(target, bytes) else target.encode()
        lines = [b"%s %s HTTP/1.1" % (method.encode(), goes)]
        named = [("Host", self.host if host is None else host), ("Connection", "close"), *headers]
        if body and not any(name.lower() in ("content-length", "transfer-encoding") for name, _ in named):
            named.append(("Content-Length", str(len(body))))
        lines += [f"{name}: {value}".encode("utf-8", "surrogatepass") for name, value in named]
        return self._sent(b"\r\n".join(lines) + b"\r\n\r\n" + body)

    def post(self, target: str, fields: dict[str, str], headers: Iterable[tuple[str, str]] = (), **more: str) -> Answer:
        """Sends a form of the desk's own, with its key, as a browser does; `key` is another one."""
        values = {"key": more.get("key", self.guard.form_key), **fields}
        kind = ("Content-Type", more.get("kind", FORM_TYPE))
        return self.ask(target, "POST", [kind, *headers], urlencode(values).encode(), more.get("host"))

    def _sent(self, request: bytes) -> Answer:
        received = bytearray()
        # A desk that has heard enough hangs up: what it said stands to be read. One that was ended takes no call.
        with (
            suppress(ConnectionRefusedError),
            socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as line,
        ):
            with suppress(BrokenPipeError, ConnectionResetError):
                line.sendall(request)
            with suppress(ConnectionResetError):
                while piece := line.recv(1 << 16):
                    received += piece
        return _answer(bytes(received))


def _answer(received: bytes) -> Answer:
    head, _, body = received.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    found = re.match(r"HTTP/1\.1 (\d{3})", first)
    headers = tuple((name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in rest))
    return Answer(int(found[1]) if found else 0, headers, body.decode("utf-8", "replace"))


@contextmanager
def listening(ledger: Path, token: str | None = None) -> Iterator[Desk]:
    """A desk on a ledger, in a thread of this process, from when it answers until it is left."""
    import uvicorn

    guard = Guard(LOOPBACK, token)
    app = create_app(ledger, who="R. Reader", guard=guard)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", ws="none", lifespan="off"))
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [line]}, daemon=True)
        thread.start()
        until = time.monotonic() + PATIENCE
        while not server.started:
            assert thread.is_alive(), "the desk ended before it listened"
            assert time.monotonic() < until, "the desk doesn't listen"
            time.sleep(0.01)
        try:
            yield Desk(line.getsockname()[1], guard)
        finally:
            server.should_exit = True
            thread.join(PATIENCE)
