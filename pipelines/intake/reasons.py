"""The closed list of reasons for which a file is refused, waits, or is loaded only in part.

Belongs here: every reason, what it means and what a person should do, with the setting that raises the limit in
question. Does not belong here: deciding which reason applies.
"""

from __future__ import annotations

from enum import StrEnum

from pipelines.intake.limits import setting_name


class Reason(StrEnum):
    """Why a file or a page was not read; the value stands in the ledger."""

    # what lies in the folder
    NOT_A_REGULAR_FILE = "not_a_regular_file"
    SYMBOLIC_LINK = "symbolic_link"
    UNUSABLE_NAME = "unusable_name"
    NO_PERMISSION = "no_permission"
    STORAGE_FAULT = "storage_fault"
    UNSETTLED = "unsettled"
    VANISHED = "vanished"
    # what the file is
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_A_PDF = "not_a_pdf"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NO_PAGES = "no_pages"
    TOO_MANY_PAGES = "too_many_pages"
    # what reading it costs
    CPU_TIME = "cpu_time"
    FILE_CPU_TIME = "file_cpu_time"
    WALL_TIME = "wall_time"
    MEMORY = "memory"
    TOO_MANY_CHARACTERS = "too_many_characters"
    READER_CRASHED = "reader_crashed"
    INTERNAL_ERROR = "internal_error"
    # what it says
    NO_TEXT_LAYER = "no_text_layer"
    UNREADABLE_TEXT = "unreadable_text"
    UNRECOGNISED = "unrecognised"

    @property
    def message(self) -> str:
        """What happened, as the start of a sentence."""
        return _TEXTS[self][0]

    @property
    def limit(self) -> str | None:
        """The field of Limits that was reached, where it was one."""
        return _LIMITS.get(self)

    @property
    def setting(self) -> str | None:
        """The setting that raises the limit, where there is one."""
        limit = self.limit
        return setting_name(limit) if limit else _OTHER_SETTINGS.get(self)

    @property
    def do(self) -> str:
        """What a person should do about it."""
        return _TEXTS[self][1].format(setting=self.setting)

    def describe(self, detail: str | None = None) -> str:
        """Return message, detail and advice as the ledger's `detail` says them."""
        head = f"{self.message}: {detail}" if detail else self.message
        return f"{head}. {self.do}"


_LIMITS = {
    Reason.TOO_LARGE: "max_file_bytes",
    Reason.TOO_MANY_PAGES: "max_pages",
    Reason.CPU_TIME: "cpu_seconds_per_page",
    Reason.FILE_CPU_TIME: "cpu_seconds_per_file",
    Reason.WALL_TIME: "wall_seconds_per_step",
    Reason.MEMORY: "memory_bytes_per_worker",
    Reason.TOO_MANY_CHARACTERS: "max_characters_per_page",
}

_OTHER_SETTINGS = {
    Reason.ENCRYPTED: "BULLETINS_PASSWORDS",
    Reason.UNSETTLED: "BULLETINS_SETTLE_SECONDS",
}

_TEXTS = {
    Reason.NOT_A_REGULAR_FILE: (
        "Not a regular file, so it was not opened",
        "Put the PDF itself into the folder, under a name of its own",
    ),
    Reason.SYMBOLIC_LINK: (
        "A symbolic link, which is never followed",
        "Copy the file into the folder instead of linking to it",
    ),
    Reason.UNUSABLE_NAME: (
        "The file's name is not valid Unicode",
        "Rename the file",
    ),
    Reason.NO_PERMISSION: (
        "The file may not be read by this user",
        "Give the user that runs the pipeline the right to read it",
    ),
    Reason.STORAGE_FAULT: (
        "The disk or network drive gave an error",
        "Check the drive, then retry the file",
    ),
    Reason.UNSETTLED: (
        "The file is still being written",
        "Nothing to do: it is taken once it has not changed for {setting} seconds",
    ),
    Reason.VANISHED: (
        "The file was gone when it was to be read",
        "Nothing to do; put it back to have it loaded",
    ),
    Reason.EMPTY: (
        "The file is empty",
        "Copy it again: the transfer was probably broken off",
    ),
    Reason.TOO_LARGE: (
        "The file is larger than the limit",
        "Raise {setting} if it is meant to be so large, then retry the file",
    ),
    Reason.NOT_A_PDF: (
        "The file is no PDF, whatever its name",
        "Fetch the PDF itself, or export the document as PDF",
    ),
    Reason.ENCRYPTED: (
        "The file is encrypted and none of the known passwords opens it",
        "Add its password to {setting}, then retry the file; one encrypted for a certificate has to come without",
    ),
    Reason.DAMAGED: (
        "It is damaged beyond what three readers can repair",
        "Fetch it again from its source",
    ),
    Reason.NO_PAGES: (
        "The file has no pages",
        "Fetch it again from its source",
    ),
    Reason.TOO_MANY_PAGES: (
        "The file has more pages than the limit",
        "Split it, or raise {setting} and retry the file",
    ),
    Reason.CPU_TIME: (
        "Opening it or reading a page took more CPU time than the limit",
        "Look at it; raise {setting} if it is sound, then retry the file",
    ),
    Reason.FILE_CPU_TIME: (
        "Reading the file took more CPU time than the limit",
        "Split the file, or raise {setting} and retry it",
    ),
    Reason.WALL_TIME: (
        "The worker was stuck",
        "Retry the file when the machine is less busy, or raise {setting}",
    ),
    Reason.MEMORY: (
        "Reading it took more memory than the limit",
        "Look at the file; raise {setting} if it is sound, then retry the file",
    ),
    Reason.TOO_MANY_CHARACTERS: (
        "A page has more characters, or draws more, than the limit",
        "Look at the page; raise {setting} if it is sound, then retry the file",
    ),
    Reason.READER_CRASHED: (
        "The process that worked on it crashed",
        "Report the file to those who maintain the pipeline; the others are not affected",
    ),
    Reason.INTERNAL_ERROR: (
        "The program stumbled over it",
        "Report the file to those who maintain the pipeline; the others are not affected",
    ),
    Reason.NO_TEXT_LAYER: (
        "The pages are pictures without a text layer",
        "Install the program Tesseract (on Debian: apt install tesseract-ocr), then retry the file",
    ),
    Reason.UNREADABLE_TEXT: (
        "The fonts do not say which characters they show",
        "Install the program Tesseract (on Debian: apt install tesseract-ocr), then retry the file",
    ),
    Reason.UNRECOGNISED: (
        "What the pages show was not recognised",
        "Scan it anew, upright, in black on white, at 300 dots per inch; only English is recognised",
    ),
}
