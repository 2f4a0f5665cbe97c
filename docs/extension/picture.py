"""The picture fence: of a calculator only what moves, one of its sliders, and its answer in a sentence.

    ``` picture
    osmosis.equilibrium_head
    turn: piston_pressure
    ```

It is the calculator itself, with the same Python behind it: the rest of its form stands in hidden fields. A page that
has one starts Python at a touch, and not before.
"""

from __future__ import annotations

from calc.interface.form import draw
from docs.extension import calculator, places
from docs.extension.calculator import Unanswered
from docs.extension.templates import environment


def fence(source, language, css_class, options, md, **_):
    """Draw what moves of the calculator that a fence names; `turn` names the slider, other lines are entries."""
    try:
        name, entries = calculator.read(source)
        turn = entries.pop("turn", "")
        answered = calculator.answer(name, entries)
        reply = draw(answered)
        drawn = reply.drawings.get("picture", "")
        if "data-frames" not in drawn:
            raise Unanswered(f"{name} has no picture that moves.")
        frames = environment.filters["frames"](drawn)
        if turn not in frames["turns"]:
            raise Unanswered(f"write which slider it has, as 'turn: ...'; there are: {', '.join(frames['turns'])}.")
    except Unanswered as problem:
        raise places.error(f"``` {language}", str(problem)) from None
    return calculator.render(
        "picture.html",
        md,
        calculator=answered.definition,
        form=answered.form | answered.reply.values,
        reply=reply,
        frames=frames,
        turn=turn,
        id=f"{name.replace('.', '-').replace('_', '-')}-picture",
    )
