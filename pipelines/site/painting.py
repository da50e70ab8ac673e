"""Drawing pages in a process of its own, which may hang or die without harm.

Belongs here: the worker, and supervising it. Does not belong here: drawing (`pictures.py`).
"""

from __future__ import annotations

import hashlib
import multiprocessing
import resource
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Self

import pypdfium2

from pipelines.site.pictures import PictureFile

START_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Order:
    """Pages of one file to be drawn; `sha256` is what the file must hold."""

    path: str
    sha256: str
    pages: tuple[int, ...]
    passwords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page's picture, or why there is none."""

    page_no: int
    data: bytes | None
    reason: str | None = None


class Painter:
    """A worker process that draws pages; started when first needed, and again when it hangs or dies.

    Use it in a `with` block. `draw` is what the process does with an order.
    """

    def __init__(
        self, seconds_per_page: float, memory_bytes: int, draw: Callable[[Order], Iterator[Drawn]] | None = None
    ) -> None:
        self._draw = draw or draw_all
        self._seconds = seconds_per_page
        self._memory = memory_bytes
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def paint(self, order: Order) -> Iterator[Drawn]:
        """Yield each ordered page in turn; a page that cannot be drawn has a reason in place of a picture."""
        left = list(order.pages)
        while left:
            try:
                pipe = self._started()
                pipe.send(Order(order.path, order.sha256, tuple(left), order.passwords))
            except (EOFError, OSError):
                self._end()
                yield from missing(left, "the process that draws does not start")
                return
            while left:
                reason = None
                try:
                    if not pipe.poll(self._seconds):
                        reason = f"drawing took longer than {self._seconds:.0f} s"
                    else:
                        drawn: Drawn = pipe.recv()
                except (EOFError, OSError):
                    reason = "drawing it ended the process that draws"
                if reason is not None:
                    self._end()
                    yield Drawn(left.pop(0), None, reason)
                    break
                left.remove(drawn.page_no)
                yield drawn

    def _started(self) -> Connection:
        if self._process is None or self._pipe is None or not self._process.is_alive():
            self._end()
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_work, args=(theirs, self._memory, self._draw), daemon=True)
            self._process.start()
            theirs.close()
            # Starting is slow on a busy machine and says nothing about the page.
            if self._pipe.poll(START_SECONDS):
                self._pipe.recv()
        return self._pipe

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process, self._pipe = None, None


def _work(pipe: Connection, memory_bytes: int, draw: Callable[[Order], Iterator[Drawn]]) -> None:
    """Draw what is ordered until the other end is closed; Ctrl-C is the other end's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(memory_bytes)
    pipe.send(None)
    while True:
        try:
            order: Order = pipe.recv()
            for drawn in draw(order):
                pipe.send(drawn)
        except (EOFError, BrokenPipeError):
            return


def draw_all(order: Order) -> Iterator[Drawn]:
    """Yield the pictures of the ordered pages, drawn in this process."""
    fault = None
    try:
        data = Path(order.path).read_bytes()
        if hashlib.sha256(data).hexdigest() != order.sha256:
            fault = "the file has another content now"
    except OSError as error:
        fault = f"the file cannot be read: {error.strerror}"
    if fault is None:
        try:
            source = PictureFile(data, order.passwords)
        except pypdfium2.PdfiumError as error:
            fault = f"PDFium does not open the file: {error}"
    if fault is not None:
        yield from (Drawn(page_no, None, fault) for page_no in order.pages)
        return
    try:
        for page_no in order.pages:
            yield _draw(source, page_no)
    finally:
        source.close()


def _draw(source: PictureFile, page_no: int) -> Drawn:
    try:
        return Drawn(page_no, source.draw(page_no))
    except (pypdfium2.PdfiumError, ValueError, OSError, MemoryError, IndexError) as error:
        return Drawn(page_no, None, f"PDFium does not draw the page: {error or type(error).__name__}")


def _limit_memory(memory_bytes: int) -> None:
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = used + memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def missing(pages: Sequence[int], reason: str) -> list[Drawn]:
    """Return pages without a picture, all for the same reason."""
    return [Drawn(page_no, None, reason) for page_no in pages]
