"""The pictures of calculators, redrawn with each answer, as SVG that takes its colours from the page."""
