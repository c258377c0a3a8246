"""What was refused, for a person to read: by code, with how many and the first examples."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence


def print_refusals(refused: Mapping[str, int], examples: Mapping[str, Sequence[str]]) -> None:
    """A summary on standard error; nothing where nothing was refused."""
    if not refused:
        return
    total = sum(refused.values())
    print(f"refused: {total:,} ({', '.join(f'{code} {n:,}' for code, n in sorted(refused.items()))})", file=sys.stderr)
    for code in sorted(refused):
        for example in examples.get(code, ()):
            print(f"  {example}", file=sys.stderr)
        more = refused[code] - len(examples.get(code, ()))
        if more:
            print(f"  … and {more:,} more of {code}", file=sys.stderr)
