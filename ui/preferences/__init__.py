"""Settings as the user sees them: the dialog and its page of keys.

The values live in `ui/settings`; what a changed one changes at once is in `ui/window/acts`. Begin with `dialog`.
"""
