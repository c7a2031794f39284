"""How servers are asked: politely, within limits, and never into a private network. `sources/fetch.py` is the door."""
