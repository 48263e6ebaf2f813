"""The stage where an article is read and tagged: the pane between its sidebar and the narrow comparison.

The pane itself is `ui/article`, what keys do is `ui/tagging`. Begin with `stage`.
"""
