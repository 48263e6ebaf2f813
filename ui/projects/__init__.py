"""Project files from the window: open, save, recent, recovery, backups, locks and conflicts.

How a project is written is `briefer/store`. Begin with `files`, then `keeping`.
"""
