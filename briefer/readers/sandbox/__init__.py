"""Foreign files are read in a child process that can do nothing else.

`parent` starts it, `child` is it, `limits` shuts it in.
No reader knows that it runs here. The child imports as little as it can. Begin with `parent.read_in_child`.
"""
