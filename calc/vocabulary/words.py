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
    Word(
        "aquaporin",
        "A protein in the membrane of a cell with a channel for water; some kinds also let glycerol and urea through.",
    ),
    Word(
        "brackish water",
        "Water that is saltier than one can drink and less salty than the sea, mostly from wells.",
    ),
    Word(
        "cell wall",
        "The mesh of fibres around a plant cell: it lets water, salts and sugars through, holds back only large "
        "molecules, and carries the turgor.",
    ),
    Word(
        "chemical potential",
        "What decides where a substance goes: it moves to where this is lower, and stays where it is equal.",
    ),
    Word("concentrate", "What leaves a membrane unit without having passed the membrane.", ("retentate", "brine")),
    Word("dialysis", "The separation of small dissolved molecules from large ones by diffusion through a membrane."),
    Word("feed", "The water that enters a membrane unit.", ("raw water",)),
    Word(
        "osmosis",
        "The net flow of solvent through a membrane that holds solute back, towards the side with more of that solute.",
    ),
    Word("permeate", "The water that has passed the membrane of a unit.", ("product water",)),
    Word(
        "plasma membrane",
        "The membrane around the living part of a cell: it lets water through, and selects what else may pass.",
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
        "The flow of solvent out of a solution, through a membrane that holds the solute back, driven by a pressure "
        "higher than the osmotic pressure.",
        ("hyperfiltration",),
    ),
    Word("scale", "Minerals that crystallise where the water gets too concentrated, and settle on the membrane."),
    Word(
        "semi-permeable membrane",
        "A membrane that lets the solvent through and holds the solute back; no membrane does so for every solute.",
        ("partially permeable membrane", "selectively permeable membrane"),
    ),
    Word("spacer", "The net between two sheets of membrane that keeps the channel for the feed open."),
    Word(
        "tonicity",
        "What a solution does to a cell's volume: only what cannot enter the cell counts.",
        ("isotonic", "hypotonic", "hypertonic"),
    ),
)
"""In the order of the alphabet."""
