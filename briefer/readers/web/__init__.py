"""From the elements of a page to the paragraphs of its article, each with its place.

`article` chooses what is the article, `code` finds one that a script would build, `walk` goes through the page with
`inline` and `cells`, `places` ties text to elements. The readers are `from_html` and `from_mhtml`, one floor up;
fetching a page is `from_web`. Begin with `article`.
"""
