"""The title of a row that is none yet: words that stand in for one, with a mark that asks for it."""

OPEN = "title?"


def open_title(words: str) -> str:
    """Return words as a title that its reader is asked to replace."""
    return f"{words}… ({OPEN})"


def is_open(title: str) -> bool:
    """Return whether a title asks to be replaced."""
    return title.endswith(f"({OPEN})")
