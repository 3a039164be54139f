"""Markdown that takes long to parse: shown in the admin's preview, and saved in a draft."""

from collections.abc import Callable
from random import Random

from hostile import forms, visits
from hostile.requests.editing import look_at_result
from hostile.site import TOKEN as LINK
from hostile.values import SCRIPTS

PREVIEW = "/admin/markdown-preview/"
MOST_LETTERS = 20_000  # the preview's limit
LENGTHS = [2_000, 10_000, 20_000, 60_000, 200_000]  # of a text in a draft


def preview_markdown(rng: Random, visit: visits.Visit) -> None:
    visit.sign_in(rng.choice(["editor", "publisher", "administrator"]))
    longest = rng.choice([MOST_LETTERS, MOST_LETTERS, MOST_LETTERS, 2_000, 90_000])
    text = hostile_markdown(rng, longest).encode("utf-8", "replace")
    visit.attack(PREVIEW, method="POST", body=text, content_type="text/plain", headers={"X-CSRFToken": visits.CSRF})


def draft_markdown(rng: Random, visit: visits.Visit) -> None:
    """Puts it in the longest texts of a draft, then looks at the draft as an editor and as an expert with a link."""
    visit.sign_in("editor")
    target = rng.choice(visit.site.forms_of_drafts())
    form = forms.pick_form(rng, visit, target, "POST")
    if form is None:
        visit.attack(target)
        return
    long = [field.name for field in form.fields if field.kind == "text" and field.value and " " in field.value]
    names = rng.sample(long, min(len(long), 2))
    forms.send_form(
        rng,
        visit,
        forms.set_values(form, **{name: hostile_markdown(rng, rng.choice(LENGTHS)) for name in names}),
        spoilt=False,
    )
    look_at_result(visit)
    visit.sign_in("")
    visit.ask(f"/preview/{LINK}/")


def hostile_markdown(rng: Random, longest: int) -> str:
    """About `longest` characters, of one kind or of a few."""
    number = rng.choice([1, 1, 2, 3])
    return "\n\n".join(rng.choice(TEXTS)(rng, longest // number)[: longest // number] for _ in range(number))


def _write_table(rng: Random, longest: int) -> str:
    """A few rows of very many columns, or a header of many columns with rows of one."""
    columns = min(rng.choice([100, 1_000, 3_000, 30_000]), longest // 6)
    head = "|" + "a|" * columns + "\n|" + "-|" * columns + "\n"
    row = rng.choice(["|" + "b|" * columns + "\n", "b\n", "|\n"])
    return head + row * (longest // len(row))


REPEATED = [
    "*", "_", "**a ", "*a_ ", "_a*", "***", "~~", "`", "``a", "[", "![", "[a](", "](", "<", "<!--", "<a ",
    "<![CDATA[", "<?", "> ", ">", "- ", "1. ", "    ", "\t", "#", "# ", "\\", "&", "&#", "&amp;", "|", "a|", "\n",
    "\n\n", "---\n", "===\n", "a\n===\n", "[a]: b\n", "[a]\n", "[a][b]", "<http://a>", "http://a ", "a@b.c ", "* a\n",
    "- a\n  ", "> > ", "* * *\n", "x*x", "<b>", "</b>", "<details>", "<table>", "a\\\n", "a  \n", "''", '"', "(",
    "()", "[^1]", "[^1]: a\n", "{{", "\u202e", "e\u0301", "\x00", "\r", "AfC ", "PCN ", "ARRS ", "2021/22 ", "MHP's ",
    "A1.1 ", "£1 ",
]  # fmt: skip


def _repeat_mark(rng: Random, longest: int) -> str:
    one = rng.choice(REPEATED)
    return rng.choice(["", "a ", "- ", "> "]) + one * (longest // len(one))


def _opened_and_closed(rng: Random, longest: int) -> str:
    start, end = rng.choice(
        [("[", "](a)"), ("*", "*"), ("**", "**"), ("_", "_"), ("(", ")"), ("![", "](a)"), ("<b>", "</b>")]
    )
    times = longest // (len(start) + len(end))
    return start * times + "a" + end * times


def _nested_lists(rng: Random, longest: int) -> str:
    """Each line nested one level deeper than the last."""
    most = min(1_200, int(longest**0.5))
    return "\n".join("  " * depth + rng.choice(["- a", "1. a", "> a", "- > a"]) for depth in range(most))


def _mix_marks(rng: Random, longest: int) -> str:
    return "".join(rng.choice([*REPEATED, *map(str, SCRIPTS)]) for _ in range(min(longest // 4, 5_000)))


TEXTS: list[Callable[[Random, int], str]] = [
    _write_table,
    _write_table,
    _repeat_mark,
    _repeat_mark,
    _opened_and_closed,
    _nested_lists,
    _mix_marks,
]
