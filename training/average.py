"""Averages the exported weights of checkpoints of one run.

python training/average.py OUT.pt FIRST.pt SECOND.pt [...]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    ap.add_argument("checkpoints", type=Path, nargs="+")
    args = ap.parse_args()
    states = [torch.load(path, weights_only=False, map_location="cpu") for path in args.checkpoints]
    last = states[-1]
    mean = {name: sum(s["ema"][name] for s in states) / len(states) for name in last["ema"]}
    torch.save({"ema": mean} | {k: last[k] for k in ("keep", "relations", "step", "args")}, args.out)


if __name__ == "__main__":
    main()
