"""Every way to refuse, as a class built from facts that writes its own sentence: the input, the fault, the remedy."""

from __future__ import annotations


class BriefingError(Exception):
    """A refusal; `str()` is one clear sentence. Catch this to catch them all."""


class UsageFault(BriefingError):
    """What was asked for cannot be; the command line leaves with 2."""


class UnknownFormat(UsageFault):
    def __init__(self, name: str, choices: tuple[str, ...]) -> None:
        super().__init__(f"{name}: briefing cannot write that; choose one of {', '.join(choices)}.")


class ContraryFormat(UsageFault):
    def __init__(self, output: str, name: str) -> None:
        super().__init__(f"{output}: its name asks for another format than --format {name}; change one of them.")


class SeveralFormats(UsageFault):
    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(f"{' and '.join(names)}: several formats need a folder; give one with -o, as in -o out/.")


class MissingInput(BriefingError):
    def __init__(self, name: str) -> None:
        fault = "no file matches the pattern" if set(name) & set("*?[") else "there is no such file"
        address = " or put https:// before an address" if name.lower().startswith("www.") else ""
        super().__init__(f"{name}: {fault}; check the name{address}.")


class UnreadableInput(BriefingError):
    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"{name}: cannot be read ({fault}); check its permissions.")


class EmptyInput(BriefingError):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: has no text in it; give a file with an article or a report.")


class BinaryInput(BriefingError):
    def __init__(self, name: str, looks_like: str) -> None:
        super().__init__(f"{name}: looks like {looks_like}, which is not read; save it as PDF, .docx or plain text.")


class BrokenFile(BriefingError):
    def __init__(self, name: str, kind: str, fault: str) -> None:
        super().__init__(f"{name}: is a broken {kind} ({fault}); open it and save it again, or give its text.")


class NeedsPassword(BriefingError):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: needs a password; save a copy without one.")


class NoTextLayer(BriefingError):
    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"{name}: {fault}; run it through text recognition (OCR), or ask for the original.")


class TooDeep(BriefingError):
    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{name}: holds {what}; take the inner files out and give them themselves.")


class Inflated(BriefingError):
    def __init__(self, name: str, packed: int, most: int) -> None:
        super().__init__(
            f"{name}: {packed:,} packed bytes swell to more than the {most:,} that are read; it may be an attack, "
            "leave it out."
        )


class ReaderFailed(BriefingError):
    """A guarded child that crashed, hung, grew or answered nonsense while it had this file."""

    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"{name}: its reader {fault}; the file may be damaged or hostile, leave it out.")
        self.fault = fault


class NoNetwork(BriefingError):
    def __init__(self, url: str) -> None:
        super().__init__(f"{url}: is not fetched, for --no-network forbids it; save the page and give the file.")


class Unfetched(BriefingError):
    """An address that could not or must not be fetched, with the fault in words."""

    def __init__(self, url: str, fault: str) -> None:
        super().__init__(f"{url}: cannot be fetched ({fault}); check the address, or save the page and give the file.")


class OwnPage(BriefingError):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: is a page made by briefing and no source; leave it out.")


class NothingToBrief(BriefingError):
    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"{name}: {fault}; give running text of at least one whole sentence.")


class UnknownRanker(UsageFault):
    def __init__(self, name: str, choices: tuple[str, ...]) -> None:
        super().__init__(f"{name}: there is no such ranker; choose one of {', '.join(choices)}.")


class DoesNotFit(BriefingError):
    def __init__(self, title: str) -> None:
        super().__init__(
            f"{title}: does not fit on one page even without lines; set type and margins of your template smaller."
        )


class BrokenTemplate(BriefingError):
    def __init__(self, file: str, line: int, fault: str) -> None:
        place = f"{file}, line {line}" if line else file
        super().__init__(f"{place}: the template is broken ({fault}); mend it, or leave out --template.")


class NoLayoutEngine(BriefingError):
    def __init__(self) -> None:
        super().__init__(
            "A PDF needs the system library Pango, which is not here; install libpango-1.0-0 and libpangoft2-1.0-0, "
            "or ask for --format html."
        )


class OldLayoutEngine(BriefingError):
    def __init__(self, found: str, oldest: int) -> None:
        super().__init__(
            f"A PDF needs WeasyPrint {oldest} or newer, here is {found}; install a newer one, or ask for --format html."
        )


class NotOnePage(BriefingError):
    def __init__(self, title: str, pages: int) -> None:
        super().__init__(f"{title}: the PDF has {pages} pages instead of one; print fewer lines or on larger paper.")


class RefusedInput(BriefingError):
    """An input that reading refused, in the sentence it gave."""


class UnsafeOutput(UsageFault):
    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"{name}: {fault}; choose another -o.")


class UnwritableOutput(BriefingError):
    def __init__(self, name: str, fault: str, placed: tuple[str, ...] = ()) -> None:
        changed = f"New already: {', '.join(placed)}." if placed else "Nothing was changed."
        super().__init__(f"{name}: cannot be written ({fault}); choose another -o. {changed}")


class UnknownPage(BriefingError):
    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"{name}: {fault}; give an HTML, PDF or JSON page made by briefing, or its mail.")


class MissingSource(BriefingError):
    def __init__(self, page: str, source: str) -> None:
        super().__init__(f"{page}: its source {source} is not here; name the file after the page.")


class NoInput(BriefingError):
    """Not one input could be read; one sentence for each, a line each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults) or "There is no input; name a file, a folder, or - for standard input.")


class ForeignLanguage(BriefingError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: does not seem to be in English, the one language known so far; give an English text."
        )


class NotAFile(BriefingError):
    def __init__(self, name: str, kind: str) -> None:
        super().__init__(f"{name}: is {kind} and not a file; save its text to a file, or pipe it in and name it '-'.")


class TooLarge(BriefingError):
    def __init__(self, name: str, size: int, most: int) -> None:
        super().__init__(f"{name}: has {size:,} bytes, more than the {most:,} that are read; give a part of it.")


class SeveralDocuments(UsageFault):
    def __init__(self, name: str, count: int) -> None:
        super().__init__(f"{name}: holds {count} documents, not one; use load_all.")


class EmptyFolder(BriefingError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: the folder holds no texts, web pages, PDF or Word files, mails, feeds or ZIP archives; "
            "name the files themselves."
        )


class NoSuchPage(UsageFault):
    def __init__(self, number: int, edition: str) -> None:
        super().__init__(f"{number}: no page of {edition} has that number; briefing past lists them.")
