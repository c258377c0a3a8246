"""From arguments to an exit status; every error in one message, none as a traceback."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import NoReturn, ParamSpec

from counterclaim.errors import CounterclaimError

P = ParamSpec("P")


class Exit(IntEnum):
    """Exit statuses. Some reports refused is still 0: the summary on standard error says which, and why."""

    FINE = 0
    VERIFY_FAILED = 1
    USAGE = 2  # given by the command line's own parser
    FATAL = 3
    ALL_REFUSED = 4
    STOPPED = 130  # by Ctrl-C, as shells have it


def main() -> None:
    """The command `counterclaim`."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs a command line and gives its exit status."""
    from counterclaim.cli.app import make_app

    try:
        make_app()(args=list(arguments), prog_name="counterclaim")
    except SystemExit as stop:
        return int(stop.code or Exit.FINE)
    return Exit.FINE


def command(function: Callable[P, int]) -> Callable[P, NoReturn]:
    """A command as the parser calls it: ends the program with its status, and puts its errors in words."""

    @functools.wraps(function)
    def ending(*arguments: P.args, **options: P.kwargs) -> NoReturn:
        try:
            status = function(*arguments, **options)
            sys.stdout.flush()
        except CounterclaimError as error:
            status = _say(str(error))
        except BrokenPipeError:
            # Whoever read our output has seen enough. What is still buffered must not raise again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = Exit.FINE
        except OSError as error:
            status = _say(f"{error.filename or 'output'}: {error.strerror or error}")
        except KeyboardInterrupt:
            _say("stopped.")
            status = Exit.STOPPED
        raise SystemExit(int(status))

    return ending


def _say(message: str) -> Exit:
    from counterclaim.cli.output import say

    say(f"counterclaim: {message}")
    return Exit.FATAL
