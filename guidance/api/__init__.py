"""The content as open data: read-only JSON, spreadsheets and the description of both."""
