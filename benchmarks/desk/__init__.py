"""The window under the hand: start, keys, changes of looks, the board, checks, pages, acts at random.

`window` makes a real one; begin with `keys`.
"""
