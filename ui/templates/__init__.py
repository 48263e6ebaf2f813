"""The window in which house formats are chosen and edited: a form beside the YAML text.

What a template may hold is `briefer/templates`. Begin with `window`.
"""
