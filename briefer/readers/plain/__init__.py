"""What a plain text may hold beside its paragraphs: details of the article, and tables of delimited values.

The readers are `from_text` and `from_markdown`, one floor up; the others share
`note_marks`. Begin with `front_matter`.
"""
