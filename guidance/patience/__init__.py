"""How long a request waits for the database, its locks and Redis, and what it does after that."""
