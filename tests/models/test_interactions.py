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


def test_what_is_taken_to_be_as_chloride_is():
    """Calcium and magnesium act on fluoride as on chloride at 25 degC, and the pair MgF+ on chloride as sodium does."""
    (main, traces) = map(tables.read, FILES)
    twins = {("calcium", "fluoride"): "calcium", ("magnesium", "fluoride"): "magnesium"}
    twins |= {("magnesium_fluoride", "chloride"): "sodium"}
    for parameter in ("beta0", "beta1"):
        known = {row["cation"]: row["coefficients"][0] for row in main[parameter] if row["anion"] == "chloride"}
        taken = {
            (row["cation"], row["anion"]): row["coefficients"]
            for row in traces[parameter]
            if row["publication"] == "as_chloride"
        }
        assert taken == {pair: [known[twin]] for pair, twin in twins.items()}, parameter
