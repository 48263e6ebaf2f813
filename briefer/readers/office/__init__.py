"""What Word, OpenDocument and RTF files hold, in the order a person reads it.

A `*_walk` goes through one format and fills a `story`, `rows` its tables; `package` opens the zip within limits,
`properties` finds the source, `pictures` and `symbols` say what is drawn, `changes` what somebody left beside the text.
The readers themselves are `from_docx`, `from_odt` and `from_rtf`, one floor up. Begin with `story`.
"""
