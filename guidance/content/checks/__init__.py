"""Checks of content that loads. Each module has one concern, and each check takes a Content and yields problems."""
