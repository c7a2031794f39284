"""Between Textual and the terminal: few bytes, no mode left on, and nothing that hangs when the line is gone."""
