"""Projects on disk: opening, saving, recovery, and the memory over many briefs."""
