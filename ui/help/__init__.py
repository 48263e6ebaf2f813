"""The pages of help in a window: contents, text, and finding in them.

What the pages say, and which acts they name, is `briefer/manual`. Begin with `window`; which page belongs to which room
is in `opening`.
"""
