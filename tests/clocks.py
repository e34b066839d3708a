"""The days before a change of the clocks, or without one, in zones that do it each in their own way."""

CHANGES = [
    ("Europe/Oslo", "2026-03-28"),
    ("Europe/Oslo", "2026-10-24"),
    ("America/New_York", "2026-03-07"),
    ("America/New_York", "2026-10-31"),
    ("Asia/Kathmandu", "2026-03-28"),
    ("Australia/Lord_Howe", "2026-10-03"),
    ("Australia/Lord_Howe", "2026-04-04"),
    ("Pacific/Apia", "2026-04-04"),
    ("Africa/Cairo", "2026-04-23"),
]
