"""The words of the field that stand for things rather than numbers: no calculator takes or gives them."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A word of the field, with one sentence that defines it."""

    term: str
    definition: str
    synonyms: tuple[str, ...] = ()


WORDS = (
    Word(
        "antiscalant",
        "A substance that keeps crystals from growing while the concentrate is in the element; a few milligrams in a "
        "litre are enough.",
        ("scale inhibitor",),
    ),
    Word("aquaporin", "A protein in the membrane of a cell with a channel that passes water and hardly anything else."),
    Word(
        "brackish water",
        "Water that is saltier than one can drink and less salty than the sea, mostly from wells.",
    ),
    Word(
        "cell wall",
        "The mesh of fibres around a plant cell: it passes water with all that is dissolved, and carries the turgor.",
    ),
    Word(
        "chemical potential",
        "The push on a substance: by itself it goes to where this is lower, and rests where it is equal.",
    ),
    Word(
        "concentrate",
        "What leaves a membrane unit without having passed the membrane.",
        ("retentate", "brine"),
    ),
    Word("dialysis", "The parting of small dissolved molecules from large ones by diffusion through a membrane."),
    Word("feed", "The water that enters a membrane unit.", ("raw water",)),
    Word("osmosis", "The net flow of solvent through a membrane that holds solute back, towards more of that solute."),
    Word("permeate", "What has passed the membrane of a unit.", ("product water",)),
    Word(
        "plasma membrane",
        "The membrane around the living part of a cell: it passes water, and selects what else may pass.",
        ("cell membrane",),
    ),
    Word(
        "plasmolysis",
        "The shrinking of a plant cell's living part away from its wall, in a solution stronger than its sap.",
    ),
    Word(
        "pressure exchanger",
        "A device in which the concentrate hands its pressure directly to fresh feed.",
        ("isobaric device",),
    ),
    Word("pressure vessel", "The pipe that holds the elements of a plant, one behind the other."),
    Word(
        "reverse osmosis",
        "The pressing of solvent out of a solution, through a membrane that holds the solute back, with more than the "
        "osmotic pressure.",
        ("hyperfiltration",),
    ),
    Word("scale", "Minerals that fall out of the water where it gets too concentrated, and settle on the membrane."),
    Word(
        "semi-permeable membrane",
        "A membrane that passes the solvent and holds the solute back; which solute, and how far, has to be said.",
        ("selectively permeable membrane",),
    ),
    Word("spacer", "The net between two sheets of membrane that keeps the channel for the feed open."),
    Word(
        "tonicity",
        "What a solution does to a cell's volume: only what cannot enter the cell counts.",
        ("isotonic", "hypotonic", "hypertonic"),
    ),
)
"""In the order of the alphabet."""
