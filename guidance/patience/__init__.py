"""How long a request waits for the database, for a lock in it and for Redis, and what it does instead of waiting."""
