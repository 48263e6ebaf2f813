"""What the draft is worth on the practice articles, and how long it takes.

Begin with `practice`, which prints every figure.
"""
