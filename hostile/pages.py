"""What a page lets a reader send: its forms with their values, and its links that have a query."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from lxml import html

from hostile.asking import SiteAnswer

NUMBERED = ("_FORMS", "revision", "edition", "release", "-id", "order", "page", "days", "hours", "year", "number")


@dataclass(frozen=True)
class PageField:
    name: str
    value: str
    kind: str
    """'number', 'date', 'text', 'file' or blank."""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class PageForm:
    target: str
    method: str
    fields: tuple[PageField, ...]
    buttons: tuple[PageField, ...]
    has_file: bool


@dataclass(frozen=True)
class Page:
    forms: tuple[PageForm, ...]
    queries: tuple[str, ...]
    """The page's links that have a query."""


def read_page(answer: SiteAnswer, target: str) -> Page:
    if not answer.body or not answer.get_header("content-type").startswith("text/html"):
        return Page((), ())
    document = html.document_fromstring(answer.body.decode("utf-8", "replace"))
    forms = tuple(_read_form(form, target) for form in document.iter("form"))
    links = (_get_local_target(target, link.get("href", "")) for link in document.iter("a"))
    return Page(forms, tuple(sorted({link for link in links if "?" in link})))


def _get_local_target(target: str, link: str) -> str:
    """The link's path and query, blank if it leads to another site."""
    try:
        to = urlsplit(urljoin(f"{settings.SITE_ADDRESS}{target}", link))
    except ValueError:
        return ""
    here = f"{to.scheme}://{to.netloc}" == settings.SITE_ADDRESS
    return to.path + (f"?{to.query}" if to.query else "") if here else ""


def _read_form(form: html.HtmlElement, target: str) -> PageForm:
    fields: list[PageField] = []
    buttons: list[PageField] = []
    radios: dict[str, list[str]] = {}
    for control in form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name] | .//button[@name]"):
        name, kind = control.get("name"), control.get("type", "")
        if control.tag == "button" or kind in {"submit", "image"}:
            buttons.append(PageField(name, control.get("value", ""), ""))
        elif kind == "radio":
            radios.setdefault(name, []).append(control.get("value", ""))
        else:
            fields += _read_fields(control)
    fields += [PageField(name, values[0], "", tuple(values)) for name, values in radios.items()]
    method = form.get("method", "get").upper()
    to = _get_local_target(target, form.get("action") or target) or target
    has_file = form.get("enctype", "") == "multipart/form-data"
    return PageForm(to, method, tuple(fields), tuple(buttons), has_file)


def _read_fields(control: html.HtmlElement) -> list[PageField]:
    """The fields that a browser would send for a control. Unticked boxes count as ticked."""
    name = control.get("name")
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        choices = tuple(option.get("value", "") for option in options)
        return [PageField(name, option.get("value", ""), "", choices) for option in chosen]
    if control.tag == "textarea":
        return [PageField(name, control.text or "", "text")]
    value = control.get("value", "on" if control.get("type") == "checkbox" else "")
    return [PageField(name, value, _guess_kind(control))]


def _guess_kind(control: html.HtmlElement) -> str:
    name, kind = control.get("name"), control.get("type", "")
    if kind == "file":
        return "file"
    if "date" in name.lower() or "_on" in name or name in {"on", "day", "time"} or "date" in control.get("class", ""):
        return "date"
    if kind == "number" or control.get("inputmode") in {"numeric", "decimal"} or any(part in name for part in NUMBERED):
        return "number"
    return "text" if kind == "text" else ""
