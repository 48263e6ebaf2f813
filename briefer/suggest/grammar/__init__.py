"""What a sentence does: its words, verbs, clauses, who is its subject, who speaks, which party is meant.

Rules over the words of a lexicon; no rule here knows kinds (that is `cues` and `judging`, one floor up) or a project.
Begin with `reading`, which holds what is known of a sentence.
"""
