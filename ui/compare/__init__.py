"""The stage of the comparison and its tabs: board, timeline, third parties, sources and things to check.

The board has a room of its own, `ui/board`. Begin with `stage`.
"""
