"""How the window looks.

Colours and sizes (`tokens`), theme and style sheet, icons and marks, the looks of parties, and shared words.
Nothing here knows a view or changes a project. The colour of a third party is in `sides`. Begin with `tokens`.
"""
