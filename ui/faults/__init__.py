"""What happens when Briefer itself fails.

The crash dialog, its log, the watch over faults, and garbage searched at a safe moment.
An expected failure never comes here: it is a sentence in the window. Begin with `crash`.
"""
