"""General parts that any room may use: dialogs, buttons, lists, cells, chips, labels, panes.

Nothing here knows a stage or an act; what cells mean is for the caller. Begin with `dialog` for a new dialog, with
`cells` and `cell_table` for a new list.
"""
