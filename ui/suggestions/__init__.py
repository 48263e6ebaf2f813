"""The draft of tags in the window.

Made in the background at a pace that never disturbs, shown as questions, accepted or dismissed.
What is suggested and why is `briefer/suggest`. Begin with `drafting`.
"""
