"""A file's bytes to Pages: characters, lines, rectangles, curves and images, through pdfplumber."""
