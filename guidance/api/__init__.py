"""The content as open data: read-only JSON, CSV and the description of both."""
