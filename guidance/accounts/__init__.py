"""Signing in, on top of django-allauth and django-axes: who may, how, how often, and for how long."""
