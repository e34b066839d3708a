"""What the names that a page gives its parts tell: around the article, under a picture, above the text.

Names are the words of `class` and `id`. They are conventions of the trade, not of a standard, so a name never decides
alone: html_choose.py asks where the article's own words stand.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Elements that are asked for their names; "form" and "header" are zones by themselves.
_ASKED = frozenset({"div", "section", "ul", "ol", "li", "p", "article", "table", "details", "h2", "h3", "h4", "figure"})
_ZONES = frozenset({"form", "header", "fieldset"})

# WordPress names a post after its tags and sections: "post-118 tag-newsletter category-social".
_TAXONOMY = re.compile(r"(?:^|\s)(?:tag(?!-list|-cloud)|category|format|type|status)-[\w-]{1,200}")
_ZONE = re.compile(
    r"(?:^|[\s_-])(?:newsletter|sign-?up|subscri|related|recommend|recirc|sharedaddy|social|promo"
    r"|shar(?:e|ing)(?![a-z])|share(?:bar|buttons?|tools?|links?)|comment(?!ary)|disqus|side-?bar|bread-?crumb"
    r"|menu|nav(?:bar|igation)?(?![a-z])|footer|most-?(?:read|popular|viewed)|popular|trending|advert|ads?(?![a-z])"
    r"|sponsor|outbrain|taboola|tags(?![a-z])|tag-?(?:list|cloud)|pagination|pager|skip-?link|read-?next|up-?next"
    r"|more-?(?:from|on|stories)|login|toolbar|paywall-?offer|widget-area)"
)
_CONSENT = re.compile(
    r"cookie-?(?:banner|bar|box|consent|law|notice|popup|wall)|(?:^|[\s_-])(?:consent|gdpr|cookies?$)"
)
_CAPTION = re.compile(r"caption|(?:photo|image|picture|img|media)[_-]?(?:credit|by|source)|^credits?$")
_STANDFIRST = re.compile(
    r"standfirst|(?:^|[\s_-])dec?k(?![a-z])|sub-?(?:title|head|headline)(?![a-z])|article-?summary"
)
_PATTERNS = (("consent", _CONSENT), ("standfirst", _STANDFIRST), ("caption", _CAPTION), ("zone", _ZONE))


def role(tag: str, names: str | None, identity: str | None) -> str:
    """The part is a "consent", a "zone", a "caption", a "standfirst" or "". Example: "related-stories" is a zone."""
    if tag in _ZONES:
        return "zone"
    if tag not in _ASKED or not (names or identity):
        return ""
    return _named(f"{names or ''} {identity or ''}")


@lru_cache(maxsize=4096)
def _named(names: str) -> str:
    names = _TAXONOMY.sub(" ", names[:500].lower()).strip()
    return next((said for said, pattern in _PATTERNS if pattern.search(names)), "")
