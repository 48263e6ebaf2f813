"""Naming the parties: the dialog, its rows, proposals, other names and where they stand in the text.

Which names are proposed is `briefer/suggest/parties`. Begin with `dialog`.
"""
