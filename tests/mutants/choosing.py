"""Which faults are put in, and where: each place is as likely as another, and a seed gives the same again."""

import ast
import random
import re
import warnings
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

# What decides: about money, about who may do what and what readers see, and about what a question means.
DECIDING = (
    "guidance/rules/**/*.py",
    "guidance/publishing/**/*.py",
    *(f"guidance/search/{name}.py" for name in ("question", "references", "concepts", "lexicon", "words", "spelling")),
)
# 'is' for '==' is no slip that anybody makes, and of small numbers and short texts it says the same.
_IDENTITY = re.compile(r"_(?!Is_|IsNot_)[^_]+_(Is|IsNot)$")
Position = tuple[int, int]  # line and column


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of code from `start` to `end`, and what can be done to it: an operator's name, and which of its turns."""

    path: str
    start: Position
    end: Position
    faults: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Mutant:
    place: Place
    operator: str
    source: str

    def changed(self, root: Path) -> tuple[str, str]:
        """The line as it is, and as it becomes: lines that are the same before and after are left out."""
        was, becomes = (root / self.place.path).read_text().splitlines(), self.source.splitlines()
        while was and becomes and was[0] == becomes[0]:
            was, becomes = was[1:], becomes[1:]
        while was and becomes and was[-1] == becomes[-1]:
            was, becomes = was[:-1], becomes[:-1]
        return tuple(" ".join(line.strip() for line in lines) for lines in (was, becomes))  # type: ignore[return-value]


def chosen(root: Path, seed: int) -> Iterator[Mutant]:
    """One for each place, in an order that depends on the seed alone."""
    draw = random.Random(seed)  # noqa: S311  no secret
    places = list(_places(root))
    draw.shuffle(places)
    for place in places:
        operator, turn = draw.choice(place.faults)
        source = mutate_code((root / place.path).read_text(), get_operator(operator)(), turn)
        if source and _compiles(source):
            yield Mutant(place, operator.removeprefix("core/"), source)


def _places(root: Path) -> Iterator[Place]:
    for path in sorted({path for pattern in DECIDING for path in root.glob(pattern)}):
        source = path.read_text()
        nodes = list(ast_nodes(get_ast(source)))
        found: dict[tuple[Position, Position], list[tuple[str, int]]] = defaultdict(list)
        for name in sorted(operator_names()):
            operator = get_operator(name)
            if operator.arguments() or _IDENTITY.search(name):
                continue
            for turn, (start, end) in enumerate(chain(*(operator().mutation_positions(node) for node in nodes))):
                found[start, end].append((name, turn))
        unseen, lines = list(_never_noticed(ast.parse(source))), source.splitlines()
        for (start, end), faults in sorted(found.items()):
            is_star = lines[start[0] - 1][start[1] :].startswith("*,")  # arguments after it are named, and still may be
            if not is_star and not any(first <= start and end <= last for first, last in unseen):
                yield Place(path.relative_to(root).as_posix(), start, end, tuple(faults))


def _never_noticed(tree: ast.AST) -> Iterator[tuple[Position, Position]]:
    """Types, which nothing reads when the code runs, what a data class asks for besides being one, and `strict`."""
    for node in ast.walk(tree):
        parts = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        if isinstance(node, ast.ClassDef):
            parts += [
                word.value for each in node.decorator_list if isinstance(each, ast.Call) for word in each.keywords
            ]
        if isinstance(node, ast.Call):
            parts += [word.value for word in node.keywords if word.arg == "strict"]
        for part in parts:
            if isinstance(part, ast.expr):
                yield (part.lineno, part.col_offset), (part.end_lineno or 0, part.end_col_offset or 0)


def _compiles(source: str) -> bool:
    with warnings.catch_warnings(action="error"):
        try:
            compile(source, "", "exec")
        except SyntaxError:
            return False
    return True
