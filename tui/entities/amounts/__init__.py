"""What a text counts and measures: figures with their value, their unit, and what they count."""
