"""What a key does to the passage or item in focus: kind, party, issue, note, edges; its bar, chips and menus.

The rules are `briefer/edits`. Begin with `tagging`.
"""
