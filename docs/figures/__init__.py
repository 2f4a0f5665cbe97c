"""The figures of the pages that are made from numbers; each module here has those of one subject."""
