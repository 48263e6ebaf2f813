"""Everything that is true without a screen: read, tag, compose, write. Imports no Qt.

Single files hold what every floor uses; each folder is one idea. A rule lives here and stands once: the window (`ui`)
and the command line (`commands`) only ask. Begin with `model`, the value that all else reads, then `pipeline`.
"""
