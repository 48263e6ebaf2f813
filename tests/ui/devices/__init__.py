"""Hands in tests of the window: what `QTest` lacks, and on wish those of a real X server. Begin with `pointer`."""
