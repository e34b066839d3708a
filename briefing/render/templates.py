"""Finds brief.html and its CSS, in the user's folder first, and refuses a broken one before anything is written."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import BrokenTemplate
from briefing.render import apart
from briefing.render.home import FONTS, TEMPLATES

if TYPE_CHECKING:
    from jinja2 import Environment

PAGE = "brief.html"
STYLES = ("brief.css", "print.css", "screen.css")
LEADS_OUT = "it leads out of its folder"
# Family and weight of each font file that the page uses.
FACES = {
    "serif-400": ("Briefing Serif", 400),
    "serif-600": ("Briefing Serif", 600),
    "sans-400": ("Briefing Sans", 400),
    "sans-700": ("Briefing Sans", 700),
}


def fill(view: dict[str, Any], templates: Path | None, *, fonts: bool) -> str:
    """The page's HTML, with or without its `fonts` inside. BrokenTemplate tells file, line and reason.

    A folder of the user's own is filled in a guarded child.
    """
    if templates is None:
        return _filled(view, None, fonts)
    page: str = apart.run("templates:filled_apart", templates, view=view, folder=str(templates.absolute()), fonts=fonts)
    return page


def filled_apart(_: bytes, view: dict[str, Any], folder: str, fonts: bool) -> str:
    """Runs in the child: the page's HTML from the user's folder."""
    return _filled(view, Path(folder), fonts)


def _filled(view: dict[str, Any], templates: Path | None, fonts: bool) -> str:
    from markupsafe import Markup

    environment = _environment(templates)
    faces = font_faces() if fonts else ""
    values = view | {"view": view, "fonts": Markup(faces), "css": Markup(_css(templates))}
    try:
        return environment.get_template(PAGE).render(values)
    except MemoryError:  # the guard has words for it
        raise
    except Exception as error:  # a template is a program: it can fail in any way
        raise BrokenTemplate(*_place(error, templates)) from error


@cache
def font_faces() -> str:
    """The @font-face rules, with the fonts inside."""
    return "\n".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};'
        f"src:url(data:font/woff2;base64,{b64encode((FONTS / f'{name}.woff2').read_bytes()).decode()}) "
        'format("woff2")}'
        for name, (family, weight) in FACES.items()
    )


def _find(name: str, templates: Path | None) -> Path:
    """The file of that name in the user's folder, else ours; a folder with none of our names is a mistake."""
    if templates is None:
        return TEMPLATES / name
    if not any((templates / ours).is_file() for ours in (PAGE, *STYLES)):
        raise BrokenTemplate(str(templates), 0, f"holds none of {', '.join((PAGE, *STYLES))}")
    folder = next(folder for folder in (templates, TEMPLATES) if (folder / name).is_file())
    if not _inside(folder / name, folder):
        raise BrokenTemplate(str(folder / name), 0, LEADS_OUT)
    return folder / name


def _inside(path: Path, folder: Path) -> bool:
    """The path stays in the folder when its dots and links are followed."""
    return path.resolve().is_relative_to(folder.resolve())


def _css(templates: Path | None) -> str:
    """The three style sheets, those of the user's folder checked."""
    sheets = [_find(name, templates) for name in STYLES]
    return "\n".join(_checked(path) if path.parent == templates else path.read_text("utf-8") for path in sheets)


def _checked(path: Path) -> str:
    """A style sheet as it stands, or BrokenTemplate at the first rule that no browser would understand."""
    from tinycss2 import parse_stylesheet  # type: ignore[import-untyped]

    try:
        sheet = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenTemplate(str(path), 0, str(error)) from error
    if fault := next(_faults(parse_stylesheet(sheet)), None):
        raise BrokenTemplate(str(path), fault.source_line, fault.message)
    return sheet


def _faults(nodes: Iterable[Any]) -> Iterator[Any]:
    """The syntax errors among rules and, inside them, declarations and further rules."""
    from tinycss2 import parse_blocks_contents

    for node in nodes:
        if node.type == "error":
            yield node
        yield from (token for token in getattr(node, "prelude", ()) if token.type == "error")
        if getattr(node, "content", None):
            yield from _faults(parse_blocks_contents(node.content))


@cache
def _environment(templates: Path | None) -> Environment:
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    folders = tuple(dict.fromkeys((_find(PAGE, templates).parent, TEMPLATES)))
    loader = FunctionLoader(lambda name: _source(name, folders))
    return ImmutableSandboxedEnvironment(loader=loader, autoescape=True, undefined=StrictUndefined)


def _source(name: str, folders: Iterable[Path]) -> tuple[str, str, None]:
    """The text and path of the page, or of what it includes, in the first folder that has it; never from outside."""
    from jinja2 import TemplateNotFound

    for folder in folders:
        path = folder / name
        if not _inside(path, folder):
            raise TemplateNotFound(name, f"{name!r}: {LEADS_OUT}")
        if path.is_file():
            return path.read_text("utf-8"), str(path), None
    raise TemplateNotFound(name, f"{name!r} not found")


def _place(error: Exception, templates: Path | None) -> tuple[str, int, str]:
    """The file, line and reason of a template's fault: a syntax error tells its line, others the deepest frame."""
    from traceback import extract_tb

    if (line := getattr(error, "lineno", None)) is not None:
        return str(getattr(error, "filename", None) or _find(PAGE, templates)), int(line), str(error)
    frames = [(frame.filename, frame.lineno or 0) for frame in extract_tb(error.__traceback__)]
    page = str(_find(PAGE, templates))
    file, line = next((frame for frame in reversed(frames) if frame[0].endswith(Path(PAGE).suffix)), (page, 0))
    return file, line, str(error)
