"""Answers are on no site map, so the tests of every page see only the empty forms."""

import subprocess
from pathlib import Path

import pytest
from django.test import Client

from tests.pages.deciding import CHECKLIST, PAPER, SUM, address, content

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_every_answer_is_valid_html(client: Client, html_validator: list[str], tmp_path: Path) -> None:
    content()
    hostile = {"called": '"<b>&'}
    pages = {
        "role": "/which-role/answer/?age=adults&registration=registered&list_size=120000&year=2022-23",
        "role with a slip": '/which-role/answer/?list_size="<b>',
        "sum": address("/costs/", SUM, population="250000", **hostile),
        "sum with a slip": address("/costs/", SUM, hours="lots", **hostile),
        "sum without a rule": address("/costs/", SUM, year="2025-26"),
        "paper": address("/board-paper/", PAPER, **hostile),
        "paper with a slip": address("/board-paper/", PAPER, role="nobody"),
        "checklist": address("/evidence-checklist/", CHECKLIST, **hostile),
    }
    for name, path in pages.items():
        (tmp_path / f"{name}.html").write_bytes(client.get(path).content)
    files = [str(tmp_path / f"{name}.html") for name in pages]
    found = subprocess.run(  # noqa: S603
        [*html_validator, "--errors-only", "--format", "gnu", *files], capture_output=True, text=True, check=False
    )
    assert found.stderr == ""
