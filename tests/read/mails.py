"""Mails as newsrooms and ministries get them, invented: each with the body that a reader is to find in it."""

from __future__ import annotations

from email.message import EmailMessage
from typing import NamedTuple

LEAD = (
    "The ministers of the five harbour states agreed on Tuesday to open the grain corridor before the winter storms. "
    "Ships will leave Lindholm from 9 March, and each will be inspected once instead of three times."
)
WARNING = (
    "The pilots’ union warned that ice could close the northern lane for weeks. It asked for two more tugs and for a "
    "rescue station at Cape Varde."
)
MONEY = (
    "The fund pays 40 million crowns this year. Farmers get the first instalment in May, the ports theirs in autumn, "
    "and the rest is held back until the audit is done."
)


class Mail(NamedTuple):
    """A mail, what a reader wants of it, and lines that must never be printed as findings."""

    data: bytes
    body: str
    furniture: tuple[str, ...] = ()
    title: str = ""


def written(text: str, **headers: str) -> EmailMessage:
    """A mail with this plain text."""
    mail = EmailMessage()
    mail["From"] = headers.pop("sender", "Ann Roe <ann.roe@harbour.example>")
    mail["To"] = "Desk <desk@paper.example>"
    mail["Subject"] = headers.pop("subject", "Grain corridor opens in March")
    mail["Date"] = headers.pop("date", "Wed, 4 Mar 2026 10:15:00 +0100")
    mail["Message-ID"] = "<1@harbour.example>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text, cte="quoted-printable")
    return mail


def wrapped(text: str, width: int = 72) -> str:
    """The text with its lines broken at a width, as mail programs do."""
    from textwrap import fill

    return fill(text, width, break_on_hyphens=False)


def press_office() -> Mail:
    mail = written(
        f"Dear colleagues,\n\n{wrapped(LEAD)}\n\n{wrapped(WARNING)}\n\n{wrapped(MONEY)}\n\n"
        "Kind regards,\n\nAnn Roe\nHead of Press, Ministry of Harbours\nTel. +47 555 0134\nwww.harbours.example\n\n"
        + wrapped(
            "This e-mail and any attachments are confidential and intended solely for the addressee. If you have "
            "received it in error, please delete it."
        )
        + "\n",
        Organization="Ministry of Harbours",
    )
    mail.add_attachment(b"%PDF-1.4 report", maintype="application", subtype="pdf", filename="Fünf Häfen.pdf")
    mail.add_attachment(b"\x89PNG....", maintype="image", subtype="png", filename="logo.png")
    return Mail(
        bytes(mail),
        f"Grain corridor opens in March {LEAD} {WARNING} {MONEY}",
        ("Dear colleagues,", "Kind regards,", "Ann Roe", "Tel. +47 555 0134", "This e-mail and any"),
        "Grain corridor opens in March",
    )


def reply_chain() -> Mail:
    quote = "\n".join("> " + line for line in wrapped(MONEY, 68).split("\n"))
    text = (
        f"Hi Bo,\n\n{wrapped(LEAD)}\n\n{wrapped(WARNING)}\n\nAnn\n\n"
        "On Tue, 3 Mar 2026 at 18:02, Bo Lie, on behalf of the desk\n<bo.lie@paper.example> wrote:\n"
        f"> Hello Ann,\n>\n{quote}\n>\n> Bo\n>> On 2 March, Cy Dahl wrote:\n>> When is the meeting?\n"
    )
    return Mail(
        bytes(written(text, subject="Re: AW: Grain corridor opens in March")),
        f"Grain corridor opens in March {LEAD} {WARNING}",
        ("Hi Bo,", "Ann", "On Tue, 3 Mar", "> Hello Ann", "<bo.lie@paper.example> wrote:", ">> When is"),
        "Grain corridor opens in March",
    )


def outlook_reply() -> Mail:
    text = (
        f"Hello all\n\n{LEAD}\n\n{WARNING}\n\nBest wishes\nAnn Roe | Press Office\n\n"
        "________________________________\nFrom: Bo Lie <bo.lie@paper.example>\nSent: Tuesday, March 3, 2026 6:02 PM\n"
        "To: Ann Roe; Desk;\nCc: Cy Dahl\nSubject: Grain\n\n"
        f"Ann, what will the ministers say tomorrow about the fund?\n\n{MONEY}\n\nBo\n"
    )
    return Mail(
        bytes(written(text, subject="RE: Grain corridor opens in March")),
        f"Grain corridor opens in March {LEAD} {WARNING}",
        ("Hello all", "Best wishes", "Ann Roe | Press", "____", "From: Bo Lie", "Sent: Tues", "Ann, what will", "Bo"),
        "Grain corridor opens in March",
    )


def forwarded_wire() -> Mail:
    text = (
        "FYI, this belongs on page one tomorrow, I think.\n\nBest,\nAnn\n\n---------- Forwarded message ---------\n"
        "From: Meridian Wire <wire@meridian.example>\nDate: Tue, 3 Mar 2026 at 17:00\nSubject: Grain corridor opens\n"
        "To: <ann.roe@harbour.example>\n\n\n"
        f"{wrapped('LINDHOLM, March 3 (Meridian) - ' + LEAD)}\n\n{wrapped(WARNING)}\n\n{wrapped(MONEY)}\n\n"
        "-- \nMeridian Wire, Quay Street 3, Lindholm\n"
    )
    return Mail(
        bytes(written(text, subject="Fwd: Grain corridor opens")),
        "Grain corridor opens FYI, this belongs on page one tomorrow, I think. "
        f"LINDHOLM, March 3 (Meridian) - {LEAD} {WARNING} {MONEY}",
        (
            "Best,",
            "Ann",
            "---------- Forwarded",
            "From: Meridian",
            "Date: Tue",
            "Subject: Grain",
            "To: <",
            "-- ",
            "Meridian Wire, Quay",
        ),
        "Grain corridor opens",
    )


def apple_forward() -> Mail:
    quoted = "\n".join(
        "> " + line if line else ">"
        for line in (
            "From: Meridian Wire <wire@meridian.example>\nSubject: Grain corridor opens\n"
            "Date: 3 March 2026 at 17:00:00 CET\n"
            f"To: Ann Roe <ann.roe@harbour.example>\n\nDear editors,\n\n{wrapped(LEAD, 68)}\n\n{wrapped(MONEY, 68)}"
        ).split("\n")
    )
    return Mail(
        bytes(
            written(
                f"\n\nSent from my iPhone\n\nBegin forwarded message:\n\n{quoted}\n",
                subject="Fwd: Grain corridor opens",
            )
        ),
        f"Grain corridor opens {LEAD} {MONEY}",
        ("Sent from my iPhone", "Begin forwarded message:", "From: Meridian", "Date: 3 March", "Dear editors,"),
        "Grain corridor opens",
    )


def digest() -> Mail:
    text = (
        "View this email in your browser: https://letter.example/view/81\n\nHarbour Letter\nThe week in ports\n\n"
        f"GRAIN CORRIDOR OPENS\n--------------------\n\n{wrapped(LEAD)}\n\nRead more: https://letter.example/a/1\n\n"
        f"PILOTS WARN OF ICE\n------------------\n\n{wrapped(WARNING)}\n\nRead more: https://letter.example/a/2\n\n"
        f"THE FUND PAYS\n-------------\n\n{wrapped(MONEY)}\n\nRead more: https://letter.example/a/3\n\n"
        "You are receiving this email because you signed up at letter.example.\n"
        "Unsubscribe: https://letter.example/u/81\n\nHarbour Letter, Quay Street 3, Lindholm\n© 2026 Harbour Letter\n"
    )
    return Mail(
        bytes(written(text, sender="Harbour Letter <week@letter.example>", subject="The week in ports")),
        f"The week in ports Harbour Letter The week in ports GRAIN CORRIDOR OPENS {LEAD} PILOTS WARN OF ICE {WARNING} "
        f"THE FUND PAYS {MONEY}",
        ("View this email", "You are receiving", "Unsubscribe:", "Harbour Letter, Quay", "© 2026", "Read more: https"),
        "The week in ports",
    )


def mailing_list() -> Mail:
    text = (
        f"{wrapped(LEAD)}\n\n{wrapped(WARNING)}\n\nCheers, Ann\n"
        "_______________________________________________\nHarbour-news mailing list\nHarbour-news@lists.example\n"
        "https://lists.example/mailman/listinfo/harbour-news\n"
    )
    return Mail(
        bytes(
            written(
                text,
                sender="Ann Roe via Harbour-news <harbour-news@lists.example>",
                subject="[Harbour-news] Grain corridor opens in March",
                List_Id="Harbour news of the north <harbour-news.lists.example>",
            )
        ),
        f"[Harbour-news] Grain corridor opens in March {LEAD} {WARNING}",
        ("Cheers, Ann", "____", "Harbour-news mailing list", "Harbour-news@lists", "https://lists"),
        "[Harbour-news] Grain corridor opens in March",
    )


def flowed() -> Mail:
    soft = "\n".join(f"{line} " for line in wrapped(LEAD, 66).split("\n")).rstrip()
    quote = "\n".join(f"> {line} " for line in wrapped(MONEY, 66).split("\n")).rstrip()
    head = (
        "From: Ann Roe <ann.roe@harbour.example>\nSubject: Grain corridor opens in March\n"
        "Date: Wed, 4 Mar 2026 10:15:00 +0100\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed\nContent-Transfer-Encoding: 8bit\n\n"
    )
    text = (
        f"{soft}\n\n From the union:\n{WARNING}\n\nAm 3. März 2026 um 18:02 schrieb Bo Lie:\n{quote}\n\n"
        "-- \nAnn Roe\nPress \noffice\n"
    )
    return Mail(
        (head + text).encode(),
        f"Grain corridor opens in March {LEAD} From the union: {WARNING}",
        ("Am 3. März", "> The fund", "-- ", "Ann Roe", "Press office"),
        "Grain corridor opens in March",
    )


def code_page() -> Mail:
    """Quoted-printable in Windows-1252, declared as Latin-1; the names of the files as old Outlook writes them."""
    import quopri

    text = f"{LEAD}\r\n\r\nThe “Café Nord” – a pilots’ meeting place – stays open…\r\n\r\n{WARNING}\r\n"
    head = (
        "From: =?iso-8859-1?Q?Ann_R=F8e?= <ann@harbour.example>\r\nSubject: =?iso-8859-1?Q?Caf=E9_Nord_stays_open?=\r\n"
        "Date: 4 Mar 2026 10:15 GMT\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
        "Content-Transfer-Encoding: Quoted-Printable\r\n\r\n"
    )
    return Mail(
        head.encode() + quopri.encodestring(text.encode("cp1252")),
        f"Café Nord stays open {LEAD} The “Café Nord” – a pilots’ meeting place – stays open… {WARNING}",
        (),
        "Café Nord stays open",
    )


def newsletter() -> Mail:
    """HTML only, laid out in tables."""
    cells = "".join(
        f'<tr><td style="padding:8px"><h2>{head}</h2><p>{text}</p></td></tr>'
        for head, text in (("Corridor opens", LEAD), ("Ice on the lane", WARNING), ("The fund pays", MONEY))
    )
    page = (
        "<html><head><title>Harbour Letter</title><style>td {color: red}</style></head><body><table><tr><td>"
        '<a href="https://letter.example/v">View this email in your browser</a></td></tr>'
        f"<tr><td><p>Dear readers,</p></td></tr>{cells}<tr><td><p>Best regards,<br>Ann Roe<br>Editor</p></td></tr>"
        "<tr><td><p>You are receiving this email because you signed up on our site.<br>"
        '<a href="https://letter.example/u">Unsubscribe</a> from this list</p></td></tr></table></body></html>'
    )
    mail = written("", subject="Harbour Letter, week 10")
    mail.set_content(page, subtype="html", cte="base64")
    return Mail(
        bytes(mail),
        f"Harbour Letter, week 10 Corridor opens {LEAD} Ice on the lane {WARNING} The fund pays {MONEY}",
        ("View this email", "Dear readers,", "Best regards,", "You are receiving", "Unsubscribe"),
        "Harbour Letter, week 10",
    )


MAILS = (
    press_office,
    reply_chain,
    outlook_reply,
    forwarded_wire,
    apple_forward,
    digest,
    mailing_list,
    flowed,
    code_page,
    newsletter,
)
