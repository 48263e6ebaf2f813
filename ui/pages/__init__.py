"""The pages of the brief on the screen: made aside, shown, and answering the pointer.

The pages are those of the PDF writer. Begin with `view`.
"""
