"""Web pages as they are served, and beside each the text that a reader came for; all of it is invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page's source, and its title and body as one would copy them by hand."""

    html: str
    title: str
    body: str


_MENU = "".join(
    f'<li class="menu-item"><a href="/{name.lower()}">{name}</a></li>'
    for name in (
        "News",
        "Politics",
        "Business",
        "Culture",
        "Opinion",
        "Harbour",
        "Weather",
        "Podcasts",
        "Video",
        "Archive",
    )
)

NEWS = Page(
    html=f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Velden and Ostmark agree to reopen the river locks | The Harbour Courier</title>
<meta property="og:title" content="Velden and Ostmark agree to reopen the river locks">
<meta property="og:site_name" content="The Harbour Courier">
<meta property="article:published_time" content="2026-03-04T07:30:00+01:00">
<meta name="author" content="Mira Solberg">
<meta name="description" content="Both governments will share the cost of repairs that begin in April.">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Velden and Ostmark agree to reopen the river locks", "datePublished": "2026-03-04T07:30:00+01:00",
"author": [{{"@type": "Person", "name": "Mira Solberg"}}],
"publisher": {{"@type": "Organization", "name": "The Harbour Courier"}}}}</script>
<style>.article p {{ margin: 0 }}</style><script>window.dataLayer = window.dataLayer || [];</script>
</head><body class="article-page">
<div id="cookie-banner" class="cookie-consent" role="dialog"><p>We and our 214 partners store cookies on your device
to measure how the page is used. You can change your choice at any time in the settings.</p>
<button>Accept all</button><button>Reject</button></div>
<header class="site-header"><a href="/" class="logo">The Harbour Courier</a>
<nav class="main-nav"><ul>{_MENU}</ul></nav>
<form class="search"><label>Search the site</label><input name="q"></form></header>
<main><article class="article">
<header class="article-header"><p class="kicker">Politics</p>
<h1>Velden and Ostmark agree to reopen the river locks</h1>
<p class="standfirst">Both governments will share the cost of repairs that begin in April.</p>
<div class="byline">By <a href="/staff/solberg" rel="author">Mira Solberg</a>, transport correspondent</div>
<time datetime="2026-03-04T07:30:00+01:00">4 March 2026, 07:30</time>
<div class="share-bar"><a href="#f">Share on Facebook</a> <a href="#x">Share on X</a> <a href="#m">Mail</a></div>
</header>
<figure><img src="/lock.jpg" alt="The lock"><figcaption>The upper lock at Sandholm has been shut since the flood of
November. Photo: Jonas Eide</figcaption></figure>
<div class="article-body">
<p>The governments of Velden and Ostmark agreed on Tuesday to reopen the three locks on the lower Aren, ending a
dispute that has kept barges out of the port of Sandholm for four months.</p>
<p>Under the deal, signed in the border town of Kell, each side pays half of the repairs, which engineers put at
€38 million. Work on the first lock starts on 13 April.</p>
<p>“This is a good day for every town along the river,” said Transport Minister <a href="/roe">Anna Roe</a>. “The
barges will be back before the harvest.”</p>
<div class="newsletter-signup"><h3>Morning letter</h3><p>Get the day's stories in your inbox each morning at six.
Sign up and never miss a headline from our desk.</p><form><input type="email"><button>Sign up</button></form></div>
<h2>A winter of trucks</h2>
<p>Since the flood in November, grain and gravel have gone by road. The chamber of commerce in Sandholm says that
1,400 extra trucks a week have crossed the Kell bridge, and that freight rates have risen by a third.</p>
<p><a href="/2026/bridge">Read more: How the Kell bridge became the busiest road in the valley</a></p>
<ul><li>The lock at Sandholm opens first, in late June.</li>
<li>The locks at Brenn and Lower Kell follow in September.</li>
<li>Night traffic stays forbidden until the sensors are replaced.</li></ul>
<blockquote><p>We have lost two seasons. A third would have closed us.</p></blockquote>
<p>So said Peter Hald, who owns six barges, at the signing. He has <strong>laid off eleven men</strong> since
December and hopes to call them back.</p>
<h2>What is still open</h2>
<p>The treaty leaves one question to a joint commission: who answers for the dykes above Brenn. Ostmark's parliament
must also approve the money, and the vote, planned for 24 March, is expected to be close.</p>
<p>If it fails, the agreement lapses on 1 May and the locks stay shut.</p>
</div>
<div class="tags"><a href="/t/river">River</a> <a href="/t/ostmark">Ostmark</a></div>
<section class="related-stories"><h2>Related stories</h2><ul>
<li><a href="/a1">Flood fund runs dry as claims pile up in the delta towns</a></li>
<li><a href="/a2">Ostmark's finance minister warns of a narrow vote on the river money</a></li></ul></section>
</article>
<aside class="sidebar"><h2>Most read</h2><ol><li><a href="/m1">Ferry fares to rise in May</a></li>
<li><a href="/m2">The last lamplighter of Brenn retires</a></li></ol></aside>
<section id="comments" class="comments"><h2>Comments (2)</h2><div class="comment"><p>About time. My brother drives one
of those trucks and the bridge shakes every night.</p></div><div class="comment"><p>They will never finish the first
lock by June, mark my words.</p></div></section></main>
<footer class="site-footer"><p>© 2026 The Harbour Courier. All rights reserved.</p><ul>{_MENU}</ul></footer>
</body></html>""",
    title="Velden and Ostmark agree to reopen the river locks",
    body="""The governments of Velden and Ostmark agreed on Tuesday to reopen the three locks on the lower Aren, ending
a dispute that has kept barges out of the port of Sandholm for four months.
Under the deal, signed in the border town of Kell, each side pays half of the repairs, which engineers put at
€38 million. Work on the first lock starts on 13 April.
“This is a good day for every town along the river,” said Transport Minister Anna Roe. “The
barges will be back before the harvest.”
A winter of trucks
Since the flood in November, grain and gravel have gone by road. The chamber of commerce in Sandholm says that
1,400 extra trucks a week have crossed the Kell bridge, and that freight rates have risen by a third.
The lock at Sandholm opens first, in late June.
The locks at Brenn and Lower Kell follow in September.
Night traffic stays forbidden until the sensors are replaced.
We have lost two seasons. A third would have closed us.
So said Peter Hald, who owns six barges, at the signing. He has laid off eleven men since
December and hopes to call them back.
What is still open
The treaty leaves one question to a joint commission: who answers for the dykes above Brenn. Ostmark's parliament
must also approve the money, and the vote, planned for 24 March, is expected to be close.
If it fails, the agreement lapses on 1 May and the locks stay shut.""",
)

MINISTRY = Page(
    html=f"""<!DOCTYPE html>
<html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>Minister Roe presents the grain reserve plan - Ministry of Agriculture of Velden</title>
<meta name="DC.date" content="2026-02-11"><meta name="DC.publisher" content="Ministry of Agriculture of Velden">
</head><body>
<div id="top"><ul class="languages"><li><a href="/de">Deutsch</a></li><li><a href="/fr">Français</a></li></ul></div>
<div class="breadcrumb"><a href="/">Home</a> &gt; <a href="/press">Press</a> &gt; Press releases 2026</div>
<div id="leftmenu" class="menu"><ul>{_MENU}</ul></div>
<div id="content"><h1 class="page-title">Minister Roe presents the grain reserve plan</h1>
<p class="date">11 February 2026</p>
<p>Minister of Agriculture Karin Roe presented the national grain reserve plan to the Committee on Supply today. The
plan raises the reserve from 60 to 90 days of use by the end of 2028 and names the four ports where it is kept.</p>
<p>“A reserve is only worth the roads that lead out of it,” the Minister said. “We therefore build the silos where the
railways meet.”</p>
<p><strong>Stocks and targets</strong></p>
<p>The table shows the stocks on 31 January and the targets that the plan sets for each port.</p>
<table><thead><tr><th>Port</th><th>Stock (t)</th><th>Target (t)</th></tr></thead><tbody>
<tr><td>Sandholm</td><td>41,000</td><td>80,000</td></tr><tr><td>Brenn</td><td>18,500</td><td>30,000</td></tr>
<tr><td>Kell</td><td>9,200</td><td>25,000</td></tr></tbody></table>
<p>The Ministry will publish the tender for the silos on 2 March. Bids are due by 30 April, and the first contract is
to be signed before the summer recess.<br><br>The cost is put at €112 million over three years. The budget for 2026
holds €24 million of it; the rest depends on the vote in December.</p>
<p><strong>Next steps</strong></p>
<ol><li>The Committee on Supply gives its opinion on 25 February.</li><li>Parliament debates the plan in the week of 16
March.</li><li>The first silo in Kell opens in October 2027.</li></ol>
<p>Media contact: press office, press@agriculture.example, +00 555 0100</p>
</div>
<div id="footer"><a href="/imprint">Imprint</a> | <a href="/privacy">Privacy</a> | <a href="/sitemap">Sitemap</a></div>
</body></html>""",
    title="Minister Roe presents the grain reserve plan",
    body="""11 February 2026
Minister of Agriculture Karin Roe presented the national grain reserve plan to the Committee on Supply today. The
plan raises the reserve from 60 to 90 days of use by the end of 2028 and names the four ports where it is kept.
“A reserve is only worth the roads that lead out of it,” the Minister said. “We therefore build the silos where the
railways meet.”
Stocks and targets
The table shows the stocks on 31 January and the targets that the plan sets for each port.
Port Stock (t) Target (t) Sandholm 41,000 80,000 Brenn 18,500 30,000 Kell 9,200 25,000
The Ministry will publish the tender for the silos on 2 March. Bids are due by 30 April, and the first contract is
to be signed before the summer recess. The cost is put at €112 million over three years. The budget for 2026
holds €24 million of it; the rest depends on the vote in December.
Next steps
The Committee on Supply gives its opinion on 25 February. Parliament debates the plan in the week of 16
March. The first silo in Kell opens in October 2027.
Media contact: press office, press@agriculture.example, +00 555 0100""",
)

BLOG = Page(
    html="""<html><head><title>Why small ports need slow cranes &raquo; Quayside Notes</title>
<link rel="stylesheet" href="style.css"></head><body><div id="wrap">
<div id="header"><h1><a href="/">Quayside Notes</a></h1><p class="tagline">Jottings from a dockside desk</p></div>
<div id="main"><div class="post hentry" id="post-118"><h2 class="entry-title">Why small ports need slow cranes</h2>
<p class="postmeta">Posted on <abbr class="published" title="2026-01-19">January 19, 2026</abbr> by <a href="/about"
rel="author">Tove Lind</a></p>
<div class="entry-content">
<p>Every harbour master I meet wants a faster crane. I have stopped arguing, and started counting instead.</p>
<p>Last week I stood for two days on the quay at Brenn with a notebook. Of the forty-one hours in which a ship lay
alongside, the crane moved for nine. The rest of the time it waited: for lorries, for papers, for the tide.</p>
<h3>The queue is on the road</h3>
<p>A crane that lifts thirty boxes an hour feeds a road that takes twelve. The other eighteen stand on the quay, and
each of them has to be moved twice. A slow crane that never stops would empty the ship an hour sooner.</p>
<p>There are three things that a port could buy for the price of one fast crane:</p>
<ul>
<li>a second gate, with a clerk,</li>
<li>a weighbridge that reads number plates,
  <ul><li>and the software that goes with it,</li></ul></li>
<li>a roof, so that grain can be loaded in the rain.</li>
</ul>
<p>None of these makes a good photograph. All three together would cut the time in port by a day, as the trial at
Sandholm showed in 2024.</p>
<pre><code>hours_alongside = 41
hours_lifting = 9</code></pre>
<p>I will be in Kell next month with the same notebook. If you run a port and disagree, come and count with me.</p>
</div>
<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Twitter</a></li><li><a href="#">Facebook</a></li></ul>
</div></div>
<div id="comments"><h3>3 thoughts on cranes</h3><ol class="commentlist"><li class="comment"><p>Great post! In our port
it is the customs office that keeps everybody waiting, not the crane.</p></li></ol></div></div>
<div id="sidebar" class="widget-area"><h3>Recent posts</h3><ul><li><a href="/117">The tide table nobody reads</a></li>
<li><a href="/116">Twelve ways to tie a barge</a></li></ul><h3>Blogroll</h3><ul><li><a href="#">Lock and Key</a></li>
</ul></div>
<div id="footer">Proudly powered by a very old computer.</div></div></body></html>""",
    title="Why small ports need slow cranes",
    body="""Every harbour master I meet wants a faster crane. I have stopped arguing, and started counting instead.
Last week I stood for two days on the quay at Brenn with a notebook. Of the forty-one hours in which a ship lay
alongside, the crane moved for nine. The rest of the time it waited: for lorries, for papers, for the tide.
The queue is on the road
A crane that lifts thirty boxes an hour feeds a road that takes twelve. The other eighteen stand on the quay, and
each of them has to be moved twice. A slow crane that never stops would empty the ship an hour sooner.
There are three things that a port could buy for the price of one fast crane:
a second gate, with a clerk,
a weighbridge that reads number plates,
and the software that goes with it,
a roof, so that grain can be loaded in the rain.
None of these makes a good photograph. All three together would cut the time in port by a day, as the trial at
Sandholm showed in 2024.
hours_alongside = 41 hours_lifting = 9
I will be in Kell next month with the same notebook. If you run a port and disagree, come and count with me.""",
)


def _item(title: str, *paragraphs: str) -> str:
    text = "".join(f'<p style="margin:0 0 12px;font-size:16px">{paragraph}</p>' for paragraph in paragraphs)
    return f"""<tr><td style="padding:20px"><table width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td>
<h2 style="font-size:22px">{title}</h2></td></tr><tr><td>{text}</td></tr></table></td></tr>"""


_NEWSLETTER_ITEMS = (
    (
        "Parliament votes on the river money",
        "Ostmark's parliament votes today on its half of the lock repairs. The government counts on 74 of 145 seats, "
        "one more than it needs, and two members are said to waver.",
        "A defeat would end the treaty on 1 May. The speaker has set the vote for four in the afternoon.",
    ),
    (
        "Ferry fares rise again",
        "The islands pay 6 percent more from May. The ferry company blames fuel, the mayors blame the company, and a "
        "hearing is set for Thursday in Brenn.",
    ),
    (
        "A silo for Kell",
        "The Ministry of Agriculture will tender its first grain silo on 2 March. Three builders have asked for the "
        "papers, among them Hald & Sons of Sandholm.",
        "The tender closes on 30 April. Kell hopes for 60 jobs.",
    ),
)

NEWSLETTER = Page(
    html=f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
<title>The Morning Lock, 24 March</title></head><body bgcolor="#eeeeee">
<div style="display:none;font-size:1px;color:#eeeeee">A close vote, dearer ferries and a silo for Kell ‌ ‌ ‌</div>
<table width="100%" cellpadding="0" cellspacing="0" border="0" role="presentation"><tr><td align="center">
<table width="600" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff">
<tr><td align="center"><a href="https://news.example/view">View in browser</a></td></tr>
<tr><td align="center"><h1>The Morning Lock</h1></td></tr>
<tr><td style="padding:20px"><p>Good morning. Today the river money comes to the vote, and it will be close. Here is
what else you should know before the first coffee.</p></td></tr>
{"".join(_item(*item) for item in _NEWSLETTER_ITEMS)}
<tr><td align="center" style="font-size:11px">You receive this letter because you signed up for it.
<a href="https://news.example/out">Unsubscribe</a> | <a href="https://news.example/prefs">Preferences</a></td></tr>
</table></td></tr></table><img src="https://track.example/o.gif" width="1" height="1" alt="" /></body></html>""",
    title="The Morning Lock",
    body="\n".join(
        (
            "Good morning. Today the river money comes to the vote, and it will be close. Here is what",
            "else you should know before the first coffee.",
            *(line for item in _NEWSLETTER_ITEMS for line in item),
        )
    ),
)

PAGES = {"news": NEWS, "ministry": MINISTRY, "blog": BLOG, "newsletter": NEWSLETTER}
