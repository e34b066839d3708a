"""The quality gate: eight articles written for it, labelled sentence by sentence, and the figures the page reaches."""
