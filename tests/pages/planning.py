"""Sends plans to /plan/ as its form does."""

import re
from collections.abc import Mapping, Sequence

from django.http import HttpResponse
from django.test import Client

from tests.site.pages import Page

PLAN = "/plan/"


def paste(posts: Sequence[Mapping[str, str]]) -> str:
    """Rows as a spreadsheet copies them, each post by the names of the columns."""
    columns = list(dict.fromkeys(column for post in posts for column in post))
    return "\n".join(["\t".join(columns), *("\t".join(post.get(column, "") for column in columns) for post in posts)])


def send(client: Client, **fields: str) -> HttpResponse:
    """The page after the redirect, where there is one."""
    response: HttpResponse = client.post(PLAN, {"rows": "0", **fields}, follow=True)
    return response


def show(client: Client, **fields: str) -> Page:
    response = send(client, **fields)
    assert response.status_code == 200, response.content.decode()
    return Page(response.content.decode())


def read_column(html: str, table: str) -> dict[str, str]:
    """The first amount of each row of a table, without its pound sign, by the row's heading."""
    body = html.partition(f'id="{table}"')[2].partition("</table>")[0]
    rows = re.findall(r'scope="row">([^<]*).*?<td[^>]*>(?:at least )?£?([^<]*)', body)
    return {" ".join(heading.split()): amount for heading, amount in rows}
