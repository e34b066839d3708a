"""briefing: one trustworthy printed page from the day's articles."""

__version__ = "0.1.0"
