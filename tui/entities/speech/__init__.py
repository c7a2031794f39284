"""What is quoted, from where to where, and who says it."""
