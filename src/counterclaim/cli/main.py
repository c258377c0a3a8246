"""From arguments to an exit status; every error in one message, none as a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import IntEnum

from counterclaim.errors import CounterclaimError


class Exit(IntEnum):
    """Exit statuses. Some reports refused is still 0: the summary on standard error says which, and why."""

    FINE = 0
    VERIFY_FAILED = 1
    USAGE = 2
    FATAL = 3
    ALL_REFUSED = 4
    STOPPED = 130  # by Ctrl-C, as shells have it


def main() -> None:
    """The command `counterclaim`."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs a command line and gives its exit status."""
    import click

    from counterclaim.cli.app import make_app

    try:
        status = make_app()(args=list(arguments), prog_name="counterclaim", standalone_mode=False)
        sys.stdout.flush()
        return int(status or Exit.FINE)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except CounterclaimError as error:
        print(f"counterclaim: {error}", file=sys.stderr)
        return Exit.FATAL
    except BrokenPipeError:
        # Whoever read our output has seen enough. What is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FINE
    except OSError as error:
        print(f"counterclaim: {error.filename or 'output'}: {error.strerror or error}", file=sys.stderr)
        return Exit.FATAL
    except (KeyboardInterrupt, click.Abort):
        print("counterclaim: stopped.", file=sys.stderr)
        return Exit.STOPPED
