"""Feeds as newsrooms and ministries give them, built for tests; names and places are invented."""

from __future__ import annotations

import json

REPORT = (
    "The harbour board of Lindau set new fees for grain ships on Monday. Ships that carry more than 4,000 tonnes will "
    "pay 12 percent more from 1 July, the board said after a meeting of six hours.",
    "“We have waited for this since the flood,” said Ann Roe, who leads the board. She expects that two of the five "
    "lines will move their cargo to the rail terminal, which has stood half empty since 2019.",
    "The ministry of transport did not object. A spokesman said that the fee must be reviewed after one year, and that "
    "the board owes parliament a report on the state of the northern quay by the end of May.",
    "Farmers in the valley fear that the price of feed will rise. Their union asked the board on Tuesday to spread the "
    "increase over three years; the board will answer within ten days.",
)
WORDS = " ".join(REPORT)
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in REPORT)

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Harbour &amp; Port Post</title><link>https://post.example/</link><description>News</description>
<item><title>Old news</title><link>https://post.example/old</link><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>
  <description>The ferry to Wasserburg is running again.</description></item>
<item><title>Grain fees &amp;amp; ships</title><link>/fees?page=1&amp;from=rss</link>
  <guid isPermaLink="false">post-17</guid><pubDate>Wed, 04 Mar 2026 23:30:00 -0500</pubDate>
  <dc:creator>Ann Low</dc:creator><category>port</category>
  <media:content url="https://post.example/p.jpg"><media:title>A ship at dusk</media:title></media:content>
  <description>The board sets new fees for grain ships.</description>
  <content:encoded><![CDATA[{HTML}]]></content:encoded></item>
<item><title>No date</title><link>https://post.example/undated</link><description>Work goes on.</description></item>
</channel></rss>"""

ATOM = f"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://ministry.example/news/">
<title type="html">Ministry of Transport &amp;amp; Ports</title><link rel="self" href="feed.xml"/><link href="/"/>
<entry><id>urn:m:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Fees <em>rise</em></div></title>
  <link rel="enclosure" href="https://ministry.example/speech.mp3"/><link href="fees"/>
  <updated>2026-03-05T07:00:00+09:00</updated><author><name>Cara Dell</name><email>c@ministry.example</email></author>
  <summary>New fees.</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>Fees rise</h2>{HTML}</div></content></entry>
</feed>"""

RDF = """<?xml version="1.0" encoding="iso-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://review.example/"><title>Café Review</title><link>http://review.example/</link>
<items><rdf:Seq><rdf:li rdf:resource="http://review.example/1"/></rdf:Seq></items></channel>
<item rdf:about="http://review.example/1"><title>The “old” quay</title><link>http://review.example/1</link>
<description>Élodie Marsh walks the quay.</description><dc:date>2026-02-03</dc:date>
<dc:creator>B. Low</dc:creator></item>
</rdf:RDF>"""

MINISTRY = """<rss version="2.0"><channel><title>Press office</title><link>https://office.example/</link>
<item><title>Minister opens the quay</title><link>https://office.example/1</link>
<pubDate>Tue, 03 Mar 2026 09:00:00 +0100</pubDate>
<description>The minister opened the northern quay.
&lt;a href="https://office.example/1"&gt;Read more&lt;/a&gt;</description>
</item></channel></rss>"""

PODCAST = """<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
<title>Quayside</title><link>https://quay.example/</link>
<item><title>Episode 9</title><guid isPermaLink="false">ep9</guid><pubDate>Tue, 03 Mar 2026 06:00:00 GMT</pubDate>
<description>Ann Roe talks about fees.</description><itunes:author>Quayside</itunes:author>
<enclosure url="https://quay.example/9.mp3" type="audio/mpeg" length="1"/></item>
<item><title>Episode 8</title><guid isPermaLink="false">ep8</guid><link>https://quay.example</link>
<description>Ben Low talks about rail.</description></item></channel></rss>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Valley Wire",
        "home_page_url": "https://valley.example/",
        "items": [
            {
                "id": "1",
                "url": "/fees",
                "title": "Fees < 5 & rising",
                "content_html": HTML + "<script>steal()</script>",
                "date_published": "2026-03-04T23:30:00-05:00",
                "authors": [{"name": "Ann Low"}, {"name": "Ben Roe"}],
            },
            {"id": 2, "content_text": "The ferry is late.\n\nIt waits.", "date_modified": "2026-03-06T00:00:00Z"},
            {"id": 3, "url": "https://valley.example/3", "summary": "A summary.", "author": {"name": "Cy"}},
        ],
    }
)


def rss(items: str, head: str = "") -> bytes:
    """An RSS 2.0 feed of these items, behind `head`."""
    around = '<rss version="2.0"><channel><title>Post</title><link>https://post.example/</link>'
    return f"{head}{around}{items}</channel></rss>".encode()


def item(title: str, link: str = "https://post.example/1", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"
