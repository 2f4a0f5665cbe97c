"""The page on power from salt: its figure shows what the calculator answers."""

from calc.osmosis import forward
from docs.figures import blue_energy


def test_the_profiles_end_at_the_faces_of_the_dense_layer():
    """What diffusion and stream make of a water on its way inwards is what stands at the dense layer."""
    for orientation in ("draw", "feed"):
        answer = forward(orientation=orientation)
        for layers, from_feed, water, face in (
            (("support", "film"), True, 0.1, answer.feed_at_membrane),
            (("film", "support"), False, 35.8, answer.draw_at_membrane),
        ):
            layer = layers[0] if orientation == "draw" else layers[1]
            way = blue_energy.resistances(orientation)[layer]
            assert abs(blue_energy.inside(water, way, from_feed, answer) / face - 1) < 1e-6


def test_the_picture_says_the_fluxes():
    written = blue_energy.profiles()
    assert "19 L/(m² h)" in written
    assert "8.9 L/(m² h)" in written
