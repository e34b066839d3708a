"""Many documents as stories: which of them tell of one event, who tells it independently, where figures differ."""

from briefing.events.figures import disputes
from briefing.events.group import group
from briefing.events.origins import origins
from briefing.events.support import support
from briefing.events.weigh import events, told_first

__all__ = ["disputes", "events", "group", "origins", "support", "told_first"]
