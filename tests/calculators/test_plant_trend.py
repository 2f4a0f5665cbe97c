"""A plant's log: the published case as two rows, membranes that never age, alarms, and all ways to write a log."""

import math
import re
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc.core.quantities import Refusal
from calc.core.units import BAR, DAY, PERCENT, UNITS, celsius, from_si, to_si
from calc.interface import evaluate
from calc.models.membranes import plant_trend, sample_log
from calc.models.membranes.plant_log import _KINDS, _table, read
from calc.plant import trend
from docs.comparisons.published import entries
from tests import plant_log
from tests.calculators.test_normalise import solution_diffusion
from tests.outside import outside

CASE = entries("ro_design_equations.json")["normalisation_case"]
HEAD = (
    "Date,Permeate flow (m3/h),Recovery (%),Feed pressure (bar),Pressure drop (bar),Permeate pressure (bar),"
    "Temperature (C),Feed TDS (mg/L),Permeate TDS (mg/L)"
)
PLAIN = "150,75,25,3,1,15,2000,40"


def a_log(*rows, head=HEAD):
    return "\n".join([head, *rows])


def of_the_case(name, permeate):
    given_ = CASE[name]
    numbers = (given_["Q"], 100 * given_["Y"], given_["Pf_bar"], given_["dP"], given_["Pp"], given_["T"], given_["Cf"])
    return ",".join(f"{number:.10g}" for number in (*numbers, permeate))


WORKED = a_log(f"2025-01-01,{of_the_case('standard', 40)}", f"2025-03-02,{of_the_case('operating', 42)}")


@outside("plant.trend")
def test_the_worked_case_as_a_log_of_two_rows(calculator):
    """The published flow, and by hand the salt passage, from the file's osmotic pressures, and the pressure drop."""
    own = {name: permeate * (t + 320) / 491_000 for name, permeate, t in (("s", 40, 15), ("o", 42, 10))}
    driving = {
        "s": 25 - 1.5 - 1 - CASE["pi_fcs_bar"] + own["s"],
        "o": 28 - 2 - 2 - CASE["pi_fco_bar"] + own["o"],
    }
    passage = 42 / 40 * driving["o"] / driving["s"] * CASE["C_fcs"] / CASE["C_fco"]
    flows = {name: CASE[name]["Q"] * (1 / CASE[name]["Y"] - 0.5) for name in ("standard", "operating")}
    drop = 4 * (flows["standard"] / flows["operating"]) ** 1.5 * (1 - 0.017 * 15) / (1 - 0.017 * 10)
    answer = calculator(WORKED, averaged_rows=1)
    assert from_si(answer.normalised_permeate_flow, "m3/h") == pytest.approx(CASE["Q_s_m3_h"], abs=5e-4)
    assert 100 * answer.flow_change == pytest.approx(CASE["change_pct"], abs=5e-3)
    assert answer.salt_passage_change == pytest.approx(passage - 1, abs=1e-5)
    assert answer.normalised_salt_passage == pytest.approx(0.02 * passage, rel=1e-5)
    assert answer.normalised_pressure_drop / BAR == pytest.approx(drop, rel=1e-9)
    assert answer.pressure_drop_change == pytest.approx(drop / 3 - 1, rel=1e-9)
    assert (answer.rows_taken, answer.rows_left_out) == (2, 0)
    assert answer.time_covered == 60 * DAY
    first, last = answer.changes
    assert (first.day, last.day) == (0, 60 * DAY)
    assert tuple(first)[1:] == pytest.approx((0, 0, 0), abs=1e-12)
    assert tuple(last)[1:] == pytest.approx((CASE["change_pct"] / 100, passage - 1, drop / 3 - 1), abs=5e-5)
    made, passed, lost = 150 / 3600, 0.02, 3 * BAR
    assert tuple(answer.days[0]) == pytest.approx((0, made, passed, lost), rel=1e-12)
    assert answer.days[1].day == 60 * DAY
    assert tuple(answer.days[1])[1:] == pytest.approx((CASE["Q_s_m3_h"] / 3600, passed * passage, drop * BAR), rel=1e-5)


@outside("plant.trend")
def test_rows_that_cannot_be_taken_are_counted(calculator):
    rows = [f"2025-01-{day:02},{PLAIN}" for day in range(1, 9)]
    rows[2] = "2025-01-03,-,75,25,3,1,15,2000,40"
    rows[5] = "2025-01-06,150"
    answer = calculator(a_log(*rows))
    assert (answer.rows_taken, answer.rows_left_out) == (6, 2)
    assert answer.time_covered == 7 * DAY
    assert [tuple(row) for row in answer.left_out] == [
        ("4", "its permeate flow, '-', is no number."),
        ("7", "it has no recovery."),
    ]


@pytest.mark.parametrize(("pressure", "degrees", "recovery", "feed"), [(25, 15, 0.75, 2.0), (30, 28, 0.6, 3.0)])
def test_a_membrane_that_never_ages_shows_no_change(pressure, degrees, recovery, feed):
    """What weather and operation do is undone, if the membrane is as the maker takes it to be."""
    rows = []
    for day, (p, t, y, c) in enumerate([(22, 12, 0.7, 1.8), (pressure, degrees, recovery, feed)]):
        flow, permeate = solution_diffusion(p * BAR, celsius(t), y, c, area=1e6)
        drop = (flow * (1 / y - 0.5)) ** 1.5 / (1 + 0.017 * (t - 25)) * 0.1
        numbers = (flow * 3600, 100 * y, p + drop / 2, drop, 0, t, 1000 * c, 1000 * permeate)
        rows.append(",".join(map(repr, (day, *numbers))))
    answer = trend(a_log(*rows), averaged_rows=1)
    assert answer.flow_change == pytest.approx(0, abs=1e-9)
    assert answer.salt_passage_change == pytest.approx(0, abs=1e-7)
    assert answer.pressure_drop_change == pytest.approx(0, abs=1e-9)
    assert answer.verdict.startswith("No alarm")


def test_the_sample_is_the_model_by_its_seed():
    assert plant_log.FILE.read_text(encoding="utf-8") == plant_log.text()
    assert plant_log.example() == sample_log.SAMPLE
    assert plant_log.american_example() == sample_log.IN_AMERICAN_UNITS


def test_the_year_of_the_sample_shows_what_its_model_did():
    """Scale until it was cleaned on day 160, and a leak from day 280 on; three rows are spoilt on purpose."""
    answer = trend(plant_log.text())
    assert (answer.rows_taken, answer.rows_left_out) == (plant_log.DAYS - 3, 3)
    assert [row.line for row in answer.left_out] == ["129", "204", "246"]  # two lines stand above the first day
    scaled, cleaned, later, end = (
        next(row for row in answer.changes if row.day >= day * DAY) for day in (155, 162, 275, 360)
    )
    assert scaled.flow_change < -12 * PERCENT < -4 * PERCENT < cleaned.flow_change
    assert scaled.drop_change > 15 * PERCENT > 8 * PERCENT > cleaned.drop_change
    assert end.passage_change > later.passage_change + 25 * PERCENT
    assert abs(end.flow_change - later.flow_change) < 4 * PERCENT
    assert answer.verdict.startswith("Act: the salt passage is beyond its alarm and the flow is not")
    lasting = [row for row in answer.alarms if row.ends.endswith("the end of the log")]
    assert [row.alarm for row in lasting] == ["Salt passage up by 10 % or more"]
    assert "2025-10-06" <= lasting[0].begins <= "2025-10-14"  # day 280 is 8 October


def test_a_log_is_read_once_for_all_of_a_curve():
    """Of a year of days, the reading takes most of the time."""
    _table.cache_clear()
    for alarm in range(5, 25):
        trend(plant_log.text(), flow_alarm=alarm * PERCENT, feed_factor=6.5 + alarm / 100)
    assert _table.cache_info().misses == 1


def test_every_input_has_a_place_in_what_is_told():
    rows = [f"2025-01-{day:02},{PLAIN}" for day in range(1, 7)]
    rows += [f"2025-02-{day:02},{'130,75,25,2.4' if day < 4 else '150,75,25,3'},1,15,2000,40" for day in range(1, 8)]
    answer = trend(a_log(*rows), averaged_rows=3)
    assert [tuple(row) for row in answer.alarms] == [
        ("Permeate flow down by 10 % or more", "2025-02-01", "2025-02-03", "−15 %")
    ]
    assert [row.alarm for row in trend(a_log(*rows), averaged_rows=4).alarms] == ["none"]
    assert [row.alarm for row in trend(a_log(*rows), flow_alarm=0.16).alarms] == ["none"]


@pytest.mark.parametrize(
    ("last", "begins"),
    [
        ("150,75,25,3,1,15,2000,40", "No alarm"),
        ("141,75,25,2.7,1,15,2000,40", "Watch: halfway to the alarm or further is the permeate flow"),
        ("130,75,25,2.4,1,15,2000,40", "Clean: beyond the alarm is the permeate flow."),
        ("150,75,25,3.6,1,15,2000,40", "Clean: beyond the alarm is the pressure drop."),
        ("150,75,25,3,1,15,2000,46", "Act: the salt passage is beyond its alarm and the flow is not"),
        ("141,75,25,2.7,1,15,2000,47", "Act: the salt passage is beyond its alarm; look for leaks, and clean."),
        ("130,75,25,2.4,1,15,2000,48", "Clean: beyond the alarm are permeate flow and salt passage."),
    ],
)
def test_verdicts(last, begins):
    assert trend(a_log(f"1,{PLAIN}", f"2,{last}"), averaged_rows=1).verdict.startswith(begins)


# How logs are written

SAME = [
    a_log(f"2025-01-01,{PLAIN}", f"2025-01-02,{PLAIN}"),
    a_log(f"1,{PLAIN}", f"2,{PLAIN}"),
    a_log(f"01.01.2025,{PLAIN}", f"02.01.2025,{PLAIN}"),
    a_log(f"12/31/2024,{PLAIN}", f"1/1/2025,{PLAIN}"),
    a_log(f"31/12/2024 08:00,{PLAIN}", f"1/1/2025 08:00,{PLAIN}"),
    a_log(f"31-Dec-24,{PLAIN}", f"1-Jan-25,{PLAIN}"),
    a_log(f"2024-12-31T20:00,{PLAIN}", f"2025-01-01 8:00 pm,{PLAIN}"),
    a_log("# a remark", f"\ufeff2,{PLAIN}".replace("\ufeff", ""), "", f"1,{PLAIN}"),
    "day;q perm [m3/h];recovery %;p feed [bar];dp [bar];p perm [bar];T [°C];TDS feed [g/L];TDS perm [mg/L]\n"
    "1;150,0;75;25,0;3,0;1,0;15;2,0;40\n2;150,0;75;25,0;3,0;1,0;15;2,0;40",
    "Date\tPermeate Flowrate m3/h\tFeed flow (m3/h)\tFeed Press. (bar)\tBrine pressure (bar)\tPermeate pressure bar\t"
    "Water temp (K)\tFeed cond. (µS/cm)\tPermeate conductivity uS/cm\n"
    "1\t150\t200\t25\t22\t1\t288.15\t3076.923077\t80\n2\t150\t200\t25\t22\t1\t288.15\t3076.923077\t80",
    '"Date","Permeate flow, m3/h","Reject flow, m3/h","Feed pressure, kPa","ΔP, kPa","Permeate pressure, kPa",'
    '"Temperature, °F","Feed salinity, ppm","Perm conc, ppm","pH","Normalised flow, m3/h","Operator ""Jo"""\n'
    '1,"150",50,2500,300,100,59,2000,40,7.1,1,x\n2,"150",50,2500,300,100,59,2000,40,7.1,1,x',
    "date,permeate_flow_m3_h,recovery_%,feed_pressure_bar,dp_bar,permeate_pressure_bar,temp_C,feed_tds_mg_L,perm_tds_mg_L\n"
    f"1,{PLAIN}\n2,{PLAIN}",
    # "Conc." is a concentrate's beside what else has a pressure, and a concentration where nothing else is named.
    "Date,Permeate flow (m3/h),Recovery (%),Feed pressure (bar),Conc. pressure (bar),Permeate pressure (bar),"
    "Temperature (C),Feed conc. (mg/L),Permeate conc. (mg/L)\n1,150,75,25,22,1,15,2000,40\n2,150,75,25,22,1,15,2000,40",
]


@pytest.mark.parametrize("log", SAME)
def test_the_ways_in_which_people_write_one_log(log):
    found = read(log, to_si(0.65, "(mg/L)/(uS/cm)"), to_si(0.5, "(mg/L)/(uS/cm)"))
    assert not found.bad
    assert [each.day for each in found.readings] == [0, DAY]
    for each in found.readings:
        assert each.permeate_flow == pytest.approx(150 / 3600)
        assert each.recovery == pytest.approx(0.75)
        assert each.pressure == pytest.approx(22.5 * BAR)
        assert each.pressure_drop == pytest.approx(3 * BAR)
        assert each.temperature == pytest.approx(celsius(15))
        assert each.feed == pytest.approx(2.0)
        assert each.permeate == pytest.approx(0.04)


@pytest.mark.parametrize(
    ("log", "message"),
    [
        ("", "The log is empty"),
        ("# a remark\n\n", "The log is empty"),
        (HEAD, "a head and no rows"),
        (a_log(f"1,{PLAIN}"), "has 1 row that can be normalised; it takes more than the 3"),
        (a_log(f"1,{PLAIN}", head=HEAD.replace("Temperature (C),", "")), "The head of the log lacks: temperature."),
        ("a,b\n1,2", "lacks: date, permeate flow, recovery or feed flow or concentrate flow, feed pressure"),
        (a_log(f"1,{PLAIN}", head=HEAD.replace("(bar),Pressure", ",Pressure")), "column 'Feed pressure' names no unit"),
        (
            a_log(f"1,{PLAIN}", head=HEAD.replace("(C)", "(F)")),
            "No row of the log can be read. Line 2: its temperature",
        ),
        (a_log(f"1,{PLAIN}", head=HEAD.replace("(m3/h)", "(acres)")), "write it in brackets, one of m3/h, m3/d"),
        (a_log(f"1,{PLAIN}", head=f"{HEAD},Feed pressure 2 (bar)"), "Two columns are a feed pressure"),
        (a_log(f"1/2/2025,{PLAIN}", f"2/2/2025,{PLAIN}"), "'1/2/2025' can be read in two ways"),
        (a_log(f"13/2/2025,{PLAIN}", f"2/14/2025,{PLAIN}"), "can be read in two ways"),
        (a_log("x,y"), "Line 2: its date, 'x', is none that can be read"),
    ],
)
def test_logs_that_cannot_be_read(log, message):
    with pytest.raises(Refusal, match=re.escape(message)):
        trend(log)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2025-01-09,0,75,25,3,1,15,2000,40", "its permeate flow is zero: the plant stood."),
        ("2025-01-09,1.5e9,75,25,3,1,15,2000,40", "its permeate flow, 1.5e9, is not between 1 L/h and 100 000 m³/h."),
        ("2025-01-09,nan,75,25,3,1,15,2000,40", "its permeate flow, nan, is not between"),
        ("2025-01-09,150,99,25,3,1,15,2000,40", "its recovery, 99, is not between 1 and 95 %."),
        ("2025-01-09,150,75,25,3,1,2,2000,40", "its temperature, 2, is not between 5 and 45 °C."),
        ("2025-01-09,150,75,25,3,1,15,2000,4000", "The logged permeate is saltier than its feed"),
        ("2025-01-09,150,75,3,3,1,15,2000,40", "Under the logged conditions 0.5 bar stand against 2.52 bar"),
        ("2025-01-39,150,75,25,3,1,15,2000,40", "its date, '2025-01-39', is none that can be read"),
        (",150,75,25,3,1,15,2000,40", "it has no date."),
        ("2025-01-09,150,75,25,3,1,15,,40", "it has no feed TDS."),
    ],
)
def test_rows_that_are_left_out(row, reason):
    answer = trend(a_log(f"2025-01-01,{PLAIN}", row, f"2025-01-03,{PLAIN}"), averaged_rows=1)
    ((line, told),) = answer.left_out
    assert line == "3"
    assert told.startswith(reason)
    assert answer.rows_taken == 2


def test_a_concentrate_under_more_pressure_than_its_feed_is_left_out():
    """Half a pascal more is too much; where both have the same, nothing is lost on the way."""
    head = HEAD.replace("Pressure drop", "Concentrate pressure")
    rows = [
        f"2025-01-0{day},150,75,25,{end},1,15,2000,40" for day, end in enumerate(("22", "25", "25.000005", "22"), 1)
    ]
    ((line, told),) = trend(a_log(*rows, head=head), averaged_rows=1).left_out
    assert (line, told) == ("4", "the concentrate has more pressure than the feed.")


BOUNDS = {  # of what a column may hold, in the unit of HEAD: just within, and just beyond
    1: ("99999", "100001"),
    2: ("1.01", "0.99"),
    3: ("119.9", "120.1"),
    4: ("19.99", "20.01"),
    6: ("5.01", "4.99"),
    7: ("59990", "60010"),
}
WORDS = {
    1: "1 L/h and 100 000 m³/h", 2: "1 and 95 %", 3: "0 and 120 bar", 4: "0 and 20 bar", 6: "5 and 45 °C",
    7: "0.1 mg/L and 60 g/L",
}  # fmt: skip
OTHER_BOUNDS = {1: ("0.00101", "0.00099"), 2: ("94.9", "95.1"), 6: ("44.9", "45.1"), 7: ("0.101", "0.099")}


@pytest.mark.parametrize("bounds", [BOUNDS, OTHER_BOUNDS], ids=["one end", "the other"])
def test_a_column_ends_where_its_words_say(bounds):
    for column, numbers in bounds.items():
        rows = []
        for day, number in enumerate(numbers, 1):
            cells = [f"2025-01-0{day}", *PLAIN.split(",")]
            cells[column] = number
            rows.append(",".join(cells))
        read_ = _table(a_log(*rows))
        assert [row.line for row in read_.rows] == [2], (column, numbers)
        (bad,) = read_.bad
        assert bad.reason.endswith(f", {numbers[1]}, is not between {WORDS[column]}."), (column, numbers)


@pytest.mark.parametrize(
    ("first", "second", "hours"),
    [
        ("2025-01-31 10:20", "2025-01-31 12:35", 2.25),
        ("31/1/25 10:20 am", "31/1/2025 1:05 pm", 2.75),
        ("31 Jan 25 12:10 am", "30 January 2025 23:40", 0.5),
        ("12/31/99 23:59", "12/31/2099 23:59", 0),
    ],
)
def test_hours_minutes_and_years_without_a_century(first, second, hours):
    days = [row.day for row in _table(a_log(f"{first},{PLAIN}", f"{second},{PLAIN}")).rows]
    assert max(days) - min(days) == pytest.approx(hours * 3600)


def test_of_very_many_rows_a_thousand_are_drawn_and_sixty_named():
    rows = [f"{day},{PLAIN}" for day in range(3000)] + ["x"] * 100
    answer = trend(a_log(*rows))
    assert answer.rows_taken == 3000
    assert len(answer.changes) == 1000
    assert (answer.changes[0].day, answer.changes[-1].day) == (0, 2999 * DAY)
    assert len(answer.left_out) == 61
    assert answer.left_out[-1].reason.startswith("40 other rows")


def test_the_answer_in_the_units_of_the_reader():
    answer = evaluate("plant.trend", {"preset": "a log in American units", "averaged_rows": "2"})
    own = evaluate("plant.trend", {"averaged_rows": "2"})
    assert answer.outputs["rows_taken"] == 14
    assert answer.outputs["flow_change"] == pytest.approx(own.outputs["flow_change"], abs=0.02)


FRAGMENTS = st.sampled_from(
    [
        *HEAD.split(","),
        "1",
        "-",
        "2025-01-01",
        "1/2/2025",
        "150",
        "nan",
        "inf",
        "1e999",
        '"',
        '""',
        "\t",
        ";",
        ",",
        "\n",
        "#",
    ]
)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.one_of(st.text(max_size=300), st.lists(FRAGMENTS, max_size=80).map(",".join)))
def test_any_text_gets_an_answer_or_a_sentence(text):
    for log in (text, f"{HEAD}\n{text}"):
        try:
            answer = trend(log)
        except Refusal as refusal:
            told = str(refusal)
        else:
            told = answer.verdict
            assert math.isfinite(answer.flow_change)
        assert told.endswith(".")


def test_a_run_tells_the_worst_of_what_rises_and_of_what_falls():
    """Three of ten readings are beyond each alarm; the worst is the highest of what rises, the lowest of what falls."""
    passages = [0.0, 0.0, 0.12, 0.3, 0.15, 0.0, 0.0, 0.0, 0.0, 0.0]
    flows = [0.0, 0.0, 0.0, 0.0, 0.0, -0.12, -0.3, -0.15, 0.0, 0.0]
    rows = [SimpleNamespace(reading=SimpleNamespace(day=day), of=one) for day, one in enumerate(passages)]
    fallen = [SimpleNamespace(reading=SimpleNamespace(day=day), of=one) for day, one in enumerate(flows)]
    ((_, first, last, worst, to_the_end),) = plant_trend.runs(rows, {"of": 0.1}, 3)
    assert (first.day, last.day, worst, to_the_end) == (2, 4, 0.3, False)
    ((_, first, last, worst, _),) = plant_trend.runs(fallen, {"of": -0.1}, 3)
    assert (first.day, last.day, worst) == (5, 7, -0.3)


@pytest.mark.parametrize("kind", _KINDS.values(), ids=_KINDS)
def test_the_words_say_between_what_a_column_is_believed(kind):
    names = {unit.label: name for name, unit in UNITS.items()}
    low, its_unit, high, unit = re.fullmatch(r"([\d. ]+?)(?: (\S*[^\d\s]\S*))? and ([\d. ]+) (\S+)", kind.told).groups()
    ends = [to_si(float(end.replace(" ", "")), names[of]) for end, of in ((low, its_unit or unit), (high, unit))]
    assert ends == pytest.approx([kind.low, kind.high])
