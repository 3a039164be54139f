"""The pages on which a draft is sent on its way: each asks, does one thing, and leads back."""
