"""How values are written on a page."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template
from django.test import override_settings


def render(source: str, **context: Any) -> str:
    return Template("{% load guidance %}" + source).render(Context(context))


@pytest.fixture
def a_component(tmp_path: Path, settings: Any) -> Path:
    """A template that can change under the tests."""
    engine = {**settings.TEMPLATES[0], "APP_DIRS": False, "DIRS": [tmp_path]}
    engine["OPTIONS"] = {"loaders": ["django.template.loaders.filesystem.Loader"]}
    settings.TEMPLATES = [engine]
    path = tmp_path / f"{tmp_path.name}.html"
    path.write_text("first {{ text }}")
    return path


@pytest.mark.parametrize(
    ("source", "value", "written"),
    [
        ("{{ value|money }}", Decimal("32073"), "£32,073"),
        ("{{ value|money }}", None, "not known"),
        ("{{ value|long_date }}", date(2026, 11, 1), "1 November 2026"),
        ("{{ value|and_list }}", [], ""),
        ("{{ value|and_list }}", ["2021/22"], "2021/22"),
        ("{{ value|and_list }}", ["2021/22", "2023/24"], "2021/22 and 2023/24"),
        ("{{ value|and_list }}", ["a", "b", "<c>"], "a, b and &lt;c&gt;"),
    ],
)
def test_a_value_is_written_in_the_style_of_the_site(source: str, value: Any, written: str) -> None:
    assert render(source, value=value) == written


def test_what_was_rendered_once_is_kept(a_component: Path) -> None:
    source = "{% include_cached name text=text %}"
    assert render(source, name=a_component.name, text="<b>") == "first &lt;b&gt;"

    a_component.write_text("second {{ text }}")

    assert render(source, name=a_component.name, text="<b>") == "first &lt;b&gt;"
    assert render(source, name=a_component.name, text="other") == "second other"


@override_settings(DEBUG=True)
def test_nothing_is_kept_while_templates_are_worked_on(a_component: Path) -> None:
    source = "{% include_cached name text=text %}"
    assert render(source, name=a_component.name, text="x") == "first x"

    a_component.write_text("second {{ text }}")

    assert render(source, name=a_component.name, text="x") == "second x"


def test_what_is_kept_sees_only_what_it_is_given(a_component: Path) -> None:
    a_component.write_text("{{ text }}{{ other }}")

    assert render("{% include_cached name text='x' %}", name=a_component.name, other="y") == "x"
