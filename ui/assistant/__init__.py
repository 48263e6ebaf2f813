"""Asking an assistant from the window: the question to copy, the answer to paste, and a model on this computer.

What is asked and how an answer is placed is `briefer/assistant`; the list it ends in is `ui/review`. Begin with `ask`.
"""
