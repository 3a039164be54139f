"""Asking for a comparison of roles, and reading the answer."""

import csv
import io
import re

from django.test import Client

from tests.components.rendering import words

PAGE = "/roles/compare/"
SHEET = "/roles/compare.csv"


def compare(client: Client, *slugs: str, page: str = PAGE, status: int = 200, **more: str) -> str:
    response = client.get(page, [("role", slug) for slug in slugs] + list(more.items()))  # type: ignore[arg-type]
    assert response.status_code == status
    return response.content.decode()


def table(html: str) -> dict[str, list[str]]:
    """The words of each row's cells, by the row's heading."""
    rows = re.findall(r"<tr.*?</tr>", html, re.DOTALL)[1:]
    cells = {row: re.findall(r"<td.*?</td>", row, re.DOTALL) for row in rows}
    return {
        words(re.findall(r"<th.*?</th>", row, re.DOTALL)[0]): [
            words(re.sub(r'<span class="app-compare__role".*?</span>', "", cell)) for cell in found
        ]
        for row, found in cells.items()
    }


def sheet(client: Client, *slugs: str, **more: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(compare(client, *slugs, page=SHEET, **more).removeprefix("\ufeff"))))
