"""Succeeds where TEST_DATABASE_URL names a PostgreSQL server on which the tests may create their database."""

import os
import sys

import psycopg2

try:
    connection = psycopg2.connect(os.environ["TEST_DATABASE_URL"], connect_timeout=3)
except psycopg2.OperationalError:
    sys.exit(1)
with connection.cursor() as cursor:
    cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
    sys.exit(cursor.fetchone() != (True,))
