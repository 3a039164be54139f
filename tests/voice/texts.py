"""Everything in the repository that is words for people: strings, docstrings, comments, templates and Markdown.

Not the fixtures, which `check_content` reads, nor migrations, which say what was.
"""

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

# Each shows the phrases, lists the words that readers type, or is what a screen reader said.
LEFT_OUT = (
    "guidance/content/checks/phrase_list.py",
    "guidance/search/lexicon.py",
    "guidance/search/question.py",
    "guidance/search/words.py",
    "tests/content/test_phrases.py",
    "tests/voice/",
    "tests/site/spoken/transcripts/",
    "guidance/migrations/",
    "fuzz/seeds/",
    "requirements",
)
MARKED_UP = (".html", ".md", ".js", ".scss", ".typ", ".txt", ".toml")
_COMMENT = re.compile(r"{#(.*?)#}|<!--(.*?)-->", re.DOTALL)
_BREAK = re.compile(r"{% *(?:block|endblock|else|elif|extends|include|nhsuk|load)\b.*?%}", re.DOTALL)
_TAG = re.compile(r"{%.*?%}|{{.*?}}|<(?:script|style).*?</(?:script|style)>", re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|li|ul|ol|div|h\d|td|th|tr|dt|dd|dl|br|summary|legend|label|section|option)\b[^>]*>")
_ELEMENT = re.compile(r"<[^>]*>")
_PARAMETER = re.compile(r"(?<=\.) (?=\w+(?:,? (?:and )?\w+)*[:.])")  # of a template, as its comment lists it
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_IS_WORD_LIST = re.compile(r"[a-z\s]+")
_MARGIN = re.compile(r"^ *(?://+|/\*+|\*|#+) ?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Words:
    """A passage and where it is: 'guidance/urls.py:12'. A string of a test is data as often as it is prose."""

    place: str
    text: str
    is_prose: bool = True


def list_all() -> Iterator[Words]:
    for name in _list_files():
        path = ROOT / name
        if name.endswith(".py"):
            yield from _read_python(name, path.read_text(encoding="utf-8"))
        elif name.endswith(MARKED_UP) or name == "Makefile":
            yield from _read_marked_up(name, path.read_text(encoding="utf-8"))


def _list_files() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return [name for name in listed.stdout.splitlines() if not name.startswith(LEFT_OUT) and (ROOT / name).is_file()]


def _read_python(name: str, code: str) -> Iterator[Words]:
    """Comments, a block of lines together, and every string with a space in it."""
    block: list[str] = []
    last = 0
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT:
            alone = not token.line[: token.start[1]].strip()
            if block and not (alone and token.start[0] == last + 1):
                yield Words(f"{name}:{last}", " ".join(block))
                block = []
            block.append(token.string.lstrip("# "))
            last = token.start[0]
    if block:
        yield Words(f"{name}:{last}", " ".join(block))
    tree = ast.parse(code)
    docstrings = {id(docstring) for node in ast.walk(tree) if (docstring := _find_docstring(node))}
    is_test = not name.startswith(("guidance/", "pcnroles/"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value.strip():
            is_prose = (id(node) in docstrings or not is_test) and not _IS_WORD_LIST.fullmatch(node.value)
            for passage in re.split(r"\n\n|\n(?= *- )", node.value):
                yield Words(f"{name}:{node.lineno}", passage, is_prose)


def _find_docstring(node: ast.AST) -> ast.Constant | None:
    """Of a module, class or function, or below a field."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return node.value
    return None


def _read_marked_up(name: str, text: str) -> Iterator[Words]:
    if name.endswith(".html"):
        for comment in _COMMENT.finditer(text):
            for passage in _PARAMETER.split(next(filter(None, comment.groups()), "")):
                yield Words(_at(name, text, comment.start()), passage)
        blank = _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)
        blank = _BREAK.sub(lambda found: "\0" + "\n" * found.group().count("\n"), blank)
        blank = _TAG.sub(lambda found: "…" + "\n" * found.group().count("\n"), blank)
        passages = _BLOCK.sub(lambda found: "\0" + "\n" * found.group().count("\n"), blank)
    elif name.endswith(".md"):
        passages = _FENCED.sub(lambda found: "\n" * found.group().count("\n"), text.replace("**", ""))
        passages = re.sub(r"(?<=\S) \| ", "\0", re.sub(r"\n(?=\n| *[-*|] | *\d+\. |#)", "\0\n", passages))
    else:
        if name.endswith(".typ"):
            text = re.sub(r"^(?! *//).*", "", text, flags=re.MULTILINE)
        passages = re.sub(r"\n(?=# make )|\n(?! *(?://|\*|#))", "\0\n", text)
        passages = _MARGIN.sub("", passages)
    line = 1
    for passage in passages.split("\0"):
        if passage.strip():
            yield Words(f"{name}:{line}", _ELEMENT.sub("", passage) if name.endswith(".html") else passage)
        line += passage.count("\n")


def _at(name: str, text: str, offset: int) -> str:
    return f"{name}:{text.count(chr(10), 0, offset) + 1}"
