# --- PYODIDE:code --- #
import calc.osmosis
import calc.solutions

R = 8.314  # J/(mol K)


def by_hand(concentration, temperature, ions):
    """The osmotic pressure of a dilute solution, in pascal."""
    return 0


# A drip at the temperature of the body: 154 mol/m³ of table salt, at 310.15 K.
print(f"by hand {by_hand(154, 310.15, 2) / 1e5:.2f} bar")
print(f"by calc {calc.osmosis.osmotic_pressure(154, 310.15, 2) / 1e5:.2f} bar")


# --- PYODIDE:corr --- #
def by_hand(concentration, temperature, ions):
    """The osmotic pressure of a dilute solution, in pascal."""
    return ions * concentration * R * temperature


# --- PYODIDE:tests --- #
# 100 mol/m³ of sugar at 300 K: 1 x 100 x 8.314 x 300
assert abs(by_hand(100, 300, 1) - 249_420) < 1


# --- PYODIDE:secrets --- #
def tests():
    import calc.osmosis

    for solution, concentration, temperature, ions in (
        ("pure water", 0, 298.15, 1),
        ("sugar, 50 mol/m³ at 10 °C", 50, 283.15, 1),
        ("table salt, 154 mol/m³ at 37 °C", 154, 310.15, 2),
        ("calcium chloride, 100 mol/m³ at 25 °C", 100, 298.15, 3),
    ):
        expected = calc.osmosis.osmotic_pressure(concentration, temperature, ions)
        found = by_hand(concentration, temperature, ions)
        # R has four digits here, and more in calc.
        assert abs(found - expected) <= 0.001 * expected, f"{solution}: {found:.0f} Pa, and calc says {expected:.0f} Pa"


tests()
del tests
