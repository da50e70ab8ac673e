"""Damaged copies of a folder of PDFs, for the stress command to read::

    python -m tests.stress.mutations FOLDER OUT --copies 10 --seed 1

Belongs here: making the copies, the same ones for the same seed. Does not belong here: reading them.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

NUMBER = re.compile(rb"\d+")
STREAM = re.compile(rb"stream\r?\n")


def cut_off(data: bytes, chance: random.Random) -> bytes:
    """A transfer that broke off."""
    return data[: chance.randrange(len(data) // 20, len(data))]


def flip_bytes(data: bytes, chance: random.Random) -> bytes:
    """A bad disk: some bytes anywhere."""
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 10, 100, 1000))):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def zero_block(data: bytes, chance: random.Random) -> bytes:
    """A block that never arrived."""
    start = chance.randrange(len(data))
    return data[:start] + bytes(min(4096, len(data) - start)) + data[start + 4096 :]


def drop_block(data: bytes, chance: random.Random) -> bytes:
    """A piece missing, so that every offset behind it is wrong."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 20_000) :]


def change_numbers(data: bytes, chance: random.Random) -> bytes:
    """Wrong lengths, references, counts and offsets, outside the streams as far as that can be told."""
    places = [found.span() for found in NUMBER.finditer(data)]
    for start, end in sorted(chance.sample(places, min(len(places), chance.choice((1, 5, 25)))), reverse=True):
        data = data[:start] + chance.choice((b"0", b"1", b"-1", b"2147483648", b"99999999999", b"7")) + data[end:]
    return data


def as_text(data: bytes, chance: random.Random) -> bytes:
    """A transfer in text mode: line ends rewritten."""
    return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def without_tail(data: bytes, chance: random.Random) -> bytes:
    """No cross-reference at the end."""
    place = data.rfind(b"startxref")
    return data[:place] if place > 0 else data[: len(data) - 1024]


def unpack_nothing(data: bytes, chance: random.Random) -> bytes:
    """One stream whose compressed data are noise."""
    places = [found.end() for found in STREAM.finditer(data)]
    if not places:
        return data
    place = chance.choice(places)
    return data[:place] + chance.randbytes(64) + data[place + 64 :]


KINDS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut_off,
    flip_bytes,
    zero_block,
    drop_block,
    change_numbers,
    as_text,
    without_tail,
    unpack_nothing,
)


def main() -> int:
    """Write the copies."""
    parser = argparse.ArgumentParser(prog="python -m tests.stress.mutations", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--copies", type=int, default=len(KINDS), help="damaged copies of each file")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    count = 0
    for path in sorted(options.folder.rglob("*.pdf")):
        data = path.read_bytes()
        for number in range(options.copies):
            kind = KINDS[number % len(KINDS)]
            chance = random.Random(f"{options.seed}:{path.name}:{number}")
            (options.out / f"{path.stem}-{kind.__name__}-{number}.pdf").write_bytes(kind(data, chance))
            count += 1
    print(f"{count} files written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
