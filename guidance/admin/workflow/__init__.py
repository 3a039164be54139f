"""The pages that take a draft through review and publication. Each asks, does one thing and leads back."""
