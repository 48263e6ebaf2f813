"""Every act once: its name, words, menu and keys, and how keys reach it.

`action` says what an act is, `table` lists them, `comparison` those of the comparison's views. `keymap` alone says
which keys are in force; `keyboard` tells whoever shows them. What an act does is in the room it acts in. Begin with
`table`.
"""
