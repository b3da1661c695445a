"""Word files from plain values: knows Word, knows no policy.

Only this package touches python-docx and lxml. A document is described with the frozen values of
`blocks`, and `document.document_bytes` turns it into the bytes of a .docx file: the same value
gives the same bytes. The formatting lives in `styles`; the body carries style names only.
"""
