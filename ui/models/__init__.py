"""Item models over a snapshot of the project."""
