"""Mail: its parts, the mails within its text, its plain text.

Begin with `parts`.
"""
