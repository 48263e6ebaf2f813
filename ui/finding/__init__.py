"""The one field that finds commands, text, rows, fields and things to check.

What each choice does is an act of another room. Begin with `acts`, then `choices`.
"""
