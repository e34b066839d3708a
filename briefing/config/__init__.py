"""What the morning page is made of: `briefing.toml`, the day's overrides, and the clock they are read by.

place      which file counts, and whether it is trusted
toml_file  bytes -> a tree of values; positions: on which line each key stands
table      a table taken key by key, all that is wrong noted; values: what a value must be
build      the tree -> Edition; parts, mail and printer: its tables; trust: what a file that nobody named may not say
moments    the page's day and cut-off
overrides  the editor's orders for one day
sample     a first edition to try
"""

from briefing.config.build import load
from briefing.config.edition import Edition, Overrides, Source
from briefing.config.moments import closes, cut_off, day
from briefing.config.overrides import load_overrides
from briefing.config.place import find_config, home_config
from briefing.config.sample import write_sample

__all__ = [
    "Edition",
    "Overrides",
    "Source",
    "closes",
    "cut_off",
    "day",
    "find_config",
    "home_config",
    "load",
    "load_overrides",
    "write_sample",
]
