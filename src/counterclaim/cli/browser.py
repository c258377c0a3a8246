"""A page in the user's browser, where there is one."""

from __future__ import annotations

import os
import sys


def open_page(address: str) -> bool:
    """Opens an address in a browser; False, and nothing done, where there is no display to show it on."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    import webbrowser

    return webbrowser.open(address)
