"""Reading beside the libraries that only extract: web pages, office files, PDFs, and the way to an opened article."""
