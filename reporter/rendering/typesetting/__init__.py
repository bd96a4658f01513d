"""What is done once in a long-lived process, so that each further document costs little.

WeasyPrint makes every document from nothing: it registers the fonts, parses the style sheets, sends
each point of a drawing through Python and deflates all of the file twice. Here what repeats from
sheet to sheet is kept, and what is left is done once:

    press ───► the fonts, parsed style sheets and styles that a process keeps for a type of page
    markup ──► the page read tag by tag, as our templates write it
    styles, lengths, backgrounds ─► what WeasyPrint works out of a style, once for all documents
    spaces ──► white space that no reader sees, gone before boxes are made of it
    layouts ─► lines, showing: text, broken and shaped once for all documents
    paths ───► svg ───► operators ───► drawings: ours, with long paths shared between pages
    glyphs ──► fonts: the font dictionaries; the same bytes in each document
    file ────► the finished file, each stream deflated once
    replacing ─► puts them in the place of WeasyPrint's own while a document is made

Everything kept is a pure function of its key, so no document can tell which came before it.
``tests/rendering/test_typesetting_internals.py`` pins what is relied on inside WeasyPrint.
"""
