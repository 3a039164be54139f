"""Answers to requests that the site can't fulfil: a page for people, JSON for the API, plain text for files."""
