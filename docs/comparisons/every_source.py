"""Every comparison of `calc` with published and independent values, in one list, for the tests and for the site."""

from __future__ import annotations

from docs.comparisons import (
    MEASURED,
    Comparison,
    Source,
    along_membranes,
    body,
    compare,
    conductivity,
    elements,
    energy,
    fabrics,
    freezing,
    ions,
    natural_waters,
    osmotic_membranes,
    osmotic_pressures,
    plants,
    pure_water,
    scaling,
    seawater,
    single_solutes,
    textbooks,
    transport,
)

NOT_COMPARED: dict[str, str] = {
    "atomic_weights.csv": "what the molar masses are summed from",
    "explainer_sentences.json": "sentences that the pages are held to, and no numbers",
    "ion_volumes.csv": "what the volumes of ions are calculated with",
    "pitzer_interactions.csv": "what the activities of ions are calculated from",
    "pitzer_unsymmetrical_mixing.csv": "constants of an approximation, which the activities are calculated with",
    "potato.json": "two reports of classes, to which a page fits the model, and which prove nothing",
    "salt_interactions.csv": "what the osmotic coefficients of single salts are calculated from",
    "scaling_waters.csv": "the analyses of the waters whose indices are in scaling_indices.csv, and no answers",
    "seawater_saline_gibbs.csv": "an energy of which the answers are differences, in which a part of it cancels out",
    "sodium_chloride_change_with_pressure.csv": "what the volume of water in table salt is calculated from",
}
"""Reference files that hold nothing to compare with an answer of ours, each with the reason."""

_SUBJECTS = (
    pure_water, single_solutes, osmotic_pressures, seawater, natural_waters, conductivity, transport, textbooks,
    elements, along_membranes, osmotic_membranes, energy, scaling, plants, body, fabrics, freezing, ions,
)  # fmt: skip
SOURCES: list[Source] = [source for subject in _SUBJECTS for source in subject.SOURCES]


def comparisons() -> list[Comparison]:
    """All of them, in the order of the page: first those with programs and other equations, then with measurements."""
    return [compare(source) for source in sorted(SOURCES, key=lambda source: source.kind == MEASURED)]
