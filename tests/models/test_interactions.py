"""The interactions of ions in `calc/data/`: entry by entry those of the file that they were taken from."""

import pytest

from calc.core import tables
from docs.comparisons.published import table

FILES = ("pitzer_hmw", "pitzer_traces")
OF_THE_FILE = ("appelo_2015", "rumpf_maurer_1993", "unmarked")


def entries() -> dict[tuple[str, str], list[float]]:
    """Coefficients by parameter and species, of all entries that are from that file."""
    found = {}
    for name in FILES:
        for parameter, rows in tables.read(name).items():
            if not isinstance(rows, list):
                continue
            for row in rows:
                species = [value for key, value in row.items() if key not in ("coefficients", "publication")]
                if row["publication"] in OF_THE_FILE:
                    place = parameter, " ".join(sorted(species))
                    assert place not in found, place
                    found[place] = row["coefficients"]
    return found


def test_every_interaction_is_as_the_file_has_it():
    published = {(row["parameter"], row["species"]): row["coefficients"] for row in table("pitzer_interactions.csv")}
    ours = entries()
    assert set(ours) == set(published)
    for place, coefficients in ours.items():
        assert coefficients == [float(each) for each in str(published[place]).split()], place


@pytest.mark.parametrize("part", ["below_one", "above_one"])
def test_the_constants_of_unsymmetrical_mixing_are_as_its_program_has_them(part):
    column = {"below_one": "up_to_one", "above_one": "above_one"}[part]
    published = [row[column] for row in table("pitzer_unsymmetrical_mixing.csv")]
    ours = tables.read("pitzer_hmw")["unsymmetrical_mixing"][part]
    assert ours == published[::-1], "the last comes first, as the recurrence takes them"
