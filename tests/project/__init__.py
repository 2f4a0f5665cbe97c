"""What holds of the project itself: who imports whom, what is pinned, the package, the tests of the tests."""
