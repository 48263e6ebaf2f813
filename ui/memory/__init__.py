"""Finding in all briefs: the window that asks the memory, opens a project at what was found, or brings it in.

The index and what a hit is are `briefer/history`. Nothing here reads a project. Begin with `dialog`.
"""
