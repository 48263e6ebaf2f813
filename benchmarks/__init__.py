"""Speed and memory, measured beside a peer in the same run. Nothing here is asserted in a test."""
