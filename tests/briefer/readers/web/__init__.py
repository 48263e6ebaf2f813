"""Tests of how the lines of a PDF become paragraphs."""
