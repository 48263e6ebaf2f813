"""What a brief was before, and what other briefs say: versions and changes, and memory over all projects.

`memory` finds what a party said in any project of some folders, `bringing` takes a passage found there into this
project. Nothing here changes a file but the index, which may be deleted at any time. Begin with `memory`.
"""
