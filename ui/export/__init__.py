"""Writing the brief to files, and checking quotations of documents from elsewhere: the dialogs and their steps.

What is proved, and how, is `briefer/proof`; the proof line of the dialog is in `dialog`. Begin with `paper`.
"""
