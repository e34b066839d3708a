"""Every way to refuse, as a class built from facts that writes its own sentence: the input, the fault, the remedy."""

from __future__ import annotations


class BriefingError(Exception):
    """A refusal; `str()` is one clear sentence. Catch this to catch them all."""


class MissingInput(BriefingError):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: there is no such file; check the name, or quote the pattern.")


class UnreadableInput(BriefingError):
    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"{name}: cannot be read ({fault}); check its permissions.")


class EmptyInput(BriefingError):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: has no text in it; give a file with an article or a report.")


class BinaryInput(BriefingError):
    def __init__(self, name: str, looks_like: str) -> None:
        super().__init__(f"{name}: is not text but looks like {looks_like}; save it as plain text or Markdown.")


class NothingToBrief(BriefingError):
    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"{name}: {fault}; give running text of at least one whole sentence.")


class UnknownRanker(BriefingError):
    def __init__(self, name: str, choices: tuple[str, ...]) -> None:
        super().__init__(f"{name}: there is no such ranker; choose one of {', '.join(choices)}.")


class DoesNotFit(BriefingError):
    def __init__(self, title: str) -> None:
        super().__init__(f"{title}: does not fit on one page; shorten the title or choose larger paper.")
