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
        "activated carbon",
        "Carbon full of fine pores that takes chlorine, smells and many solvents out of water; it is used up and has "
        "to be replaced.",
    ),
    Word(
        "active transport",
        "The movement of a substance through a membrane that costs the cell energy, often from where there is less of "
        "it to where there is more.",
    ),
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
    Word("biofouling", "A film of bacteria that grows on a membrane and clogs it."),
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
    Word(
        "chloramine",
        "A compound of chlorine and ammonia that keeps tap water free of germs; it lasts longer than chlorine.",
    ),
    Word(
        "cleaning in place",
        "The cleaning of elements without taking them out: alkaline and acid solutions run through them in a circle.",
        ("CIP",),
    ),
    Word("concentrate", "What leaves a membrane unit without having passed the membrane.", ("retentate", "brine")),
    Word(
        "contractile vacuole",
        "A bubble in a freshwater cell that collects the water which osmosis brings in, and empties it outside.",
    ),
    Word(
        "crenation",
        "The shrinking of an animal cell in a hypertonic solution: it becomes spiky.",
    ),
    Word("crystalliser", "A boiler that dries a brine until its salt comes out.", ("crystallizer",)),
    Word(
        "deionised water",
        "Water from which resins have taken the ions: they put hydrogen and hydroxide ions in their place, and these "
        "join and make water.",
        ("DI water",),
    ),
    Word("dialysis", "The separation of small dissolved molecules from large ones by diffusion through a membrane."),
    Word("diffuser", "The end of an outfall, whose jets mix the brine with the sea at once."),
    Word(
        "diffusion",
        "The spreading of a dissolved substance by the random motion of its molecules, from where there is "
        "more of it to where there is less.",
    ),
    Word("draw solution", "The strong solution that takes the water through the membrane in forward osmosis."),
    Word(
        "electrodialysis",
        "The taking of salt out of water by an electric field, which draws its ions through membranes.",
        ("ED",),
    ),
    Word(
        "entrainment", "The drawing of eggs, larvae and other small living things into an intake, through its screen."
    ),
    Word(
        "entropy",
        "A measure of the number of ways in which molecules and their energy can be arranged: what happens by itself "
        "makes it grow.",
    ),
    Word(
        "facilitated diffusion",
        "Diffusion through a protein in the membrane of a cell, which lets pass what the rest of the membrane stops; "
        "it costs no energy.",
    ),
    Word("feed", "The water that enters a membrane unit.", ("raw water",)),
    Word(
        "flaccid",
        "Said of a plant cell that fills its wall and does not press on it: it is limp, and has no turgor.",
    ),
    Word(
        "flow restrictor",
        "The narrow tube through which a household unit lets its concentrate run to the drain, so that the pressure at "
        "the membrane stays up.",
    ),
    Word(
        "forward osmosis",
        "A process that uses osmosis itself: a strong solution draws clean water through a membrane out of a "
        "dirty or salty one.",
    ),
    Word(
        "fouling",
        "The deposit of matter from the water on a membrane: organic matter, fine particles, living films or scale.",
    ),
    Word(
        "guttation",
        "The drops that root pressure presses out of the tips and edges of leaves, at night and in the morning.",
    ),
    Word(
        "haemolysis",
        "The bursting of red blood cells, which happens in a hypotonic solution.",
        ("hemolysis",),
    ),
    Word(
        "hypertonic",
        "Said of a solution with more particles that cannot cross the cell's membrane than the cell has: the "
        "cell loses water in it.",
    ),
    Word(
        "hypotonic",
        "Said of a solution with fewer particles that cannot cross the cell's membrane than the cell has: the "
        "cell gains water in it.",
    ),
    Word(
        "internal concentration polarisation",
        "The gathering or diluting of salt in the porous support of a membrane, where no stream reaches it.",
        ("ICP",),
    ),
    Word(
        "isotonic",
        "Said of a solution in which the cell keeps its volume: it has as many particles that cannot cross "
        "the membrane.",
    ),
    Word(
        "lysis",
        "The bursting of a cell, which happens to cells without a wall in a hypotonic solution.",
    ),
    Word(
        "multi-effect distillation",
        "Distillation in several vessels, of which the steam of one heats the next.",
        ("MED", "multiple-effect distillation"),
    ),
    Word(
        "multi-stage flash",
        "Distillation in which hot water boils in room after room, each with a lower pressure.",
        ("MSF",),
    ),
    Word(
        "nanofiltration",
        "Filtration through a membrane that holds back most organic molecules and some of the salts, at lower "
        "pressure than reverse osmosis.",
    ),
    Word(
        "nephron",
        "One of the million small tubes of a kidney: it filters the blood and takes back what the body needs.",
    ),
    Word(
        "osmometer",
        "An instrument that measures osmotic pressure or osmolality.",
    ),
    Word(
        "osmoregulation",
        "All that a living thing does to keep its water and its salts in balance.",
    ),
    Word(
        "osmosis",
        "The net flow of solvent through a membrane that holds solute back, towards the side with more of that solute.",
    ),
    Word(
        "per- and polyfluoroalkyl substances",
        "Man-made compounds of carbon and fluorine that repel water and grease and hardly break down.",
        ("PFAS",),
    ),
    Word(
        "peritoneal dialysis",
        "Dialysis inside the belly: its lining is the membrane, and glucose in the bath draws water out of the blood "
        "by osmosis.",
    ),
    Word("permeate", "The water that has passed the membrane of a unit.", ("product water",)),
    Word(
        "permeate pump",
        "A pump without a motor in a household unit: the water on its way to the drain drives it, and it keeps the "
        "pressure of the tank away from the membrane.",
    ),
    Word(
        "phloem",
        "The tissue of a plant that carries sugar from the leaves to roots, fruits and buds.",
    ),
    Word(
        "plasma membrane",
        "The membrane around the living part of a cell: it lets water through, and selects what else may pass.",
        ("cell membrane",),
    ),
    Word(
        "plasmolysed",
        "Said of a plant cell whose living part has shrunk away from its wall, in a hypertonic solution.",
    ),
    Word(
        "plasmolysis",
        "The shrinking of a plant cell's living part away from its wall, in a solution stronger than its sap.",
    ),
    Word(
        "post-treatment", "What is done to permeate before it goes into pipes: minerals, alkalinity and the right pH."
    ),
    Word(
        "pressure exchanger",
        "A device in which the concentrate hands its pressure directly to fresh feed.",
        ("isobaric device",),
    ),
    Word("pressure vessel", "The pipe that holds the elements of a plant, one behind the other."),
    Word(
        "pressure-retarded osmosis",
        "Osmosis of fresh water into salt water under pressure, which drives a turbine there.",
        ("PRO",),
    ),
    Word(
        "pretreatment",
        "What is done to the feed before the membranes, so that they do not clog, scale or break.",
        ("pre-treatment",),
    ),
    Word(
        "remineralisation",
        "The adding of minerals and alkalinity to nearly pure water, mostly by dissolving limestone in it.",
        ("remineralization",),
    ),
    Word(
        "reverse osmosis",
        "The flow of solvent out of a solution, through a membrane that holds the solute back, driven by a pressure "
        "higher than the osmotic pressure.",
        ("hyperfiltration",),
    ),
    Word(
        "root pressure",
        "The pressure that osmosis builds up in the wood of a root, mostly at night.",
    ),
    Word(
        "salt gland",
        "An organ in the head of sea birds that takes salt out of the blood in a strong brine.",
    ),
    Word("scale", "Minerals that crystallise where the water gets too concentrated, and settle on the membrane."),
    Word(
        "second pass",
        "A second unit that treats the permeate of the first one once more, often at a high pH, against boron.",
    ),
    Word(
        "semi-permeable membrane",
        "A membrane that lets the solvent through and holds the solute back; no membrane does so for every solute.",
        ("partially permeable membrane", "selectively permeable membrane"),
    ),
    Word(
        "silt density index",
        "A measure of how fast a water clogs a fine filter, in percent a minute: the lower, the less the water fouls "
        "a membrane.",
        ("SDI",),
    ),
    Word(
        "solvent",
        "The substance in which another is dissolved; on these pages it is water.",
    ),
    Word("spacer", "The net between two sheets of membrane that keeps the channel for the feed open."),
    Word(
        "tonicity",
        "What a solution does to a cell's volume: only what cannot enter the cell counts.",
        ("isotonic", "hypotonic", "hypertonic"),
    ),
    Word(
        "turgid",
        "Said of a plant cell that is full of water and presses on its wall: it is firm.",
    ),
    Word(
        "ultrafiltration",
        "Filtration through pores that hold back viruses, proteins and other large molecules, and let salt through.",
    ),
    Word(
        "vapour compression",
        "Distillation in which a compressor makes steam hot enough to boil the water that it came from.",
        ("MVC",),
    ),
    Word(
        "xylem",
        "The wood of a plant: the tissue of dead tubes that carries water from the roots to the leaves.",
    ),
    Word("zero liquid discharge", "The drying of a brine until nothing but salt and pure water is left.", ("ZLD",)),
)
"""In the order of the alphabet."""
