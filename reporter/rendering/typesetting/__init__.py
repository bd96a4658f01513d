"""What is done once in a long-lived process, so that each further document costs little.

WeasyPrint makes every document from nothing: it registers the fonts, parses the style sheets, sends
each point of a drawing through Python and deflates all of the file twice. Here what repeats from
sheet to sheet is kept, and what is left is done once:

    press ───► the fonts and parsed style sheets that a process keeps
    layouts ─► the set-up of lines of text, which is alike for all text of one style
    paths ───► svg ───► drawings: our own drawings as ready operators, maps shared between pages
    glyphs, fonts ───► the font dictionaries, each font deflated once
    file ────► the finished file, each stream deflated once

Everything kept is a pure function of its key, so no document can tell which came before it.
``tests/rendering/test_typesetting_internals.py`` pins what is relied on inside WeasyPrint.
"""
