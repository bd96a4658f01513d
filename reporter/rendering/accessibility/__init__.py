"""The logical structure of a PDF: what a screen reader hears, and in which order.

WeasyPrint tags what it drew, page by page: a paragraph over two pages is two paragraphs, a table's
head is read again on each page, a header cell says nothing of what it heads. We let it mark the
drawing and build the structure ourselves, in four steps that each do one thing:

    pages ─► reading: an outline of the HTML, each element once, with all that was drawn of it
          ─► roles, tables: the tags of PDF 1.7 (ISO 32000-1, 14.8.4)
          ─► painting: marks numbered in reading order, or artifacts where nothing is to be read
          ─► writing: structure tree, parent tree, identifiers, links

Fragments of one element share the element itself (``box.element``), so they are put together by
identity; no text is compared and nothing is guessed from positions on paper.
"""
