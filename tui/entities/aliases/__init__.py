"""Which spellings are one name, within a report and across all reports of a story."""
