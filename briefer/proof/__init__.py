"""The proof: are these words in that text, and does a written file say what the brief says?

`rule` alone decides whether words are a quotation of a text, with `marks` for where one opens and closes and `borders`
for where words may be cut; everything else asks it. `written` reads a file that was just written and compares it with
the brief, unit by unit (`units`); `reread` reads each format by its own structure, a PDF through `pdf_objects` and
`pdf_units`. `foreign` checks documents from elsewhere. Nothing here changes a project or a file. Begin with `rule`,
then `written`.
"""
