"""Everything that is true without a screen: read, tag, compose, write. Imports no Qt."""
