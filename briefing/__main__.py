"""`python -m briefing`, which takes no module from the folder it is called in."""

import sys

if not sys.flags.safe_path:
    del sys.path[0]  # the folder it is called in; a download may have brought a jinja2.py

from briefing.cli import main

main()
