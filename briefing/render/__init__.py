"""Stage 6: a Brief becomes a page (HTML, PDF), a text or its JSON twin. No file is written here.

view      Brief -> the plain words of the page: labels, dates, notes; all that a template may see
templates finds brief.html and its CSS, here or in the user's folder; refuses a broken one
page      the HTML: one file that needs nothing else
layout    the PDF and the true measure of a page (WeasyPrint)
estimate  the same measure by arithmetic on the fonts' widths, in a millisecond (metrics)
mail      the HTML body of a mail
outline   the text for the terminal, and Markdown
twin      the JSON twin
"""

from briefing.render.layout import pdf
from briefing.render.mail import body as mail
from briefing.render.outline import markdown, text
from briefing.render.page import html
from briefing.render.twin import json, to_dict

__all__ = ["html", "json", "mail", "markdown", "pdf", "text", "to_dict"]
