"""The built site: its pages, what builds them, and what stops a build."""
