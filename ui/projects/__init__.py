"""Project files from the window: open, save, recent, recovery, backups, locks and conflicts.

The lock itself, and how a project is written, is `briefer/store`; `locked` asks when somebody else holds it. Begin
with `files`, then `keeping`.
"""
