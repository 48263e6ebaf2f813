"""How the window looks.

Colours and sizes (`tokens`), theme and style sheet, icons and marks, the looks of parties, and shared words.
Nothing here knows a view or changes a project. How a party is marked, third parties too, is in `sides`; the colours
themselves are in `tokens`. Begin with `tokens`.
"""
