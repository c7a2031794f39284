"""No foreign text is ever parsed for markup, and no file but one starts a program: read from the source itself.

Textual and rich take a plain `str` for markup: `[@click=app.quit]` in a headline would then run when it is clicked, and
`[/]` would end the program. So text goes to the screen as `Content`, as a `Segment`, or not at all.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui
from tests.soak import tell

TREE = Path(tui.__file__).parent
STARTS_PROGRAMS = {
    "app/browser.py",
    "app/errand.py",  # Wireside itself, to fetch
    "sources/web/passwords.py",  # the user's own command
    "sources/worker.py",  # Wireside itself, to parse
}
SHOWS = ("app", "view", "cli", "commands", "doctor")
"""The rooms that may show something; import-linter keeps Textual and rich away from all others."""

WIDGETS = frozenset(
    "Static Label Option Button Tab Tabs Tree DataTable Checkbox RadioButton Collapsible Digits Link Markdown ListItem "
    "SelectionList Select Pretty Log RichLog Panel Rule Placeholder Toast Notification TabPane".split()
)
"""What parses the text it is made of."""
METHODS = frozenset(
    "notify update set_options add_option add_options replace_option_prompt add_row add_rows add_column add_columns "
    "add_leaf set_label set_title print rule log write write_line render_str write_error panic".split()
)
"""What parses the text it is given. `write` and `print` are looked at on consoles and logs alone."""
FIELDS = frozenset("border_title border_subtitle tooltip title sub_title label placeholder suggester prompt".split())
"""What parses, or writes as it is, the text that it is set to. `placeholder` and `prompt` are Textual's names too."""
PARSERS = frozenset({"from_markup", "from_ansi", "render_markup", "to_content", "set_window_title"})
"""What exists to parse: literals alone."""
PROGRAMS = frozenset(
    "subprocess create_subprocess_exec create_subprocess_shell multiprocessing webbrowser pty popen system "
    "execv execve execvp execvpe spawnv spawnvp startfile open_url".split()
)
SHELLS = frozenset({"eval", "exec", "compile", "__import__"})
_CONSOLES = frozenset({"console", "log", "rich", "con", "richlog"})


def faults(source: str, name: str = "app/x.py") -> list[str]:
    """What a file does that no file may, by line."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(ast.parse(source)):
        parsed = _parsed(node) if name.startswith(SHOWS) else ()
        found += [(getattr(node, "lineno", 0), fault) for fault in (*parsed, *_started(node, name))]
    return [f"{name}:{line}: {fault}" for line, fault in sorted(found)]


def _parsed(node: ast.AST) -> Iterator[str]:
    """Text that reaches what parses it."""
    match node:
        case ast.Call(func=func, args=args, keywords=keywords):
            called = _last(func)
            inert = any(one.arg == "markup" and _is(one.value, False) for one in keywords)
            given = [
                *args,
                *(one.value for one in keywords if one.arg in FIELDS | {"content", "renderable", "text", "message"}),
            ]
            if called in PARSERS and not all(_is_literal(one) for one in args):
                yield f"{called} is given text that is no literal"
            elif called in WIDGETS | METHODS and _parses(func, called) and not inert:
                yield from (f"{called} may parse {ast.unparse(one)}" for one in given if not _is_inert(one))
            yield from (
                f"{one.arg} may parse {ast.unparse(one.value)}"
                for one in keywords
                if one.arg == "tooltip" and not _is_inert(one.value)
            )
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                if isinstance(target, ast.Attribute) and target.attr in FIELDS and not _is_inert(value):
                    yield f"{target.attr} may parse {ast.unparse(value)}"


def _started(node: ast.AST, name: str) -> Iterator[str]:
    """Programs that are started, and text that is run."""
    names = [alias.name.split(".")[0] for alias in node.names] if isinstance(node, ast.Import) else []
    names += [node.module.split(".")[0]] if isinstance(node, ast.ImportFrom) and node.module else []
    names += [node.attr] if isinstance(node, ast.Attribute) else []
    if name not in STARTS_PROGRAMS:
        yield from (f"{one} starts programs, which few files may" for one in names if one in PROGRAMS)
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id in SHELLS:
            yield f"{node.func.id} runs text"
        if any(one.arg == "shell" and not _is(one.value, False) for one in node.keywords):
            yield "a shell is asked"


def _parses(func: ast.expr, called: str) -> bool:
    """Whether a name that others use too is meant here."""
    owner = _last(func.value) if isinstance(func, ast.Attribute) else ""
    if called in WIDGETS:
        return True
    if called in {"write", "print", "write_line", "log", "rule"}:
        return owner.strip("_") in _CONSOLES
    if called == "update":
        return isinstance(func, ast.Attribute) and (
            isinstance(func.value, ast.Call) or owner.endswith(("label", "static"))
        )
    return True


def _is_inert(value: ast.expr) -> bool:
    """Whether an expression is Content, a segment or a row, a literal without brackets, or no text at all."""
    match value:
        case ast.Call(func=func):
            return _last(func) in {"Content", "Text", "assemble", "styled", "Strip", "Segment", "Segments", "Styled"}
        case ast.IfExp(body=body, orelse=orelse):
            return _is_inert(body) and _is_inert(orelse)
        case ast.Constant(value=text):
            return not (isinstance(text, str) and set(text) & set("[]\x1b"))
        case ast.List() | ast.Tuple():
            return all(map(_is_inert, value.elts))
    return False


def _is_literal(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant)


def _is(value: ast.expr, constant: object) -> bool:
    return isinstance(value, ast.Constant) and value.value is constant


def _last(func: ast.expr) -> str:
    """The last word of a dotted name."""
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


# -- the source
FILES = sorted(TREE.rglob("*.py"))


@pytest.mark.soak
def test_no_text_is_parsed_and_no_program_started_but_in_one_file() -> None:
    found = [fault for file in FILES for fault in faults(file.read_text(encoding="utf-8"), str(file.relative_to(TREE)))]
    assert found == []
    tell(
        "text that reaches markup, programs started outside four files (read from the source)",
        f"{len(FILES)} files, 0",
    )


@pytest.mark.parametrize("name", sorted(STARTS_PROGRAMS))
def test_few_files_start_programs_and_never_by_a_shell(name: str) -> None:
    source = (TREE / name).read_text(encoding="utf-8")
    assert faults(source, name) == []
    assert faults(source) != [], "it need not be on the list"


# -- that it can fail
@pytest.mark.parametrize(
    "source",
    [
        "Static(title)",
        "Label(f'[b]{title}[/b]')",
        "Label(article.title, id='x')",
        "Label('a [red]b')",
        "widgets.Option(title)",
        "Button(label=title)",
        "Tab(title)",
        "Tree(title)",
        "DataTable().add_row(title, 'x')",
        "table.add_column(title)",
        "self.notify(title)",
        "self.app.notify(message=title)",
        "self.app.notify('x', title=title)",
        "self.query_one('#prompt', Label).update(title)",
        "self._label.update(f'{title}')",
        "self.border_title = title",
        "widget.border_subtitle = f'{n} of {source}'",
        "widget.tooltip = article.url",
        "Input(tooltip=article.url)",
        "self.title = article.title",
        "app.sub_title = source",
        "Content.from_markup(f'[b]{title}[/b]')",
        "Text.from_markup(title)",
        "Text.from_ansi(title)",
        "console.print(title)",
        "rich.print(title)",
        "self.console.rule(title)",
        "console.set_window_title(title)",
        "self.log.write(title)",
        "Static(title if title else 'x')",
        "Static(title, markup=True)",
        "Markdown(article.text)",
        "import subprocess",
        "from subprocess import run",
        "import webbrowser",
        "os.system(url)",
        "os.popen(url)",
        "os.execvp(name, arguments)",
        "self.app.open_url(url)",
        "eval(text)",
        "Popen(url, shell=True)",
    ],
)
def test_it_sees(source: str) -> None:
    assert faults(source)


@pytest.mark.parametrize(
    "source",
    [
        "Static(Content(title))",
        "Static(title, markup=False)",
        "Label('Nothing found.')",
        "self.query_one('#prompt', Label).update(Content(f'Named in {where}'))",
        "console.print(Text.assemble((title, 'bold')))",
        "known.update(names)",
        "file.write(title)",
        "print(title)",
        "Segment(title)",
        "Content.from_markup('[b]x[/b]')",
        "self.notify('Saved.', markup=False)",
        "self.border_title = 'Links'",
    ],
)
def test_it_lets_pass(source: str) -> None:
    assert not faults(source)
