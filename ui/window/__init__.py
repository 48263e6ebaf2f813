"""What belongs to the whole window: frame, head, status line, messages, drop hint, and keeping all views fresh.

`parts` names what the window is made of, `ui/main_window` makes it; `table` lists every act with its keys, `acts` has
those that look at several parts. What an act changes is in the room it acts in. Begin with `parts`, then `table`.
"""
