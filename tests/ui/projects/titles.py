"""A small change that can be told from others."""

from briefer import edits


def retitle(window, title):
    window.session.edit("Title", edits.set_title, title)
