"""Stage 4: what stands on the page, and why: actors, news, risks, agenda topics, key dates, the bottom line."""
