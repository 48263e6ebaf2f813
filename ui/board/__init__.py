"""The comparison as a board of issues and parties: its model, drawing, keyboard, drag, and the tray of unfiled items.

What is shown and current is in `grid`, every act with its usual key in `board`, what a press of a key means in `keys`,
what it does in `acts` (items) and `rows` (issues); `model` lists the lines. Rules of filing and order live in
`briefer/edits`. Begin with `board`.
"""
