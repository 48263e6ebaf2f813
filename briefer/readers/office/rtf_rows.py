"""The tables of an RTF document, which has none as such: paragraphs say that they are in a row, signs end cells."""

from __future__ import annotations

from briefer.readers.office.story import Story


class Rows:
    """Opens and closes the tables of a story; a table within a cell is read as a part of that cell."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._is_defined = False
        self._is_open = False
        self._is_in_row = False

    def define(self) -> None:
        """Take in that the columns of a row are told: it is about to begin, or ends."""
        self._is_defined = True

    def enter(self, *, is_in_row: bool) -> None:
        """Stand where the next paragraph does; the first one that is in no row ends the table."""
        if self._is_in_row:
            return
        if is_in_row or self._is_defined:
            if not self._is_open:
                self._story.begin_table()
            self._story.begin_row()
            self._story.begin_cell()
            self._is_open = self._is_in_row = True
        else:
            self.close()

    def end_cell(self) -> None:
        """Go on to the next cell of the row."""
        self._story.begin_cell()

    def end_row(self) -> None:
        """End the row; another one may follow in the same table."""
        self._is_in_row = self._is_defined = False

    def close(self) -> None:
        """End the table that is open, if one is."""
        if self._is_open:
            self._story.end_table()
        self._is_open = self._is_in_row = False
