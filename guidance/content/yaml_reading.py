"""Reads YAML fixture files into entries that know their file, number and line, for use in messages."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from guidance.content import yaml_limits
from guidance.content.problems import Problem
from guidance.rules.limits.cut_short import cut_short

SYNTAX_REMEDY = (
    "Look at this line and the one above it. Text that has ': ' or ' #' in it, or starts with a quotation mark, "
    "bracket, *, &, %, @ or -, goes in quotation marks or below '|-'. Lines are indented with spaces, never tabs."
)

TEXT = "tag:yaml.org,2002:str"
LONGEST_PLAIN = 50  # characters of a number, a date, yes or no: Python reads longer numbers slowly or not at all


@dataclass(frozen=True)
class FixtureValue:
    """A field's value as YAML reads it, and its text in the file."""

    value: Any
    text: str
    line: int


@dataclass(frozen=True)
class FixtureEntry:
    """One record of a file, before its model is looked up. `columns` are those of its sheet, if it is a row of one."""

    file: str
    number: int
    line: int
    model: str
    fields: dict[str, FixtureValue]
    columns: frozenset[str] = frozenset()


def read_directory(directory: Path) -> tuple[list[FixtureEntry], list[Problem]]:
    """The entries of every .yaml file in the directory and below, in the order of the files' paths."""
    entries: list[FixtureEntry] = []
    problems: list[Problem] = []
    for path in sorted(path for path in directory.rglob("*") if path.suffix in {".yaml", ".yml"}):
        file = path.relative_to(directory).as_posix()
        if path.suffix == ".yml":
            problems.append(Problem("Its name ends in .yml.", "Rename it to .yaml.", file))
            continue
        found, slips = read_text(file, path.read_bytes())
        entries += found
        problems += slips
    return entries, problems


def read_text(file: str, content: bytes) -> tuple[list[FixtureEntry], list[Problem]]:
    """The entries of one file, and a problem for each that could not be read."""
    if len(content) > yaml_limits.LARGEST_FILE:
        return [], [Problem("It is larger than 2 MB.", "Divide it into several files.", file)]
    try:
        text = content.decode("utf-8-sig")
        yaml_limits.check_limits(text)
        loader = yaml.CSafeLoader(text)
        try:
            return _read_entries(file, loader, loader.get_single_node())
        finally:
            loader.dispose()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return [], [Problem("It is not UTF-8 text.", "Save the file as UTF-8.", file, line)]
    except yaml_limits.SlipError as slip:
        return [], [_build_problem(slip, file)]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        wrong = f"It is not YAML: {cut_short(error.problem or error.context)}."
        return [], [Problem(wrong, SYNTAX_REMEDY, file, mark.line + 1 if mark else 0)]
    except yaml.YAMLError as error:
        return [], [Problem(f"It is not YAML: {error}.", "Take out the character that it names.", file)]


def _build_problem(slip: yaml_limits.SlipError, file: str, number: int = 0) -> Problem:
    return Problem(slip.wrong, slip.remedy, file, slip.line, slip.entry or number, field=slip.field)


def _read_entries(file: str, loader: Any, root: Node | None) -> tuple[list[FixtureEntry], list[Problem]]:
    entries: list[FixtureEntry] = []
    problems: list[Problem] = []
    if not isinstance(root, SequenceNode) or not root.value:
        line = root.start_mark.line + 1 if root else 0
        wrong = "It is not a list of records."
        return [], [Problem(wrong, "Start each record with '- model: guidance.…', or remove the file.", file, line)]
    for number, node in enumerate(root.value, 1):
        try:
            entries.append(_read_entry(file, loader, number, node))
        except yaml_limits.SlipError as slip:
            problems.append(_build_problem(slip, file, number))
    return entries, problems


def _read_entry(file: str, loader: Any, number: int, node: Node) -> FixtureEntry:
    parts = dict(_read_pairs(node))
    for name, value in parts.items():
        if name == "pk":
            raise yaml_limits.SlipError(
                _get_line(value), "It has a pk.", "Remove the line: records are known by their natural keys."
            )
        if name not in {"model", "fields"}:
            raise yaml_limits.SlipError(
                _get_line(value), f"It has '{name}' beside model and fields.", "Move it under fields, or remove it."
            )
    if not isinstance(parts.get("model"), ScalarNode):
        raise yaml_limits.SlipError(
            _get_line(node), "It does not name a model.", "Start it with '- model: guidance.…'."
        )
    if not isinstance(parts.get("fields"), MappingNode):
        raise yaml_limits.SlipError(
            _get_line(parts.get("fields", node)),
            "It has no fields.",
            "Put 'fields:' under the model, and the fields under that.",
        )
    fields = {}
    for name, value in _read_pairs(parts["fields"]):
        text = value.value if isinstance(value, ScalarNode) else ""
        fields[name] = FixtureValue(_build_value(loader, name, value), text, _get_line(value))
    return FixtureEntry(file, number, node.start_mark.line + 1, parts["model"].value, fields)


def _read_pairs(node: Node) -> Iterator[tuple[str, Node]]:
    """The keys and values of a mapping. Raises SlipError if a key is there twice: YAML itself would use the last."""
    if not isinstance(node, MappingNode):
        raise yaml_limits.SlipError(
            _get_line(node), "It is not a record.", "Write '- model: guidance.…' and 'fields:' below it."
        )
    seen = set()
    for key, value in node.value:
        name = key.value if isinstance(key, ScalarNode) else ""
        if not name or name == "<<":
            raise yaml_limits.SlipError(_get_line(key), "A name is missing before a colon.", SYNTAX_REMEDY)
        if name in seen:
            raise yaml_limits.SlipError(_get_line(key), f"It gives '{name}' twice.", "Keep one of the two.")
        seen.add(name)
        yield name, value


def _build_value(loader: Any, name: str, node: Node) -> Any:
    """Text, a number, a date, a boolean, None or a list of these. No field is a mapping."""
    if isinstance(node, SequenceNode):
        return [_build_value(loader, name, each) for each in node.value]
    if not isinstance(node, ScalarNode):
        raise yaml_limits.SlipError(
            _get_line(node), "It is a mapping.", "Put text that has ': ' in quotation marks.", field=name
        )
    if node.tag == TEXT:
        return node.value
    remedy = "Correct it, or put text in quotation marks."
    if len(node.value) > LONGEST_PLAIN:
        wrong = f"'{cut_short(node.value)}' is too long for a number or a date."
        raise yaml_limits.SlipError(_get_line(node), wrong, remedy, field=name)
    try:
        return loader.construct_object(node)
    except (ValueError, OverflowError, yaml.YAMLError) as error:
        why = "YAML keeps it for itself" if isinstance(error, yaml.YAMLError) else error
        raise yaml_limits.SlipError(_get_line(node), f"'{node.value}' cannot be: {why}.", remedy, field=name) from None


def _get_line(node: Node) -> int:
    return int(node.start_mark.line) + 1
