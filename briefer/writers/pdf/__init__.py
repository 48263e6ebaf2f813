"""The pages of a PDF.

Words are measured (`face`, `words`), broken (`breaking`, `bidi`), stacked (`bands`, `table`, `pages`) and drawn
(`draw`) with their tags.
Only `to_pdf` and `places`, which tells where each anchor stands, are used from outside. Nothing here decides order,
words or numbers. Lengths are in points, from the top of the page. Begin with `document`.
"""
