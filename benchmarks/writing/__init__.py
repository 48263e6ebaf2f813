"""Writing and proving briefs beside bare writers of the same words. `engines` runs each in a process of its own."""
