"""Damaged copies of a folder of PDFs, for the stress command to read::

    python -m tests.stress.mutations FOLDER OUT --copies 10 --seed 1
    python -m tests.stress.mutations FOLDER OUT --level objects     # whole in their bytes, wrong in what they say

Belongs here: making the copies, the same ones for the same seed, and damage to bytes. Does not belong here: changes of
objects (`objects`) and reading the copies.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.stress.objects import OBJECT_KINDS, changed

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


LEVELS: dict[str, dict[str, Callable[[bytes, random.Random], bytes | None]]] = {
    "bytes": {kind.__name__: kind for kind in KINDS},
    "objects": {kind.__name__: partial(changed, kind=kind) for kind in OBJECT_KINDS},
}


def copies(data: bytes, name: str, level: str, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield `count` copies of the file `name`, each under its name; fewer where it cannot be changed in some way."""
    kinds = list(LEVELS[level].items())
    for number in range(count):
        kind, change = kinds[number % len(kinds)]
        copy = change(data, chance=random.Random(f"{seed}:{name}:{number}"))
        if copy is not None:
            yield f"{Path(name).stem}-{kind}-{number}.pdf", copy


def main() -> int:
    """Write the copies."""
    parser = argparse.ArgumentParser(prog="python -m tests.stress.mutations", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--level", choices=sorted(LEVELS), default="bytes", help="what is changed")
    parser.add_argument("--copies", type=int, help="copies of each file; one of each kind if not given")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    count = 0
    for path in sorted(options.folder.rglob("*.pdf")):
        wanted = options.copies or len(LEVELS[options.level])
        for name, copy in copies(path.read_bytes(), path.name, options.level, wanted, options.seed):
            (options.out / name).write_bytes(copy)
            count += 1
    print(f"{count} files written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
