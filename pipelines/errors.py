"""The exceptions of this project, each with what a person should do about it.

Belongs here: every exception type we raise on purpose. Does not belong here: texts for one call site; those are given
when the exception is raised.
"""

from __future__ import annotations


class BulletinsError(Exception):
    """The root of all: `what` happened, to which `where` (file, page, table), and what to `do`."""

    def __init__(self, what: str, *, where: str | None = None, do: str | None = None) -> None:
        self.what = what
        self.where = where
        self.do = do
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}. {self.do}" if self.do else head


class RefusedFileError(BulletinsError):
    """A file that cannot be loaded; `reason` is from the closed list in `pipelines/intake/reasons.py`."""

    def __init__(self, what: str, *, reason: str, where: str | None = None, do: str | None = None) -> None:
        self.reason = reason
        super().__init__(what, where=where, do=do)


class RuleError(BulletinsError):
    """A rule file that cannot be used: the rule's id is in `where`."""


class SettingsError(BulletinsError):
    """A setting that makes no sense."""


class StagingError(BulletinsError):
    """A staging file that is missing, unreadable or of another version."""


class WarehouseError(BulletinsError):
    """The warehouse cannot be read, written or published."""


#: What a person should do about a disk that refuses, whatever was being written.
RIGHTS_ADVICE = "Give this user the right to write there; what was loaded is kept, and the next run goes on"
DISK_ADVICE = "Make room on the disk or mend it; what was loaded is kept, and the next run goes on"

#: What a slip of ours raises on print that nobody foresaw. Who reads one part of an issue tells of it and goes on: the
#: rest of the issue is worth having. Anything else (no memory, no disk, an interruption) ends the run.
UNFORESEEN = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
#: What such a finding is called, and what it tells a person to do.
GRAPHIC_UNREAD = "graphics.unread"
PARAGRAPH_UNREAD = "figures.unread"
TELL_MAINTAINERS = "The rest of the issue is loaded. Report the file to those who maintain the pipeline"
