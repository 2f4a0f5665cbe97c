"""The command line: the list, the description, the answer, and one clear line where there is none."""

import codecs
import contextlib
import json
import os
import re
import subprocess
import sys
from types import FunctionType
from typing import Annotated

import pytest

from calc import osmosis
from calc.core.quantities import Quantity, Range
from calc.interface import describe, names
from calc.interface.command_line import _in_plain_letters, main
from tests.all_at_once import all_at_once

WRONG = {
    "name": (["osmosis.osmotic_presure"], "did you mean osmosis.osmotic_pressure"),
    "unit": (["osmosis.osmotic_pressure", "concentration=0.6 bar"], "'bar' does not fit here"),
    "no unit": (["osmosis.osmotic_pressure", "concentration=0.6"], "The unit is missing"),
    "value": (["osmosis.osmotic_pressure", "concentration=lots mol/L"], "is not a number"),
    "range": (["osmosis.osmotic_pressure", "concentration=3 mol/L"], "at most 2 mol/L: the law"),
    "input": (["osmosis.osmotic_pressure", "pressure=3 bar"], "there is no such entry"),
    "form": (["osmosis.osmotic_pressure", "concentration"], "NAME=VALUE"),
    "twice": (["osmosis.osmotic_pressure", "ions=1", "ions=2"], "given twice"),
    "output's unit": (["osmosis.osmotic_pressure", "osmotic_pressure=K"], "'K' does not fit here"),
    "together": (["balance.recovery", "recovery=95 %"], "lower the recovery"),
    "option": (["--jsn"], "--jsn"),
}


def run(capsys, *arguments):
    status = main(arguments)
    captured = capsys.readouterr()
    assert captured.err == ""
    assert status == 0
    return captured.out


def test_the_list(capsys):
    listed = run(capsys)
    assert [line.split()[0] for line in listed.splitlines()] == list(names())


@all_at_once("name", names())
def test_the_description(capsys, name):
    described = run(capsys, name, "--help")
    for part in ("Inputs:", "Outputs:", "Holds for", "How far it may be off", "Source: ", "Example: python -m calc "):
        assert part in described


@all_at_once("name", [name for name in names() if describe(name).selections])
def test_the_description_says_of_each_choice_what_the_form_says(capsys, name):
    described = run(capsys, name, "--help")
    for each in describe(name).selections:
        for value, label in each.choice.labels.items():
            assert value not in each.values or value == label or f"        {value}: {label}\n" in described


def test_the_description_says_what_may_be_unknown_as_the_answer_then_does(capsys):
    described = run(capsys, "energy.minimum_work", "--help").partition("Outputs:")[2]
    outputs = re.split(r"\n    (?=\w)", described)
    unsure = [output.split()[0] for output in outputs if "Not known for some inputs" in output]
    assert unsure == ["single_stage_without_recovery"]
    answer = json.loads(run(capsys, "energy.minimum_work", "recovery=0 %", "--json"))
    unknown = [name for name, output in answer["outputs"].items() if output["value"] is None]
    assert unknown == unsure
    assert answer["outputs"][unknown[0]]["text"] == "not known"


@all_at_once("name", names())
def test_the_example_of_the_description_runs(capsys, name):
    example = run(capsys, name, "--help").splitlines()[-1]
    entry = re.search(r'([a-z_]+)="(.+)"', example)
    assert run(capsys, name, f"{entry[1]}={entry[2]}") == run(capsys, name)


def test_the_help(capsys):
    assert "python -m calc [NAME" in run(capsys, "--help")


def test_json(capsys):
    answer = json.loads(
        run(capsys, "osmosis.osmotic_pressure", "concentration=0.6 mol/L", "temperature=25 degC", "--json")
    )
    assert answer["inputs"]["concentration"] == {"value": 600.0, "unit": "mol/m3", "text": "0.6 mol/L"}
    pressure = answer["outputs"]["osmotic_pressure"]
    assert (pressure["unit"], pressure["text"]) == ("Pa", "29.7 bar")
    assert pressure["value"] == pytest.approx(2 * 600 * 8.314462618 * 298.15, rel=1e-9)
    assert "ideal law" in answer["cautions"][0]


def test_text(capsys):
    answer = run(capsys, "balance.recovery", "recovery=75 %", "permeate_flow=L/min")
    assert re.search(r"^Recovery +75 %$", answer, re.MULTILINE)
    assert re.search(r"^Permeate flow +1250 L/min$", answer, re.MULTILINE)


def test_a_caution_is_printed(capsys):
    assert "Caution: An osmotic coefficient of exactly 1" in run(capsys, "osmosis.osmotic_pressure")


def test_a_definition_that_is_wrong_is_told_in_one_line(capsys, monkeypatch):
    written = osmosis.osmotic_pressure
    made_up = FunctionType(written.__code__, written.__globals__, "made_up", written.__defaults__)
    term = Quantity("molar mass", "M", "kg/m3", ("bar",), "Stands for no quantity.")
    made_up.__annotations__ = written.__annotations__ | {
        "concentration": Annotated[float, term, Range(0, 1, "made up")]
    }
    monkeypatch.setattr(osmosis, "made_up", made_up, raising=False)
    assert main(["osmosis.made_up"]) == 2
    assert capsys.readouterr().err == (
        "python -m calc: osmosis.made_up: the input concentration cannot have the units of the term 'molar mass': "
        "bar is a multiple of Pa, not of kg/m3.\n"
    )


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_ends_with_2_and_one_line(arguments, message, capsys):
    """That the process ends so too, and without a traceback, is asked below where its streams are closed."""
    try:
        answer = main(arguments)
    except SystemExit as ended:  # an option that there is not
        answer = ended.code
    assert answer == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert message in told.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["x" * 5000],
        ["--" + "x" * 5000],
        *(["osmosis.osmotic_pressure", each] for each in ("x" * 5000, "x" * 5000 + "=1")),
    ],
    ids=["name", "option", "form", "entry"],
)
def test_what_is_wrong_and_long_is_not_repeated(capsys, arguments):
    with contextlib.suppress(SystemExit):
        assert main(arguments) == 2
    told = capsys.readouterr().err
    assert "x" * 30 in told
    assert "x" * 50 not in told


def test_a_reader_that_has_seen_enough_is_told_nothing_more():
    """As with `calc | head -1`, here one that reads nothing at all."""
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "calc", "osmosis.osmotic_pressure", "--help"]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True)
    os.close(write)
    assert (done.returncode, done.stderr) == (1, "")


# What Windows takes for the output of a pipe, as installed in the west and in Japan, and what is left without a locale.
ENCODINGS = ("cp1252", "cp437", "cp850", "cp932", "ascii")


@all_at_once("name", names())
def test_what_is_printed_has_a_plain_spelling_where_the_terminal_lacks_a_character(capsys, name):
    """No question mark stands for a character, and none ends the command."""
    printed = "".join(run(capsys, name, *arguments) for arguments in ((), ("--help",)))
    codecs.register_error("plain", _in_plain_letters)
    for encoding in ENCODINGS:
        characters = set(printed) - {"?"}
        assert [each for each in characters if b"?" in each.encode(encoding, "plain")] == [], encoding


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_terminal_of_another_encoding_gets_what_it_can_show(encoding):
    command = [sys.executable, "-m", "calc", "polarisation.mass_transfer_coefficient"]
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    written = done.stdout.decode(encoding)
    assert re.search(r"^Temperature +25 (deg|°)C\s*$", written, re.MULTILINE)
    assert re.search(r"^Diffusivity +1\.5 [x×] 10(-9|⁻⁹) m(2|²)/s\s*$", written, re.MULTILINE)
    assert re.search(r"^Mass-transfer coefficient +52\.6 [uµμ]m/s\s*$", written, re.MULTILINE)


def test_json_for_a_terminal_of_another_encoding_says_the_same():
    def answered(encoding):
        command = [sys.executable, "-m", "calc", "osmosis.osmotic_pressure", "--json"]
        environment = os.environ | {"PYTHONIOENCODING": encoding}
        return json.loads(subprocess.run(command, capture_output=True, env=environment, check=True).stdout)

    plain = answered("ascii")
    assert plain == answered("utf-8")
    assert plain["inputs"]["temperature"]["text"] == "25 °C"


@pytest.mark.parametrize("closed", [1, 2])
@pytest.mark.parametrize(("arguments", "status"), [([], 0), (["--help"], 0), (["no.such"], 2)])
def test_a_stream_that_is_closed_is_written_to_no_more(closed, arguments, status):
    """As with `calc >&-` in a shell; what is meant for the one does not come out of the other."""
    command = ["sh", "-c", f'exec "$@" {closed}>&-', "sh", sys.executable, "-m", "calc", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert (done.stdout == "") == (closed == 1 or status == 2)
    assert (done.stderr == "") == (closed == 2 or status == 0)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["--version"], ["no.such"], ["osmosis.osmotic_pressure"]])
def test_no_reader_at_all_ends_the_command_without_a_traceback(arguments):
    read, write = os.pipe()
    os.close(read)
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-m", "calc", *arguments]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False, env=buffered)
    os.close(write)
    assert "Traceback" not in done.stderr
    assert "BrokenPipeError" not in done.stderr


def test_another_fault_of_the_output_is_told(capsys, monkeypatch):
    """A full disc is no reader that has seen enough."""
    monkeypatch.setattr("builtins.print", lambda *_, **__: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(OSError, match="No space left"):
        main([])


def test_what_pulls(capsys):
    told = run(capsys, "osmosis.osmotic_pressure", "--pulls", "--plus-or-minus", "temperature=3 degC")
    assert told.startswith("What pulls at the osmotic pressure:\nIons per formula unit, 1 more ")
    assert re.search(r"^Temperature, 1 °C more +0\.34 % higher  ±3 °C: ±0\.30 bar$", told, re.MULTILINE)
    data = json.loads(run(capsys, "osmosis.osmotic_pressure", "--pulls", "osmotic_pressure", "--json"))["lenses"][
        "pulls"
    ]
    assert data["pulls"][0]["name"] == "ions"
    assert data["pulls"][0]["relative"] == pytest.approx(0.5)


def test_how_sure(capsys):
    told = run(capsys, "seawater.osmotic_pressure", "--certainty")
    assert told.startswith("Osmotic pressure: 25.79 bar ± 0.05 bar.\nThe model: ±0.2 %, stated: ")
    told = run(capsys, "balance.recovery", "--plus-or-minus", "recovery=2 %", "--plus-or-minus", "feed_flow=5 %")
    assert told.startswith("Permeate flow: 45 m³/h ± 3 m³/h.\nThe model is exact: ")
    assert "Permeate concentration" in told
    data = json.loads(run(capsys, "balance.recovery", "--plus-or-minus=feed_flow=5 %", "--json"))["lenses"]["certainty"]
    assert data[0]["high"] / data[0]["value"] == pytest.approx(1.05)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--pulls", "pressure"], "there is no such output; there are: osmotic_pressure"),
        (["--certainty", "pressure"], "there is no such output"),
        (["--plus-or-minus", "temperature"], "INPUT=AMOUNT"),
        (["--plus-or-minus", "temperature=-1"], "is not above zero"),
    ],
)
def test_a_lens_that_cannot_be_looked_through_is_one_clear_line(capsys, arguments, problem):
    assert main(["osmosis.osmotic_pressure", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert problem in captured.err
    assert captured.err.count("\n") == 1
