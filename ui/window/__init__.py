"""What belongs to the whole window: frame, head, status line, messages, drop hint, widths, and keeping all views fresh.

The window itself is `ui/main_window`. Begin with `frame`, then `refreshing`.
"""
