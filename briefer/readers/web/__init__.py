"""From the elements of a page to the paragraphs of its article, each with its place.

`article` chooses what is the article, `walk` goes through the page, `places` ties text to elements. The readers are
`from_html` and `from_mhtml`, one floor up; fetching a page is `from_web`. Begin with `article`.
"""
