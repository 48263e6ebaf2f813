"""Anybody's chat model drafts, Briefer proves: the question to copy, and what an answer becomes.

`question` writes the text with numbered sentences, `records` reads whatever comes back into lines of an answer, and
`answer` places each of them: a model says which sentence is what, the words always come from the source. `local` alone
reaches a model, on this computer only. Begin with `question`.
"""
