"""Speed, memory and the draft's figures, measured beside a peer in the same run where there is one.

`mutants` asks which small changes no test notices, `words` keeps the catalogues of translations; both belong to
developers and travel with nothing. No second is asserted in a test. Begin with the room of what you changed.
"""
