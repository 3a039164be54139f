"""Hostile requests, one module a part of the site. Each function makes one attempt, with what leads up to it."""
