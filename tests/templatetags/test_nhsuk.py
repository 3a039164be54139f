"""`{% nhsuk %}`: the NHS design system's own markup, whatever it is given."""

from importlib.resources import files
from typing import Any

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.safestring import mark_safe

from guidance.templatetags.nhsuk import nhsuk, render_macro

HOSTILE = '"><script>alert(1)</script>'
COMPONENTS = sorted(
    folder.name for folder in files("nhsuk_frontend_jinja").joinpath("templates/nhsuk/components").iterdir()
)


def render(source: str, **context: Any) -> str:
    return Template("{% load nhsuk %}" + source).render(Context(context))


def test_a_component_has_the_markup_of_the_design_system() -> None:
    html = render('{% nhsuk "inset-text" text="Ask your board" %}')

    assert '<div class="nhsuk-inset-text">' in html
    assert "<p>Ask your board</p>" in html


def test_parameters_may_come_as_a_dict_with_others_beside_it() -> None:
    html = render('{% nhsuk "tag" params=given classes="app-year" %}', given={"text": "2021/22", "colour": "grey"})

    assert html.startswith('<strong class="nhsuk-tag nhsuk-tag--grey app-year">')
    assert "2021/22" in html


@pytest.mark.parametrize(
    "params",
    [
        pytest.param({"text": HOSTILE}, id="text"),
        pytest.param({"html": HOSTILE}, id="html that nobody marked safe"),
        pytest.param({"text": "safe", "classes": HOSTILE}, id="classes"),
        pytest.param({"text": "safe", "attributes": HOSTILE}, id="attributes as text"),
        pytest.param({"text": "safe", "attributes": {"id": HOSTILE}}, id="attributes"),
    ],
)
def test_hostile_text_is_escaped(params: dict[str, Any]) -> None:
    assert "<script" not in nhsuk("tag", params)


def test_hostile_text_is_escaped_inside_a_list() -> None:
    html = nhsuk("breadcrumb", items=[{"text": HOSTILE, "href": "/"}, {"html": HOSTILE, "href": HOSTILE}])

    assert "<script" not in html


def test_html_marked_safe_is_kept() -> None:
    assert "<p>Half, <em>each</em></p>" in nhsuk("inset-text", html=mark_safe("<p>Half, <em>each</em></p>"))


@pytest.mark.parametrize("missing", [None, ""])
def test_an_empty_parameter_counts_as_none_given(missing: Any) -> None:
    items = [{"text": "Funding", "href": "/funding/"}]

    assert 'aria-label="Pages in this guide"' in nhsuk("contents-list", items=items, ariaLabel=missing)


def test_an_unknown_component_is_named_in_the_error() -> None:
    with pytest.raises(TemplateSyntaxError, match="no component 'inset_text'"):
        render('{% nhsuk "inset_text" text="x" %}')


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_can_be_asked_for_by_the_name_of_its_folder(component: str) -> None:
    assert nhsuk(component, text="Text", href="/", id="an-id")


def test_the_same_parameters_are_rendered_once() -> None:
    render_macro.cache_clear()

    nhsuk("tag", text="2021/22", colour="grey")
    nhsuk("tag", {"colour": "grey"}, text="2021/22")

    assert render_macro.cache_info().misses == 1
