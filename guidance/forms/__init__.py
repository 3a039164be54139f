"""Forms and fields in the style of the NHS design system."""
