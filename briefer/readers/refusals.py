"""Every sentence with which a file or an address is refused, in one list: what happened, to which file, what to do.

No other module of the readers words a refusal. A refusal is called with the file's name and raised:
`raise damaged(file_name) from exc`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.errors import FetchError, ReadError
from briefer.words import Sentence, later, said, tr

PASTED = "the pasted text"
"""What is pasted has this name until it is named to a person."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason not to read a file; `{file}` stands for its name, other names in braces for details."""

    message: Sentence
    hint: Sentence
    error: type[ReadError] = ReadError

    def __call__(self, file_name: str, *, details: str = "", **values: object) -> ReadError:
        """Return the error for a file, to be raised; `details` is text for the curious, `values` fill the braces."""
        fills = {"file": tr("the pasted text") if file_name == PASTED else file_name, **values}
        return self.error(said(self.message).format(**fills), said(self.hint).format(**fills), details)

    def is_said_by(self, message: str) -> bool:
        """Return whether a message is this refusal, whatever file and details it names."""
        parts = re.split(r"\{\w+\}", said(self.message))
        return re.fullmatch(".+?".join(map(re.escape, parts)), message, re.S) is not None


PASTE = later("Open it in its own program, copy the article and paste it.")
COPY_AGAIN = later("Download or copy it again.")
SAVE_AS_DOCX = later("Open it in Word or LibreOffice and save it as .docx.")
SAVE_THE_PAGE = later("Open it in your browser, save the page and read the saved file, or paste the text.")

# What the file is.
missing = Refusal(later("There is no file {file}."), later("Check its name and folder."))
folder = Refusal(later("{file} is a folder."), later("Choose a file in it."))
not_opened = Refusal(
    later("Could not open {file}: {reason}."), later("Check that you may read it and that its disk is at hand.")
)
empty = Refusal(later("{file} is empty."), later("Check that it was copied or downloaded completely."))
damaged = Refusal(later("{file} is damaged or incomplete."), COPY_AGAIN)
not_as_named = Refusal(later("{file} is not a {kind}, whatever its name says, or it is damaged."), COPY_AGAIN)
encrypted = Refusal(
    later("{file} is protected by a password."),
    later("Open it, save or print a copy without the password and read that."),
)
encrypted_mail = Refusal(
    later("{file} is an encrypted mail."), later("Open it in your mail program, copy the text and paste it.")
)
old_word = Refusal(later("{file} is in the old Word format (.doc)."), SAVE_AS_DOCX)
picture = Refusal(later("{file} is a picture."), later("Run text recognition on it, or type or paste the text."))
archive = Refusal(later("{file} is a ZIP archive."), later("Unpack it and read the article in it."))
other_kind = Refusal(later("{file} is {kind}."), later("Copy the text of the article in it and paste it."))
unknown_format = Refusal(
    later("{file} is not a text, web page, mail, PDF, Word or OpenDocument file."),
    later("Open it in its own program and paste the text."),
)
unknown_encoding = Refusal(
    later("{file} is not a text in any known encoding."),
    later("Open it in the program it comes from and save it as UTF-8 text, or paste the text."),
)
forbidden_declaration = Refusal(
    later("{file} holds a document type declaration, which no such document has."), later("Open it and save it again.")
)

# What it holds.
no_text = Refusal(later("No text was found in {file}."), later("Open it in its own program and paste the text."))
scanned = Refusal(
    later("No text was found in {scans} of {pages} of {file}: it is probably a scan."),
    later("Run text recognition (OCR) on it first, or type or paste the text."),
)
nothing_pasted = Refusal(later("There is no text to paste."), later("Copy the article first."))
too_large = Refusal(later("{file} is too large for an article ({megabytes} MB)."), later("Paste the text instead."))
too_much_text = Refusal(later("{file} holds too much text for one article."), later("Paste the part you need instead."))
unpacks_too_large = Refusal(
    later("{file} unpacks to far more than an article can hold."), later("Paste the part you need instead.")
)
too_deep = Refusal(later("{file} is nested too deeply to be read."), PASTE)

# What went wrong while reading.
took_too_long = Refusal(later("Reading {file} took longer than {seconds} seconds and was stopped."), PASTE)
too_much_memory = Refusal(later("{file} needs more than {megabytes} MB of memory to read and was stopped."), PASTE)
broken = Refusal(later("{file} could not be read: it is damaged or of an unusual kind."), PASTE)
no_child = Refusal(
    later("{file} was not read: no second process could be started ({reason})."),
    later("Close other programs and try again."),
)

# Addresses; `{file}` is the address or its host.
not_an_address = Refusal(
    later("{file} is not a web address."), later("Only http and https addresses are read."), FetchError
)
has_credentials = Refusal(
    later("The address of {file} holds a user name or password."), later("Remove it from the address."), FetchError
)
not_public = Refusal(later("{file} is not a public address, so it was not fetched."), SAVE_THE_PAGE, FetchError)
not_secure = Refusal(later("{file} could not prove that it is {file}: {reason}."), SAVE_THE_PAGE, FetchError)
cut_short = Refusal(
    later("{file} ended the connection before the page was complete."), later("Try it again."), FetchError
)
unknown_host = Refusal(
    later("There is no {file} on the network."), later("Check the address and the connection."), FetchError
)
not_reached = Refusal(later("{file} could not be reached: {reason}."), SAVE_THE_PAGE, FetchError)
answered_with_error = Refusal(later("{file} answered {status}."), SAVE_THE_PAGE, FetchError)
too_many_redirects = Refusal(later("{file} sends from one address to the next without end."), SAVE_THE_PAGE, FetchError)
page_too_large = Refusal(later("The page at {file} is larger than {megabytes} MB."), SAVE_THE_PAGE, FetchError)
page_too_slow = Refusal(later("{file} took longer than {seconds} seconds to answer."), SAVE_THE_PAGE, FetchError)
page_of_other_kind = Refusal(later("{file} sent no article but {kind}."), SAVE_THE_PAGE, FetchError)

LISTED: tuple[Refusal, ...] = tuple(entry for entry in list(globals().values()) if isinstance(entry, Refusal))
"""All of them. A reading ends in an article, or with one of these."""


def is_listed(message: str) -> bool:
    """Return whether the message of an error is one of the fixed list."""
    return any(refusal.is_said_by(message) for refusal in LISTED)
