"""Settings as the user sees them: the dialog, its page of keys, and what a changed setting changes at once.

The values live in `ui/settings`. Begin with `changes`.
"""
