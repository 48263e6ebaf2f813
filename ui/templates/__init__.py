"""The window in which house formats are chosen and edited: a form beside the YAML text.

What a template may hold is `briefer/templates`; which one the project prints with is in `shelf`. Begin with `window`.
"""
