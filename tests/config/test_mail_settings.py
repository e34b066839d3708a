"""[mail]: bare addresses, a server, and never a password."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.config.desk import edition, refusal, with_lines


def mail(server: str, people: str = '["a@b.example"]', sender: str = "brief@b.example") -> str:
    """The plain file with [mail] on line 8, recipients on 9, from on 10, and the server's keys from line 12."""
    return with_lines("[mail]", f"recipients = {people}", f'from = "{sender}"', "[mail.smtp]", server)


SERVERS = [
    ("host = 'mail.b.example'", ("mail.b.example", 587, "starttls")),
    ("host = 'mail.b.example'\nsecurity = 'tls'", ("mail.b.example", 465, "tls")),
    ("host = '192.0.2.7'\nport = 2525", ("192.0.2.7", 2525, "starttls")),
    ("host = 'localhost'\nsecurity = 'none'", ("localhost", 25, "none")),
    ("host = '127.0.0.9'\nsecurity = 'none'", ("127.0.0.9", 25, "none")),
    ("host = '::1'\nsecurity = 'none'", ("::1", 25, "none")),
]


@pytest.mark.parametrize(("keys", "meant"), SERVERS, ids=range(len(SERVERS)))
def test_a_server_is_read(tmp_path: Path, keys: str, meant: tuple[str, int, str]) -> None:
    post = edition(tmp_path, mail(keys)).mail
    assert post is not None
    assert (post.smtp.host, post.smtp.port, post.smtp.security) == meant


LOGINS = [
    ("password_env = 'MAIL_PASSWORD'", ("MAIL_PASSWORD", None, "")),
    ("password_file = 'secret'", ("", "secret", "")),
    ("password_keyring = 'briefing'", ("", None, "briefing")),
]


@pytest.mark.parametrize(("key", "meant"), LOGINS, ids=range(len(LOGINS)))
def test_the_password_is_in_one_of_three_places(tmp_path: Path, key: str, meant: tuple[str, str | None, str]) -> None:
    post = edition(tmp_path, mail(f"host = 'm.b.example'\nuser = 'u'\n{key}")).mail
    assert post is not None
    file = post.smtp.password_file
    assert (post.smtp.password_env, file and file.name, post.smtp.password_keyring) == meant


WRONG_SERVERS = [
    ("host = 'mail.b.example'\nsecurity = 'none'", 13, "security: none is for this very machine; "),
    ("host = 'localhost.evil.example'\nsecurity = 'none'", 13, "security: none is for this very machine; "),
    ("host = 'smtp://mail.b.example'", 12, "host: "),
    ("host = 'mail.b.example:587'", 12, "host: "),
    ("host = '::1%eth0'", 12, "host: "),
    ("host = 'mail.b.example'\nsecurity = 'ssl'", 13, 'security: "ssl" is unknown; write one of starttls, tls, none.'),
    ("host = 'mail.b.example'\nport = 0", 13, "port: 0 is no whole number from 1 to 65,535; choose another."),
    ("port = 25", 11, 'host is missing under [mail.smtp]; write host = "mail.ministry.example".'),
    ("host = 'm.b.example'\nuser = 'u'", 13, "user: there is no password; say where it is with one of"),
    ("host = 'm.b.example'\npassword_env = 'P'", 13, "password_env: there is no user; write user, or take this out."),
    ("host = 'm.b.example'\nuser = 'u'\npassword_env = 'A B'", 14, 'password_env: "A B" is no name of a variable; '),
    (
        "host = 'm'\nuser = 'u'\npassword_env = 'P'\npassword_file = 'f'",
        15,
        "password_file: there is password_env too;",
    ),
    (
        "host = 'm'\nuser = 'u'\npassword_keyring = 'k'\npassword_file = 'f'",
        14,
        "password_keyring: there is password_file too; take one of them out.",
    ),
    ("host = 'm.b.example'\npassword_keyring = 'k'", 13, "password_keyring: there is no user; write user, or take"),
    ("host = 'm.b.example'\nuser = 'u'\npassword_keyring = ''", 14, "password_keyring: is empty; write what it is,"),
    ("host = 'm.b.example'\nlogin = 'u'", 13, "login is an unknown key; mend it or take it out."),
]


@pytest.mark.parametrize(("keys", "number", "said"), WRONG_SERVERS, ids=range(len(WRONG_SERVERS)))
def test_a_wrong_server_is_told(tmp_path: Path, keys: str, number: int, said: str) -> None:
    told = refusal(tmp_path, mail(keys))
    assert [line.startswith(f"briefing.toml, line {number}: {said}") for line in told] == [True], told


def test_a_password_in_the_file_is_refused_and_not_repeated(tmp_path: Path) -> None:
    told = refusal(tmp_path, mail("host = 'm.b.example'\nuser = 'u'\npassword = 'hunter2'"))
    assert told == [
        "briefing.toml, line 14: password: never in this file; write one of password_env, password_file, "
        "password_keyring instead, and change it, for it was seen."
    ]


@pytest.mark.parametrize("address", ["kari.nordby+brief@ministry.example", "o'hara@b.example", "x@localhost"])
def test_bare_addresses_are_taken(tmp_path: Path, address: str) -> None:
    post = edition(tmp_path, mail("host = 'm.b.example'", f'["{address}"]')).mail
    assert post is not None
    assert post.recipients == (address,)


ADDRESSES = [
    "a@b.example, c@d.example",
    "a@b.example\\nBcc: c@d.example",
    "a@b.example\\u2028",
    "Kari <kari@b.example>",
    "kari",
    "kari@",
    "@b.example",
    "a@b@c.example",
    "a b@c.example",
    "a..b@c.example",
    ".a@c.example",
    "a@-c.example",
    "a@c.example.",
    "å@c.example",
    "",
]


@pytest.mark.parametrize("address", ADDRESSES, ids=range(len(ADDRESSES)))
def test_what_is_not_one_bare_address_is_refused_as_recipient_and_as_sender(tmp_path: Path, address: str) -> None:
    [told] = refusal(tmp_path, mail("host = 'm.b.example'", f'["{address}", "ok@b.example"]'))
    assert told.startswith("briefing.toml, line 9: recipients: ")
    assert told.endswith('is no mail address; write one bare address, as in "desk@ministry.example".')
    [told] = refusal(tmp_path, mail("host = 'm.b.example'", sender=address))
    assert told.startswith("briefing.toml, line 10: from: ")


def test_mail_without_anybody_or_anything_is_told_in_full(tmp_path: Path) -> None:
    told = refusal(tmp_path, with_lines("[mail]"))
    assert [line.partition(";")[0] for line in told] == [
        "briefing.toml, line 8: recipients is missing under [mail]",
        "briefing.toml, line 8: from is missing under [mail]",
        "briefing.toml, line 8: host is missing under [mail.smtp]",
    ]
