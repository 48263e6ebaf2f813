"""The one list in which proposals are taken or dropped, wherever they came from.

What a proposal is, and what is open, is `briefer/drafting`; here they are shown and answered by one keyboard. Nothing
here knows an assistant, a table or a cleared document. Begin with `dialog`.
"""
