"""How often the admin's pages ask the database: as often for many records or parts as for one."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.admin.forms import change_address, list_address
from tests.admin.records import make_records

# For each: the session, the user and their second step. For a list: its length with and without filters, its rows, its
# first and last date, what is being drafted, and a query for each filter that offers records. For a form: the record,
# its root, what is live of it and of each kind of child, and its drafts. Also who has it open, what is being drafted,
# and drafts of its parts. For each inline: its rows and each list that it offers.
MANY = 6  # a query for each row is five more, and as plain as with a hundred
MOST_FOR_A_LIST = 11
MOST_FOR_A_FORM = 33


def counts(client: Client, rows: int) -> tuple[dict[str, int], ...]:
    """The queries of each kind's list, and of its form with the most on it, opened before."""
    lists, forms = {}, {}
    with transaction.atomic():
        for kind, record in make_records(rows).items():
            client.get(change_address(record))  # the first time takes down what is live
            lists[kind] = queries(client, list_address(kind))
            forms[kind] = queries(client, change_address(record))
        transaction.set_rollback(True)
    return lists, forms


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.slow
def test_lists_and_forms_ask_no_more_for_many_rows_than_for_one(as_editor: Client) -> None:
    for content_type in ContentType.objects.all():
        ContentType.objects.get_for_model(content_type.model_class())  # asked for once by a process, then kept
    one = counts(as_editor, 1)
    assert counts(as_editor, MANY) == one
    most = [max(each.values()) for each in one]
    assert most == [MOST_FOR_A_LIST, MOST_FOR_A_FORM], one
