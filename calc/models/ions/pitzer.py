"""Mixed natural waters: what the ions do to one another and to the water, by the ion interaction model of Pitzer."""

from __future__ import annotations

import math
from collections.abc import Mapping
from operator import mul

from calc.core.quantities import Amount, Refusal
from calc.core.units import celsius
from calc.models.ions.ions import IONS, VALENCES, amounts_of, refuse_imbalance_of, strength_of
from calc.models.ions.pitzer_parameters import Parameters, alphas, at, chebyshev
from calc.models.water import water

HIGHEST_IONIC_STRENGTH = 6.0  # mol/kg
LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE = celsius(0), celsius(60)

B = 1.2  # (kg/mol)^0.5, the same for all electrolytes
NO_IONS = 1e-20  # mol/kg: below it the solution differs from water by less than a float can tell


def _unsymmetrical(x: float) -> tuple[float, float]:
    """The integral J(x) of Pitzer and x times its derivative, by Harvie's sum of Chebyshev polynomials."""
    below, above = chebyshev()
    if x <= 1:
        coefficients, z, slope = below, 4 * x**0.2 - 2, 0.8 * x**0.2
    else:
        coefficients, z, slope = above, 40 / 9 * x**-0.1 - 22 / 9, -4 / 9 * x**-0.1
    b1 = b2 = b3 = d1 = d2 = d3 = 0.0
    for a in coefficients:
        b1, b2, b3 = z * b1 - b2 + a, b1, b2
        d1, d2, d3 = b2 + z * d1 - d2, d1, d2
    return x / 4 - 1 + (b1 - b3) / 2, x / 4 + slope * (d1 - d3) / 2


def mixing(strength: float, slope: float) -> tuple[float, float]:
    """E-theta of a singly and a doubly charged ion of like sign, and ionic strength times its derivative."""
    x = 6 * slope * math.sqrt(strength)
    (j11, d11), (j12, d12), (j22, d22) = _unsymmetrical(x), _unsymmetrical(2 * x), _unsymmetrical(4 * x)
    e_theta = (j12 - j11 / 2 - j22 / 2) / (2 * strength)
    return e_theta, (d12 - d11 / 2 - d22 / 2) / (4 * strength) - e_theta


def shape(x: float) -> tuple[float, float]:
    """Pitzer's functions g(x) and, times its argument, g'(x) of the change of B with the ionic strength."""
    decay = math.exp(-x)
    return 2 * (1 - (1 + x) * decay) / x**2, -2 * (1 - (1 + x + x**2 / 2) * decay) / x**2


def _is_unsymmetrical(m: list[float]) -> bool:
    return bool(((m[0] or m[1]) and (m[2] or m[3])) or ((m[4] or m[6]) and m[5]))


def _state(molalities: Mapping[str, float], temperature: float) -> tuple[list[float], float, Parameters]:
    amounts = amounts_of(molalities)
    strength = strength_of(amounts)
    if not LOWEST_TEMPERATURE <= temperature <= HIGHEST_TEMPERATURE:
        raise Refusal(
            "The temperature is {}; it must be from {} to {}: there the interaction parameters are held against other "
            "models.",
            *(Amount(each, "degC", 4) for each in (temperature, LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE)),
        )
    if strength > HIGHEST_IONIC_STRENGTH:
        raise Refusal(
            "The ionic strength is {}; it must be at most {}: the parameters were fitted to solutions up to there.",
            Amount(strength, "mol/kg"),
            Amount(HIGHEST_IONIC_STRENGTH, "mol/kg", 1),
        )
    refuse_imbalance_of(amounts)
    return amounts, strength, at(temperature)


def osmotic_coefficient(molalities: Mapping[str, float], temperature: float) -> float:
    r"""Osmotic coefficient of a mixed water, on the molal scale, at ordinary pressure.

    $$ \phi = 1 + \frac{2}{\sum_i m_i} \Big[ \frac{-A_\phi I^{3/2}}{1 + 1.2 \sqrt{I}}
    + \sum_c \sum_a m_c m_a (B^\phi_{ca} + Z C_{ca})
    + \sum_{c < c'} m_c m_{c'} \big(\Phi^\phi_{cc'} + \sum_a m_a \psi_{cc'a}\big)
    + \sum_{a < a'} m_a m_{a'} \big(\Phi^\phi_{aa'} + \sum_c m_c \psi_{caa'}\big) \Big] $$

    Holds from 0 to 60 degC and to an ionic strength of 6 mol/kg, for the ions of the list as they are: how much of the
    bicarbonate is carbonate or carbon dioxide is for the caller to say. Within 0.1 % of PHREEQC with the same
    parameters; within 0.3 % of TEOS-10 sea water to 100 g/kg and 0.6 % to 120 g/kg (0 to 40 degC), and 0.6 % of
    Archer's sodium chloride to 6 mol/kg (5 to 60 degC). For sulfate and calcium alone other models differ by 1 %.

    Raises Refusal outside, for an unknown ion, for a molality that is negative or no number, and for charges more than
    20 % out of balance.

    Source: Harvie, Moller and Weare, [Geochim. Cosmochim. Acta 48 (1984)
    723](https://doi.org/10.1016/0016-7037(84)90098-X), with the parameters of PHREEQC's pitzer.dat. The paper was not
    opened; the equations are held against PHREEQC. The example is PHREEQC's 0.93636.

    >>> round(osmotic_coefficient({"sodium": 1.0, "chloride": 1.0}, 298.15), 3)
    0.936
    """
    m, strength, parameters = _state(molalities, temperature)
    if strength < NO_IONS:
        return 1.0
    root = math.sqrt(strength)
    z = sum(map(mul, m, VALENCES))
    decay = tuple((math.exp(-one * root), math.exp(-two * root)) for one, two in alphas())
    total = -parameters.slope * strength * root / (1 + B * root)
    for i, j, beta0, beta1, beta2, c, kind in parameters.binary:
        if m[i] and m[j]:
            one, two = decay[kind]
            total += m[i] * m[j] * (beta0 + beta1 * one + beta2 * two + z * c)
    unequal = sum(mixing(strength, parameters.slope)) if _is_unsymmetrical(m) else 0.0
    for i, j, theta, differ in parameters.theta:
        total += m[i] * m[j] * (theta + unequal if differ else theta)
    for i, j, k, psi in parameters.psi:
        total += m[i] * m[j] * m[k] * psi
    return 1 + 2 * total / sum(m)


def water_activity(molalities: Mapping[str, float], temperature: float) -> float:
    r"""Activity of the water in a mixed water: 1 for pure water.

    $$ \ln a_\text{w} = -\phi \, M_\text{w} \sum_i m_i $$

    Range, errors and source are those of osmotic_coefficient.

    >>> round(water_activity({"sodium": 1.0, "chloride": 1.0}, 298.15), 4)
    0.9668
    """
    particles = sum(molalities.values())
    return math.exp(-osmotic_coefficient(molalities, temperature) * particles * water.MOLAR_MASS)


def activity_coefficients(molalities: Mapping[str, float], temperature: float) -> dict[str, float]:
    r"""Activity coefficient of each ion of the list, on the molal scale, also of those that are absent.

    $$ \ln \gamma_\text{M} = z_\text{M}^2 F + \sum_a m_a (2 B_{\text{M}a} + Z C_{\text{M}a})
    + \sum_c m_c \big(2 \Phi_{\text{M}c} + \sum_a m_a \psi_{\text{M}ca}\big)
    + \sum_{a < a'} m_a m_{a'} \psi_{\text{M}aa'} + |z_\text{M}| \sum_c \sum_a m_c m_a C_{ca} $$

    and the same with the signs exchanged for an anion. That of a single ion follows Pitzer's convention and cannot be
    measured; the products that belong to a salt can. Range, errors and source are those of osmotic_coefficient.

    >>> gamma = activity_coefficients({"sodium": 1.0, "chloride": 1.0}, 298.15)
    >>> round((gamma["sodium"] * gamma["chloride"]) ** 0.5, 3)
    0.657
    """
    m, strength, parameters = _state(molalities, temperature)
    if strength < NO_IONS:
        return dict.fromkeys(IONS, 1.0)
    root = math.sqrt(strength)
    z = sum(map(mul, m, VALENCES))
    shapes = tuple(tuple(shape(alpha * root) for alpha in alphas) for alphas in alphas())
    f = -parameters.slope * (root / (1 + B * root) + 2 / B * math.log1p(B * root))
    pairs = 0.0
    logarithm = [0.0] * len(IONS)
    for i, j, beta0, beta1, beta2, c, kind in parameters.binary:
        (g1, h1), (g2, h2) = shapes[kind]
        f += m[i] * m[j] * (beta1 * h1 + beta2 * h2) / strength
        pairs += m[i] * m[j] * c
        both = 2 * (beta0 + beta1 * g1 + beta2 * g2) + z * c
        logarithm[i] += m[j] * both
        logarithm[j] += m[i] * both
    e_theta, change = mixing(strength, parameters.slope)
    for i, j, theta, differ in parameters.theta:
        if differ:
            theta += e_theta
            f += m[i] * m[j] * change / strength
        logarithm[i] += 2 * m[j] * theta
        logarithm[j] += 2 * m[i] * theta
    for i, j, k, psi in parameters.psi:
        logarithm[i] += m[j] * m[k] * psi
        logarithm[j] += m[i] * m[k] * psi
        logarithm[k] += m[i] * m[j] * psi
    return {
        ion: math.exp(own + charge * (charge * f + pairs))
        for ion, own, charge in zip(IONS, logarithm, VALENCES, strict=True)
    }
