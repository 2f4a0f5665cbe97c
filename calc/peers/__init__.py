"""Waters and vessels as the programs of others take them, so that an engineer can hold an answer against theirs.

Each module knows one program, and writes its input as a text. What others know better, such as the molar masses, the
densities and the activities, is left to them: only then is it a comparison.
"""
