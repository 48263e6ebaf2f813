"""Every sentence with which a file or an address is refused, in one list: what happened, to which file, what to do.

No other module of the readers words a refusal. A refusal is called with the file's name and raised:
`raise damaged(file_name) from exc`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.errors import FetchError, ReadError


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason not to read a file; `{file}` stands for its name, other names in braces for details."""

    message: str
    hint: str
    error: type[ReadError] = ReadError

    def __call__(self, file_name: str, *, details: str = "", **values: object) -> ReadError:
        """Return the error for a file, to be raised; `details` is text for the curious, `values` fill the braces."""
        fills = {"file": file_name, **values}
        return self.error(self.message.format(**fills), self.hint.format(**fills), details)

    def is_said_by(self, message: str) -> bool:
        """Return whether a message is this refusal, whatever file and details it names."""
        parts = re.split(r"\{\w+\}", self.message)
        return re.fullmatch(".+?".join(map(re.escape, parts)), message, re.S) is not None


PASTE = "Open it in its own program, copy the article and paste it."
COPY_AGAIN = "Download or copy it again."
SAVE_AS_DOCX = "Open it in Word or LibreOffice and save it as .docx."
SAVE_THE_PAGE = "Open it in your browser, save the page and read the saved file, or paste the text."

# What the file is.
missing = Refusal("There is no file {file}.", "Check its name and folder.")
folder = Refusal("{file} is a folder.", "Choose a file in it.")
not_opened = Refusal("Could not open {file}: {reason}.", "Check that you may read it and that its disk is at hand.")
empty = Refusal("{file} is empty.", "Check that it was copied or downloaded completely.")
damaged = Refusal("{file} is damaged or incomplete.", COPY_AGAIN)
not_as_named = Refusal("{file} is not a {kind}, whatever its name says, or it is damaged.", COPY_AGAIN)
encrypted = Refusal(
    "{file} is protected by a password.", "Open it, save or print a copy without the password and read that."
)
encrypted_mail = Refusal("{file} is an encrypted mail.", "Open it in your mail program, copy the text and paste it.")
old_word = Refusal("{file} is in the old Word format (.doc).", SAVE_AS_DOCX)
picture = Refusal("{file} is a picture.", "Run text recognition on it, or type or paste the text.")
archive = Refusal("{file} is a ZIP archive.", "Unpack it and read the article in it.")
other_kind = Refusal("{file} is {kind}.", "Copy the text of the article in it and paste it.")
unknown_format = Refusal(
    "{file} is not a text, web page, mail, PDF, Word or OpenDocument file.",
    "Open it in its own program and paste the text.",
)
unknown_encoding = Refusal(
    "{file} is not a text in any known encoding.",
    "Open it in the program it comes from and save it as UTF-8 text, or paste the text.",
)
forbidden_declaration = Refusal(
    "{file} holds a document type declaration, which no such document has.", "Open it and save it again."
)

# What it holds.
no_text = Refusal("No text was found in {file}.", "Open it in its own program and paste the text.")
scanned = Refusal(
    "No text was found in {scans} of {pages} of {file}: it is probably a scan.",
    "Run text recognition (OCR) on it first, or type or paste the text.",
)
nothing_pasted = Refusal("There is no text to paste.", "Copy the article first.")
too_large = Refusal("{file} is too large for an article ({megabytes} MB).", "Paste the text instead.")
too_much_text = Refusal("{file} holds too much text for one article.", "Paste the part you need instead.")
unpacks_too_large = Refusal("{file} unpacks to far more than an article can hold.", "Paste the part you need instead.")
too_deep = Refusal("{file} is nested too deeply to be read.", PASTE)

# What went wrong while reading.
took_too_long = Refusal("Reading {file} took longer than {seconds} seconds and was stopped.", PASTE)
too_much_memory = Refusal("{file} needs more than {megabytes} MB of memory to read and was stopped.", PASTE)
broken = Refusal("{file} could not be read: it is damaged or of an unusual kind.", PASTE)
no_child = Refusal(
    "{file} was not read: no second process could be started ({reason}).", "Close other programs and try again."
)

# Addresses; `{file}` is the address or its host.
not_an_address = Refusal("{file} is not a web address.", "Only http and https addresses are read.", FetchError)
has_credentials = Refusal(
    "The address of {file} holds a user name or password.", "Remove it from the address.", FetchError
)
not_public = Refusal("{file} is not a public address, so it was not fetched.", SAVE_THE_PAGE, FetchError)
not_secure = Refusal("{file} could not prove that it is {file}: {reason}.", SAVE_THE_PAGE, FetchError)
cut_short = Refusal("{file} ended the connection before the page was complete.", "Try it again.", FetchError)
unknown_host = Refusal("There is no {file} on the network.", "Check the address and the connection.", FetchError)
not_reached = Refusal("{file} could not be reached: {reason}.", SAVE_THE_PAGE, FetchError)
answered_with_error = Refusal("{file} answered {status}.", SAVE_THE_PAGE, FetchError)
too_many_redirects = Refusal("{file} sends from one address to the next without end.", SAVE_THE_PAGE, FetchError)
page_too_large = Refusal("The page at {file} is larger than {megabytes} MB.", SAVE_THE_PAGE, FetchError)
page_too_slow = Refusal("{file} took longer than {seconds} seconds to answer.", SAVE_THE_PAGE, FetchError)
page_of_other_kind = Refusal("{file} sent no article but {kind}.", SAVE_THE_PAGE, FetchError)

LISTED: tuple[Refusal, ...] = tuple(entry for entry in list(globals().values()) if isinstance(entry, Refusal))
"""All of them. A reading ends in an article, or with one of these."""


def is_listed(message: str) -> bool:
    """Return whether the message of an error is one of the fixed list."""
    return any(refusal.is_said_by(message) for refusal in LISTED)
