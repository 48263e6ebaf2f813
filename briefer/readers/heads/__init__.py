"""What the lines around an article say of it: who wrote it and when, and what a news database prints.

Begin with `days`.
"""
