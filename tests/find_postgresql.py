"""Succeeds where TEST_DATABASE_URL names a PostgreSQL server on which the tests may make their databases."""

import os
import sys

import psycopg2

# An interrupted run leaves its databases behind. The next drops them first, which only their owner may do.
LEFT_BY_OTHERS = r"""
    SELECT datname, pg_get_userbyid(datdba) FROM pg_database
    WHERE datname LIKE 'test\_' || current_database() || '%' AND NOT pg_has_role(datdba, 'USAGE')
"""

try:
    connection = psycopg2.connect(os.environ["TEST_DATABASE_URL"], connect_timeout=3)
except psycopg2.OperationalError:
    sys.exit(1)
with connection.cursor() as cursor:
    cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
    if cursor.fetchone() != (True,):
        sys.exit(1)
    cursor.execute(LEFT_BY_OTHERS)
    for name, owner in cursor:
        sys.exit(f"The role '{owner}' left the database '{name}' behind. Drop it, or run the tests as that role.")
