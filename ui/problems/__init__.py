"""What a person does about a problem of the check, wherever it is shown.

How problems are listed is for the rooms that show them. Begin with `cures`.
"""
