"""The desk, listening."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

DEFAULT_PORT = 8412


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

    With `blind`, others' decisions on a claim are shown only to who has decided on it. Beyond the loopback interface a
    token is made, and every request needs it.
    """
    import uvicorn

    from counterclaim.review.app import create_app
    from counterclaim.review.guard import LOOPBACK, Guard

    outside = host not in ("127.0.0.1", "localhost", "::1")
    token = secrets.token_urlsafe(24) if outside else None
    guard = Guard(LOOPBACK | {host}, token)
    app = create_app(ledger, who=who, guard=guard, blind=blind)
    shown = f"[{host}]" if ":" in host else host
    ready(f"http://{shown}:{port}/" + (f"?token={token}" if token else ""))
    uvicorn.run(app, host=host, port=port, log_level="warning")
