"""Figures made from the numbers of `calc` when the site is built: a module a subject, a function a figure.

Each gives SVG whose colours the page's style sets, with its text equivalent as its accessible name.
"""
