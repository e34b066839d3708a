"""A real mail server in a process of its own, which keeps what it gets as files and plays any fault by order.

`server.plays(folder, "--say", "RCPT TO:<deputy@ministry.example>=550 gone")` answers so to that order; `--drop` and
`--hang` end the line, or say nothing more, at an order. Beside the orders of SMTP there are moments: GREETING, BODY
(when the letter begins), DOT (when it is there, but not kept) and KEPT. `--times 2` plays faults twice and no more.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import ssl
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, AnyStr, NamedTuple

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

PASSWORD = "open-sesame"
FAULTY = ("EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA")


class Kept(NamedTuple):
    """A letter as it arrived, and for whom."""

    sender: str
    addressees: list[str]
    letter: bytes


class MailServer:
    """The server while it runs: `port`, what it `kept`, and `heard` for what it tells next."""

    def __init__(self, *options: str) -> None:
        self._order = [sys.executable, __file__, *options]

    def __enter__(self) -> MailServer:
        self._process = subprocess.Popen(self._order, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.heard())
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=20)

    def plays(self, folder: Path, *options: str) -> MailServer:
        """From now on it keeps what it gets in that folder, and has these faults."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        assert self._process.stdin
        self._process.stdin.write(json.dumps([str(folder), *options]) + "\n")
        self._process.stdin.flush()
        while self.heard() != "ready":
            pass
        return self

    def heard(self) -> str:
        """The next line that it tells; waits for it."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the server ended"
        return line.strip()

    @property
    def kept(self) -> list[Kept]:
        """All letters, in their order."""
        return [
            Kept(**json.loads(file.read_text()), letter=file.with_suffix(".eml").read_bytes())
            for file in sorted(self._folder.glob("*.json"))
        ]


class Faults:
    """What the server does at an order or a moment that it was told of, else nothing."""

    def __init__(self, told: argparse.Namespace) -> None:
        self.folder = Path(told.folder)
        self.says: list[list[str]] = [say.split("=", 1) for say in told.say]
        self.drops, self.hangs = told.drop, told.hang
        self.told = told

    async def at(self, server: SMTP, order: str) -> str | None:
        """The answer to give instead of the usual one, None for that."""
        if self.told.times == 0:
            return None
        for drop in self.drops:
            if order.startswith(drop):
                self.told.times -= 1
                assert isinstance(server.transport, asyncio.Transport)
                server.transport.abort()
                await asyncio.Event().wait()
        for hang in self.hangs:
            if order.startswith(hang):
                tell("hangs")
                await asyncio.Event().wait()
        for start, answer in self.says:
            if order.startswith(start):
                self.told.times -= 1
                return answer
        return None

    async def handle_DATA(self, server: SMTP, _: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = await self.at(server, "DOT")
        if answer:
            return answer
        file = self.folder / f"{len(list(self.folder.glob('*.eml'))):03}.eml"
        assert isinstance(envelope.content, bytes)
        file.write_bytes(envelope.content)
        told = {"sender": envelope.mail_from, "addressees": envelope.rcpt_tos}
        file.with_suffix(".json").write_text(json.dumps(told))
        tell("kept")
        return await self.at(server, "KEPT") or f"250 kept as {file.stem}"


class Faulty(SMTP):
    """The usual server but for its faults."""

    def __init__(self, faults: Faults, **more: Any) -> None:
        super().__init__(faults, auth_require_tls=False, authenticator=login, hostname="mail.example", **more)
        self.faults = faults
        self.greeted = False
        for name in FAULTY:
            self._smtp_methods[name] = self.faulty(name, self._smtp_methods[name])

    def faulty(self, name: str, usual: Callable[[str], Awaitable[None]]) -> Callable[[str], Awaitable[None]]:
        async def order(more: str) -> None:
            answer = await self.faults.at(self, f"{name} {more or ''}")
            if answer:
                await self.push(answer)
                return
            if name == "DATA" and "BODY" in self.faults.drops:
                await self.push("354 go on")
                await self.faults.at(self, "BODY")
            await usual(more)

        return order

    async def push(self, status: AnyStr) -> None:
        if not self.greeted:
            self.greeted = True
            answer = await self.faults.at(self, "GREETING")
            while answer == "trickle":
                self._writer.write(b"2")
                await asyncio.sleep(0.02)
            if answer:
                await super().push(answer)
                return
        await super().push(status)


def login(_: SMTP, __: Session, ___: Envelope, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=data.password == PASSWORD.encode(), handled=False)


def tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


async def serve(certificate: str) -> None:
    """Serve until the standard input ends; each line of it is how to go on. With a certificate, all of it is in TLS."""
    loop = asyncio.get_running_loop()
    told = orders([""])

    def new() -> SMTP:
        return Faulty(Faults(told), loop=loop, tls_context=context(told.certificate))

    server = await loop.create_server(new, "127.0.0.1", 0, ssl=context(certificate))
    tell(str(server.sockets[0].getsockname()[1]))
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        told = orders(json.loads(line))
        tell("ready")
    server.close()


def context(certificate: str) -> ssl.SSLContext | None:
    if not certificate:
        return None
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    made.load_cert_chain(certificate)
    return made


def orders(options: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    for name in ("--say", "--drop", "--hang"):
        parser.add_argument(name, action="append", default=[])
    parser.add_argument("--times", type=int, default=-1)
    parser.add_argument("--certificate", default="")
    return parser.parse_args(options)


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:] or [""]))
