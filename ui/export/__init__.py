"""Writing the brief to files, and checking quotations of documents from elsewhere: the dialogs and their steps.

What is proved, and how, is `briefer/proof`. The proof line before the export is `proof_line`, that of each written file
in `steps`; the one that is printed is composed in `briefer/compose/sections`. Begin with `dialog`, then `paper`.
"""
