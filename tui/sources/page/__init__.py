"""What a page is made of: its report, what it says of itself, what is no report. `sources/html.py` is the door."""
