"""Tests of plain text: its lines, and the details above it."""
