"""The sample of a plant's log, which is made up: a year of days by a model of a membrane that ages, with noise by seed.

`python -m tests.plant_log` writes docs/plant-log-sample.csv anew; every fourteenth row of it is the example of
plant.trend. The plant is held at its permeate flow, so what ages shows in the pressures and in the salt.
"""

from __future__ import annotations

import datetime
import math
import random
from pathlib import Path

from calc.core.units import BAR, celsius, to_si
from calc.models.membranes.design_rules import mean_concentration
from calc.models.membranes.normalisation import osmotic_pressure
from calc.models.membranes.temperature_correction import filmtec

FILE = Path(__file__).parents[1] / "docs" / "plant-log-sample.csv"
SEED, DAYS, EVERY = 20_250_101, 365, 14
HEAD = (
    "Date,Feed (bar),Concentrate (bar),Permeate (bar),Feed (m3/h),Permeate (m3/h),Temp. (°C),Feed (µS/cm),"
    "Permeate (µS/cm)"
)
NOTE = (
    f"# Made up, and no plant's: a model of a membrane that ages, with noise by the seed {SEED}. "
    "Scale until day 159, cleaned on day 160; from day 280 on a seal leaks."
)
CLEANED, LEAKS = 160, 280
WATER, SALT, FLOW, FEED_FLOW = (
    3.4e-8,
    5.5e-4,
    150 / 3600,
    200 / 3600,
)  # of the whole plant, at 25 degC: m3/(s Pa) and m3/s


def row(day: int, chance: random.Random) -> str:
    """The readings of a day."""
    fouled = day / CLEANED if day < CLEANED else 0.08 + 0.14 * (day - CLEANED) / (DAYS - CLEANED)
    leak = 1 + 0.2 * max(0, day - LEAKS) / (DAYS - LEAKS) + 0.12 * (day >= LEAKS)
    temperature = celsius(17 - 6 * math.cos(2 * math.pi * (day - 20) / DAYS) + chance.gauss(0, 0.4))
    feed = 2.0 + 0.15 * math.sin(2 * math.pi * day / 90) + chance.gauss(0, 0.02)
    correction = filmtec(temperature)
    mean = mean_concentration(feed, FLOW / FEED_FLOW)
    driving = FLOW / (WATER * correction * (1 - 0.16 * fouled))
    drop = 3 * BAR * (1 + 0.24 * fouled) / (1 + 0.017 * (temperature - celsius(25)))
    permeate = SALT * correction * (1 + 0.1 * fouled) * leak * mean / FLOW
    over = driving + osmotic_pressure(mean, temperature)
    noise = [1 + chance.gauss(0, 0.004) for _ in range(6)]
    fed = (over + drop / 2) / BAR + 1.0
    date = datetime.date(2025, 1, 1) + datetime.timedelta(days=day)
    numbers = (
        f"{fed * noise[0]:.1f}", f"{fed * noise[0] - drop / BAR * noise[1]:.1f}", "1.0",
        f"{FEED_FLOW * 3600 * noise[2]:.0f}", f"{FLOW * 3600 * noise[3]:.1f}", f"{temperature - celsius(0):.1f}",
        f"{feed / 0.65e-3 * noise[4]:.0f}", f"{permeate / 0.5e-3 * noise[5]:.0f}",
    )  # fmt: skip
    if day == 126:  # a day on which it stood, one on which a reading was forgotten, and a slip of the pen
        numbers = (*numbers[:4], "0", *numbers[5:])
    if day == 201:
        numbers = (*numbers[:6], "", numbers[7])
    if day == 243:
        numbers = (f"{numbers[0]}x", *numbers[1:])
    return f"{date},{','.join(numbers)}"


def rows() -> list[str]:
    """The readings of the year."""
    chance = random.Random(SEED)
    return [row(day, chance) for day in range(DAYS)]


def text() -> str:
    """The file."""
    return "\n".join([NOTE, HEAD, *rows()]) + "\n"


def example() -> str:
    """The rows that stand in the field."""
    return "\n".join([HEAD, *rows()[::EVERY]])


def american_example() -> str:
    """Half of these rows, in American units and with tabs between them, as a spreadsheet copies them."""
    head = "Date\tFeed psi\tBrine psi\tFeed GPM\tPermeate GPM\tTemp (°F)\tFeed TDS ppm\tPermeate TDS ppm"
    return "\n".join([head, *map(_american, rows()[:: 2 * EVERY])])


def _american(line: str) -> str:
    date, feed, concentrate, _, fed, made, warmth, feed_conductivity, conductivity = line.split(",")
    year, month, day = date.split("-")
    cells = (
        f"{int(month)}/{int(day)}/{year}",
        f"{float(feed) * BAR / to_si(1, 'psi'):.0f}",
        f"{float(concentrate) * BAR / to_si(1, 'psi'):.0f}",
        f"{float(fed) / 3600 / to_si(1, 'US gal/min'):.0f}",
        f"{float(made) / 3600 / to_si(1, 'US gal/min'):.0f}",
        f"{float(warmth) * 1.8 + 32:.0f}",
        f"{float(feed_conductivity) * 0.65:.0f}",
        f"{float(conductivity) * 0.5:.0f}",
    )
    return "\t".join(cells)


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
    print(example(), american_example(), sep="\n\n")
