"""Forms in the look of the NHS design system, and what they make of whatever is posted to them."""
