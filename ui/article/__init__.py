"""The reading pane: the article as a text document whose layout, painting, margin and pointer are our own.

Only paragraphs that somebody looks at are set in lines (`layout`). What a tag is, and what a key does to it, lives in
`ui/tagging`; nothing here changes the project. Begin with `view`, then `layout`.
"""
