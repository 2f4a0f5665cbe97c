"""The main faults in Firefox and WebKitGTK, by `make browsers`."""
