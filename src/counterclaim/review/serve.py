"""The desk, listening."""

from __future__ import annotations

import errno
import secrets
import socket
from collections.abc import Callable
from pathlib import Path

from counterclaim.errors import FatalError

DEFAULT_PORT = 8412
# So many ports are tried, upwards: colleagues who share a machine each have a desk of their own.
TRIES = 20


def serve(
    ledger: str | Path,
    *,
    who: str = "reviewer",
    host: str = "127.0.0.1",
    port: int = DEFAULT_PORT,
    blind: bool = False,
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Serves the desk until it is stopped; `ready` is given the address to open.

    Where `port` is taken, the next free one is. With `blind`, others' decisions on a claim are shown only to who has
    decided on it. FatalError CC250 where no port is free or `host` is no address of this machine. Beyond the loopback
    interface a token is made, and every request needs it.
    """
    import uvicorn

    from counterclaim.review.app import create_app
    from counterclaim.review.guard import LOOPBACK, Guard

    outside = host not in ("127.0.0.1", "localhost", "::1")
    token = secrets.token_urlsafe(24) if outside else None
    guard = Guard(LOOPBACK | {host}, token)
    app = create_app(ledger, who=who, guard=guard, blind=blind)
    listening = listen(host, port)
    port = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    ready(f"http://{shown}:{port}/" + (f"?token={token}" if token else ""))
    with listening:
        uvicorn.Server(uvicorn.Config(app, log_level="warning")).run([listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket at the first free port from `port` on. FatalError CC250."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    reason = "no port is free"
    for number in range(port, min(port + TRIES, 2**16)):
        made = socket.socket(family)
        try:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind((host, number))
            made.listen()
        except OSError as error:
            made.close()
            if error.errno != errno.EADDRINUSE:
                reason = error.strerror or str(error)
                break
        else:
            return made
    raise FatalError(
        "CC250",
        f"the desk can't listen at {host}, port {port} ({reason}).",
        mend="Choose another with --host and --port.",
    )
