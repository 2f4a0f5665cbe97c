"""The pictures that are redrawn with a calculator's answer; each module here has those of the module of its name."""
