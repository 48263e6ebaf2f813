"""Making what people install: `python3 main.py bundle`.

`program` builds one folder that needs no Python, `parts` lists what is in it with licences, `packages` packs it for
each system. None of this travels with the program. Begin with `__main__`.
"""
