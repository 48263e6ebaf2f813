"""What an act is: its name, words, menu and keys, and how keys reach it.

The acts themselves are listed in `ui/window/table`. `keymap` alone says which keys are in force; `keyboard` tells
whoever shows them. Begin with `action`.
"""
