"""The stage where the brief is written: its details, key points, sections, length and house format, beside its pages.

The pages themselves are `ui/pages`; templates are edited in `ui/templates`. Begin with `stage`.
"""
