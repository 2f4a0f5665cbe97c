"""The vocabulary: every quantity that a calculator takes or gives, worded once; a file for each of their modules."""
