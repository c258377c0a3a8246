"""What was refused, for a person to read: by code, with how many and the first examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.cli.output import say


def print_refusals(refused: Mapping[str, int], examples: Mapping[str, Sequence[str]]) -> None:
    """A summary on standard error; nothing where nothing was refused."""
    if not refused:
        return
    total = sum(refused.values())
    say(f"refused: {total:,} ({', '.join(f'{code} {n:,}' for code, n in sorted(refused.items()))})")
    for code in sorted(refused):
        for example in examples.get(code, ()):
            say(f"  {example}")
        more = refused[code] - len(examples.get(code, ()))
        if more:
            say(f"  … and {more:,} more of {code}")
