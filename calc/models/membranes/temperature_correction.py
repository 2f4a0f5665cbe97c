"""How much more water a membrane passes when it is warm: the forms that makers and standards use, side by side."""

from __future__ import annotations

from collections.abc import Callable
from math import exp

from calc.core.quantities import Refusal
from calc.core.units import celsius
from calc.models.water import water

_RATED = celsius(25)
# Makers write 298 and 273 + t where the kelvin scale has 298.15 and 273.15 + t; kept, so that their tables come out.
_ROUNDED = 0.15  # K
_COLD, _WARM = 3020.0, 2640.0  # K, FilmTec's
_COMPOSITE = 2700.0  # K, Hydranautics' for composite membranes
_RISE_A_DEGREE = 1.03


def _arrhenius(constant: float, temperature: float) -> float:
    return exp(constant * (1 / (_RATED - _ROUNDED) - 1 / (temperature - _ROUNDED)))


def filmtec(temperature: float) -> float:
    r"""Temperature correction of FilmTec elements (DuPont), from the temperature in K; 1 at 25 degrees Celsius.

    $$ \exp\left[ K \left( \frac{1}{298} - \frac{1}{273 + t} \right) \right], \quad
    K = 2640 \text{ from 25 degrees up}, \; 3020 \text{ below} $$

    Source: FilmTec Reverse Osmosis Membranes Technical Manual, Form 45-D01504-en, as others quote it; we did not read
    it, but a dealer's chart from 10 to 30 degrees, which we read, has the same values. The example is that chart's
    1/1.422.

    >>> round(1 / filmtec(288.15), 3)
    1.422
    """
    return _arrhenius(_WARM if temperature >= _RATED else _COLD, temperature)


def hydranautics(temperature: float) -> float:
    r"""Temperature correction of composite membranes by Hydranautics, from the temperature in K.

    $$ \exp\left[ 2700 \left( \frac{1}{298} - \frac{1}{273 + t} \right) \right] $$

    Source: a bulletin of Hydranautics of 2001 on normalisation, as others quote it; we did not read it, but the table
    in a manual of SpectraPure, from 5 to 34 degrees, which we read, has the same values. The example is one of them.

    >>> round(hydranautics(celsius(15)), 3)
    0.73
    """
    return _arrhenius(_COMPOSITE, temperature)


def three_per_cent(temperature: float) -> float:
    r"""Temperature correction by the rule of 3 % for each degree, from the temperature in K.

    $$ 1.03^{t - 25} $$

    Source: a rule of thumb, as in a white paper of the WateReuse Association (2011), known to us at second hand. It is
    said to be what ASTM D4516 takes where a maker gives no other; we did not read that standard. The example is
    arithmetic.

    >>> round(three_per_cent(celsius(24)), 4)
    0.9709
    """
    correction: float = _RISE_A_DEGREE ** (temperature - _RATED)
    return correction


def fluidity(temperature: float) -> float:
    r"""Temperature correction by the viscosity of water alone, from the temperature in K.

    $$ \frac{\mu_\text{w}(25)}{\mu_\text{w}(t)} $$

    What is left of a membrane's own correction when this is divided out is the membrane's: its pores are no pipes.
    Makers of ultrafiltration membranes take it as it is.

    Source: IAPWS SR6-08(2011). The example is the ratio of its viscosities, 0.88999 and 1.13757 mPa s.

    >>> round(fluidity(celsius(15)), 4)
    0.7824
    """
    return water.viscosity(_RATED) / water.viscosity(temperature)


FORMS: dict[str, Callable[[float], float]] = {
    "FilmTec": filmtec,
    "Hydranautics": hydranautics,
    "3 % a degree": three_per_cent,
    "viscosity of water": fluidity,
}


def factor(form: str, temperature: float) -> float:
    """The correction by one of the FORMS, from the temperature in K.

    Raises Refusal for another form.

    >>> factor("FilmTec", 298.15)
    1.0
    """
    if form not in FORMS:
        raise Refusal(f"There is no form '{form}' of the temperature correction; the forms are {', '.join(FORMS)}.")
    return FORMS[form](temperature)
