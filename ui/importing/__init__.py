"""Taking articles in.

Ways in (file, drop, paste, address), reading in the background, and the dialog that shows what was read.
What was left out of an article, and putting it back, is `left_out`; reading itself is `briefer/readers`. Begin with
`ways_in`.
"""
