"""No slug by which code finds a record is in code or templates but where `guidance/rules/fixed/` lists them."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from guidance.content.fixed_records import FIXED
from guidance.rules.choosing.suitability.weighing import ANSWERS
from guidance.rules.fixed.slugs import FixedSlug

ROOT = Path(__file__).parents[1]
MODULES = [
    path
    for path in sorted((ROOT / "guidance").rglob("*.py"))
    if "migrations" not in path.parts and path.parent.name != "fixed"
]
TEMPLATES = [path for path in sorted((ROOT / "templates").rglob("*")) if path.is_file()]
# Kinds of record that have a name to themselves, whether or not code finds any by it yet.
NAMED = re.compile(
    r"^- model: guidance\.(?:role|topic|contractyear|instrument|keypublication|figureseries|source|jobdescription)\n"
    r"  fields:\n    slug: (.+)$",
    re.MULTILINE,
)
TAG = re.compile(r"{%\s*(if|elif|url)\b(.*?)%}", re.DOTALL)
QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")


@cache
def slugs() -> frozenset[str]:
    """Those listed, and those of several words that the real content has. An answer of the guided form may be called
    the same as a statement."""
    listed = {str(slug) for enumeration in FixedSlug.__subclasses__() for slug in enumeration}
    several = {str(key[-1]) for keys in FIXED.values() for key in keys}
    for path in settings.FIXTURES_DIR.rglob("*.yaml"):
        several.update(NAMED.findall(path.read_text(encoding="utf-8")))
    answers = {answer for of_question in ANSWERS.values() for answer in of_question}
    return frozenset(listed | ({slug for slug in several if "-" in slug} - answers))


def literals(source: str) -> Iterator[tuple[int, str]]:
    """The lines of a module that hold a slug.

    One of several words counts wherever it is, but as the name of a collection of the open data. One word, such
    as 'funding', may be a field or a page as well: it counts where something is looked up by it. In a path each part
    counts.
    """
    if not any(slug in source for slug in slugs()):
        return
    tree = ast.parse(source)
    looked_up = {id(node) for parent in ast.walk(tree) for node in _looked_up(parent)}
    named = {id(name) for node in ast.walk(tree) for name in _name_of_collection(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in named:
            text = node.value
            parts = re.split(r"[/#]", text) if text.startswith("/") else []
            if slugs() & set(parts) or (text in slugs() and ("-" in text or id(node) in looked_up)):
                yield node.lineno, text


def _name_of_collection(node: ast.AST) -> list[ast.expr]:
    is_one = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Collection"
    return node.args[:1] if isinstance(node, ast.Call) and is_one else []


def _looked_up(parent: ast.AST) -> list[ast.expr]:
    """What a piece of code compares with, filters by, or takes one by one."""
    match parent:
        case ast.Compare():
            return [parent.left, *parent.comparators]
        case ast.MatchValue() | ast.Assign() | ast.AnnAssign():
            return [parent.value] if parent.value else []
        case ast.Subscript():
            return [parent.slice]
        case ast.keyword(arg=name) if name and "slug" in name:
            return [parent.value]
        case ast.Dict():
            return _all_slugs([key for key in parent.keys if key])
        case ast.Tuple() | ast.List() | ast.Set():
            return _all_slugs(parent.elts)
    return []


def _all_slugs(nodes: list[ast.expr]) -> list[ast.expr]:
    """Constants that are slugs each: among other words, one that is the same as a slug is a word."""
    constants = [node for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return list(constants) if {node.value for node in constants} <= slugs() else []


def in_tags(template: str) -> Iterator[str]:
    """What a template compares with, or makes an address of; the name of the page comes first."""
    for tag in TAG.finditer(template):
        quoted = [one or other for one, other in QUOTED.findall(tag[2])]
        yield from slugs().intersection(quoted[1:] if tag[1] == "url" else quoted)


@pytest.mark.slow
def test_modules_have_no_slug_of_their_own() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text!r}"
        for path in MODULES
        for line, text in literals(path.read_text(encoding="utf-8"))
    ]
    assert not found, "Take these from guidance/rules/fixed/slugs.py, or list them there:\n" + "\n".join(found)


def test_templates_have_none() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {slug!r}"
        for path in TEMPLATES
        for slug in in_tags(path.read_text(encoding="utf-8"))
    ]
    assert not found, "Let the page's dataclass say it:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [
        'x = "mental-health-social-worker"',
        'Section.objects.filter(topic__slug="funding")',
        'if topic == "supervision": pass',
        'TOPICS = ("funding", "supervision")',
        'sources((year, "funding"))',
        'SHOWN = {"banding": BANDS}',
        'match topic:\n    case "banding": pass',
        'at = f"/roles/{role}/what-they-do/#main-task"',
        'RULES = {"2021-22": rule}',
        'figures["amhp-headcount"]',
        'href = "/roles/mental-health-practitioner/"',
    ],
)
def test_a_slug_in_code_is_found(code: str) -> None:
    assert list(literals(code))


@pytest.mark.parametrize(
    "code",
    [
        'page_path("funding")',
        'FUNDING = "funding", "Who pays"',
        'fields = ["purpose", "supervision"]',
        'Collection("employment-models", EmploymentModel)',
        "topic == TopicSlug.FUNDING",
        'answer = "care-planning"',
    ],
)
def test_a_word_of_our_own_is_none(code: str) -> None:
    assert not list(literals(code))


def test_a_slug_in_a_template_is_found() -> None:
    assert list(in_tags('{% if page.anchor == "funding" %}{% endif %}')) == ["funding"]
    assert list(in_tags("{% url 'role' 'nursing-associate' %}")) == ["nursing-associate"]
    assert not list(in_tags("{% url 'funding' %}"))
