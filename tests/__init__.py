"""Tests of the physics, of every definition, of the built site and of the site in a browser."""
