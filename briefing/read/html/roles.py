"""What the names that a page gives its parts tell: around the article, under a picture, above the text.

Names are the words of `class`, `id` and what else a site calls its parts by. They are conventions of the trade, not of
a standard, so a name never decides alone: choose.py asks where the article's own words stand. A name counts from
its beginning, behind a blank, "-" or "_"; "newsletterSignup" has two. What a pattern must not run into is told by its
end: "nav" is no "navy-yard".
"""

from __future__ import annotations

import re
from functools import lru_cache

# Attributes that name a part.
NAMES = ("class", "id", "itemprop", "data-component", "data-testid", "data-qa", "data-module", "aria-label")
# What marks.py writes on parts that show what they are without a name.
ASKING = "signup"
PICTURED = "caption"

# Elements that are asked for their names; "form" and "header" are zones by themselves.
_ASKED = frozenset({"div", "section", "ul", "ol", "li", "p", "article", "table", "details", "h2", "h3", "h4", "h5"})
_ASKED |= {"figure", "blockquote", "dl", "address", "small", "center", "aside"}
_ZONES = frozenset({"form", "header", "fieldset"})

# WordPress names a post after its tags and sections: "post-118 tag-newsletter category-social".
_TAXONOMY = re.compile(r"(?:^|\s)(?:tag(?!-list|-cloud|-links)|category|format|type|status)-[\w-]{1,200}")
# What a part has or lacks is another's name: "with-sidebar", "has-comments".
_HAVING = re.compile(
    r"(?:^|[\s_-])(?:with|without|has|have|no|show|hide|enable|allow|open|single|content)-[\w-]{1,200}"
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")

_END = "(?![a-z])"
_LETTERS = (
    r"newsletter|news-?l" + _END, "newsl" + _END, "nl" + _END, "nws-?l", "sign-?up", "subscri", "mailing-?list",
    "e-?mail-?(?:capture|form|alerts?)", "opt-?in",
)  # fmt: skip
_SALES = (
    "(?:pay|reg)-?wall-?_?_?(?:offer|gate|box|cta|prompt|message|overlay|banner|barrier)", "gate" + _END,
    "offers?" + _END, "pricing", "price-?(?:box|card|plan|table)", "upsell", "donat", "fund-?rais", "membership",
    "promo", "marketing", "cta" + _END, "call-?to-?action", "support-?(?:us|box|banner)", "advert", "ads?" + _END,
    "ad-?(?:slot|label|unit|box|container|wrapper|banner)", "sponsor", "outbrain", "taboola", "affiliate",
)  # fmt: skip
_OTHERS = (
    "related", "rel" + _END, "recommend(?!ation" + _END + ")", "recirc",
    "most-?(?:read|popular|viewed|shared|commented)", "popular",
    "trending", "onward", "read-?(?:next|also|on" + _END + ")", "also-?read", "see-?also", "up-?next",
    "next-?(?:up|article|story|post)", "more-?(?:from|on|stories|news|articles|links)",
    "(?:latest|recent|other|similar)-?(?:news|posts|stories|articles|entries)", "further-?reading", "link-?list",
)  # fmt: skip
_PEOPLE = (
    "bio(?:s|graphy)?" + _END, "author-?_?_?(?:bio|box|card|info|about|desc|profile|note|block|footer)",
    "about-?(?:the-?)?authors?", "contrib(?:utors?)?" + _END, "post-?author-?box",
)  # fmt: skip
_TALK = ("comment(?!ary)", "cmts?" + _END, "disqus", "respond" + _END, "polls?" + _END, "quiz", "rating" + _END)
_SHARES = (
    "social", "soc" + _END, "shar(?:e|ing)" + _END, "share(?:daddy|bar|buttons?|tools?|links?)", "add-?to-?any", "a2a",
    "follow-?us", "tools?" + _END, "toolbar",
)  # fmt: skip
_WAYS = (
    "side-?bar", "side-?(?:col|column|rail)", "rail" + _END, "bread-?crumb", "crumbs?" + _END, "menu",
    "nav(?:bar|igation)?" + _END, "footer", "pagination", "pager", "skip-?(?:link|nav|to)", "tags" + _END,
    "tag-?(?:list|cloud|links)", "topics" + _END, "keywords" + _END, "login", "toc" + _END, "table-?of-?contents",
    "on-?this-?page", "page-?nav", "key-?events", "jump-?(?:links|to)", "back-?(?:link|to)", "widget-area",
    "lang(?:uage)?s?-?(?:switch|nav|select|menu)", "site-?(?:title|name|branding|description|header|sub)", "masthead",
    "tagline", "slogan", "quick-?links",
)  # fmt: skip
_SMALL_PRINT = (
    "disclaimer", "disclosure", "boilerplate", "imprint", "colophon", "copyright", "licen[cs]e", "reprints?" + _END,
    "print-?(?:only|head|info|version|note)", "prnt", "foot-?notes?", "end-?notes?", "cite-?(?:this|box)", "citation",
    "downloads?" + _END, "attachments?" + _END, "contacts?" + _END, "(?:press|media)-?contacts?", "ticker",
    "(?:site|page)-?(?:notice|banner|alert)",
)  # fmt: skip
_EMBEDS = (
    "(?:embed|privacy|content)-?(?:placeholder|blocked|notice|blocker|gate)", r"\w{0,3}-?blocked" + _END, "yconsent",
    "twitter-?tweet", "tweet" + _END, "instagram-?media", "players?" + _END, "jw-?(?:video|player|error|title)",
    "(?:video|audio)-?(?:player|title|meta|embed)", "pull-?(?:quote|out)", "error-?(?:message)?" + _END,
    "listen" + _END,
)  # fmt: skip
_ZONE_NAMES = (*_LETTERS, *_SALES, *_OTHERS, *_PEOPLE, *_SHARES, *_WAYS, *_SMALL_PRINT, *_EMBEDS)
_BYLINE_NAMES = (
    "by-?lines?", "by" + _END, "authors?" + _END, "author-?names?", "writers?" + _END, "meta(?:-?data)?" + _END,
    "date" + _END,
    "(?:post|entry|article|story|news|page)-?(?:meta|info|date|author|byline)", "time-?stamps?", "posted" + _END,
    "pub-?(?:date|lished)", "published" + _END, "reading-?time", "issue" + _END,
)  # fmt: skip
_TITLE_NAMES = (
    "(?:page|post|entry|article|story|news|press|main|content|doc)-?(?:title|head(?:line|ing)?)" + _END,
    "head(?:line|ing)" + _END, "title" + _END, "ttl" + _END,
)  # fmt: skip


def _opening(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(names)})")


_CONSENT = re.compile(
    r"cookie-?(?:banner|bar|box|consent|law|notice|popup|wall)|(?:^|[\s_-])(?:consent|gdpr|cookies?$)"
)
_CAPTION = re.compile(
    r"caption|(?:photo|image|picture|img|media)[_-]?(?:credit|by|source|text)|^credits?$|(?:^|[\s_-])cutline|(?:^|\s)cap(?:$|\s)"
    r"|(?:table|chart|graph|figure)[_-]{0,2}(?:title|note|source|head)"
)
_STANDFIRST = re.compile(
    r"standfirst|(?:^|[\s_-])dec?k(?![a-z])|sub-?(?:title|head|headline|deck|hed|line)(?![a-z])|article-?summary"
)
_PATTERNS = (
    ("consent", _CONSENT),
    ("standfirst", _STANDFIRST),
    ("caption", _CAPTION),
    ("talk", _opening(_TALK)),
    ("zone", _opening(_ZONE_NAMES)),
    ("byline", _opening(_BYLINE_NAMES)),
    ("title", _opening(_TITLE_NAMES)),
)


def role(tag: str, names: str) -> str:
    """What the part is by its names: "consent", "standfirst", "caption", "talk", "zone", "byline", "title" or "".

    Example: "related-stories" is a zone. Wrong for a name that means something else in its house ("offer" in a text on
    trade), hence zones that hold the article are spared.
    """
    if tag in _ZONES:
        return "zone"
    return _named(names) if names and tag in _ASKED else ""


@lru_cache(maxsize=4096)
def _named(names: str) -> str:
    names = _HAVING.sub(" ", _TAXONOMY.sub(" ", _HUMP.sub("-", names[:500]).lower())).strip()
    return next((said for said, pattern in _PATTERNS if pattern.search(names)), "")
