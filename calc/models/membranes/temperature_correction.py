"""How much more water and salt a membrane passes when it is warm: forms of makers and standards, side by side."""

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
_SALT = 14.648 / 273.0  # 1/K


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


def salt(temperature: float) -> float:
    r"""Temperature correction of the salt permeability, from the temperature in K; 1 at 25 degrees Celsius.

    $$ \exp\left[ \frac{14.648}{273} \, (t - 25) \right] $$

    It is steeper than that of the water: 5.4 % for each degree, where water has 3 %.

    Source: the element of a reverse-osmosis plant in
    [HYBRID](https://github.com/idaholab/HYBRID/blob/master/Models/NHES/Desalination/ReverseOsmosis/MembraneElements.mo),
    models of the Idaho National Laboratory, which we read; it does not say on which element its 14.648 was measured.
    The same model has 8.6464/293, or 3.0 % for each degree, for water, which agrees with the makers' forms above. The
    equations of FilmTec, at second hand, take one correction for both, and Osmonics, by the summary of its own tests,
    found the share of salt that passes constant in the cold; an operator's log of 37 % more salt at 31 degrees than at
    25, at one recovery, which is told without its source, agrees with this form, which says 38 %.

    >>> round(salt(celsius(31)), 2)
    1.38
    """
    return exp(_SALT * (temperature - _RATED))


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
