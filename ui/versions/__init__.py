"""Versions that were given out, what changed since one of them, and editions of an article, as they are seen.

What changed is decided in `briefer/queries/changes`, what an edition carries over in `briefer/history/editions`;
nothing of that is decided here. Begin with `issued`.
"""
