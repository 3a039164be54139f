"""Signing in, with django-allauth and django-axes: who may sign in, how, how often, and for how long."""
