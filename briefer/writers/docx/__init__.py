"""The parts of a Word file.

`document` lays the brief out, `elements`, `text` and `tables` make its XML, `base` takes an office's styles.
Only `to_docx`, one floor up, is called from outside. Nothing here decides order, words or numbers: the brief has them.
The names of the styles are a contract, kept in `styles`. Begin with `document`.
"""
