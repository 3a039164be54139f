"""Hostile requests, with a module for each part of the site. Each function makes one attempt and any steps before."""
