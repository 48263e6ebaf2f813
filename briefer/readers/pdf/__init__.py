"""From the signs on a PDF's pages to paragraphs: `pages` takes them out, `lines` orders them, `paragraphs` joins them.

The reader is `from_pdf`, one floor up. Nothing here writes a PDF (that is `briefer/writers/pdf`). Begin with `pages`.
"""
