"""Certificates of an authority that only the tests trust, and mail servers that are always ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import trustme

from tests.deliver.mail_servers import MailServer


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder: "authority.pem" signs "here.pem" for 127.0.0.1 and "elsewhere.pem"; "stranger.pem" is nobody's."""
    folder = tmp_path_factory.mktemp("certificates")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "authority.pem")
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(folder / "here.pem")
    authority.issue_cert("mail.elsewhere.example").private_key_and_cert_chain_pem.write_to_path(
        folder / "elsewhere.pem"
    )
    trustme.CA().issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(folder / "stranger.pem")
    return folder


@pytest.fixture
def trusting(certificates: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The authority is one that the system trusts, as its administrator would arrange it."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "authority.pem"))
    return certificates


@pytest.fixture(scope="session")
def plain_server() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


@pytest.fixture
def serving(plain_server: MailServer, tmp_path: Path) -> Callable[..., MailServer]:
    """The mail server, playing the faults that are asked for."""
    return lambda *options: plain_server.plays(tmp_path / "server", *options)


@pytest.fixture
def secured(tmp_path: Path) -> Iterator[Callable[[Path], MailServer]]:
    """A mail server that talks in TLS from the first word, with a certificate."""
    with ExitStack() as stack:
        yield lambda certificate: stack.enter_context(MailServer(str(certificate))).plays(tmp_path / "server")
