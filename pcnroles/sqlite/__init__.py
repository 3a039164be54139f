"""Django's SQLite backend, with a database file that no other user of the machine can read."""
