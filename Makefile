lock:
	.venv/bin/pip-compile
