"""`python -m tests.crash [ROUNDS] [SEED]`: print every round, exit with 1 when anything was lost, doubled or torn."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.crash.rounds import play


def main() -> int:
    """Play the rounds in a temporary folder."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    faults = killed = 0
    with tempfile.TemporaryDirectory() as folder:
        for played in play(Path(folder) / "house", rounds, seed):
            killed += played.killed
            faults += len(played.faults)
            told = "; ".join(played.faults) or "whole"
            how = f"{'killed' if played.killed else 'ended'} after {played.after_seconds:.1f} s"
            print(f"round {played.number}: {how if played.after_seconds else 'caught up'}: {told}", flush=True)
    print(f"{rounds} rounds, {killed} killed, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
