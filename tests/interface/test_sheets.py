"""Tables in text that go in: pasted, from a file, in a link, and in what a case is taken away as."""

import json

import pytest

from calc.interface import describe, evaluate, links, names
from calc.interface.command_line import main
from calc.interface.evaluation import WrongEntries, initial_form
from calc.interface.form import open_state, reply
from calc.interface.lenses import case as case_of
from calc.interface.lenses import cases, take

SHEETS = [(name, each) for name in names() for each in describe(name).sheets]
every_sheet = pytest.mark.parametrize(("name", "sheet"), SHEETS, ids=[f"{name} {each.name}" for name, each in SHEETS])


def longer(sheet):
    """The same table, many times as long."""
    head, *rows = sheet.default.splitlines()
    return "\n".join([head, *rows * (30 + 8000 // len(sheet.default))])


def shorter(sheet):
    return "\n".join(sheet.default.splitlines()[:-1])


@every_sheet
def test_a_sheet_has_a_default_that_fits_a_link_and_stands_as_it_is_read(name, sheet):
    definition = describe(name)
    assert initial_form(definition, {sheet.name: sheet.default}) == initial_form(definition, {})
    assert links.entries(definition, initial_form(definition, {sheet.name: shorter(sheet)})) == {
        sheet.name: shorter(sheet)
    }


@every_sheet
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_lines_end_as_they_may_and_blank_ends_do_not_count(name, sheet, end):
    text = end.join(["", *(f"{line}  " for line in sheet.default.splitlines()), "", ""])
    assert evaluate(name, {sheet.name: text}).inputs[sheet.name] == sheet.default


@every_sheet
def test_a_long_table_stays_out_of_the_address_and_says_so(name, sheet):
    definition = describe(name)
    form = initial_form(definition, {sheet.name: longer(sheet)})
    told = reply(definition, form)
    assert not told.errors
    assert "too long for a link" in told.texts[f"{sheet.name}.range"]
    assert "sent nowhere" in told.texts[f"{sheet.name}.range"]
    assert links.entries(definition, form) == {sheet.name: f"@{sheet.name}.csv"}
    assert len(told.texts["link"]) < 200
    opened = open_state(definition, initial_form(definition, {}), links.entries(definition, form))
    assert opened.errors[sheet.name].startswith(f"'@{sheet.name}.csv' stands for a table that was too long for a link")
    assert sheet.name not in opened.values  # the example stays


@every_sheet
def test_what_cannot_be_read_is_told_at_its_field(name, sheet):
    definition = describe(name)
    form = initial_form(definition, {}) | {sheet.name: "one, two\n1, 2"}
    assert set(reply(definition, form).errors) == {sheet.name}
    with pytest.raises(WrongEntries, match=r"more than 1.000.000 characters"):
        evaluate(name, {sheet.name: "1, 2\n" * 300_000})


@every_sheet
def test_the_command_reads_a_file_as_spreadsheets_save_it(name, sheet, tmp_path, capsys):
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        file = tmp_path / f"{encoding}.csv"
        file.write_bytes(longer(sheet).encode(encoding))
        assert main([name, f"{sheet.name}=@{file}", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["inputs"][sheet.name]["text"] == longer(sheet), encoding
    assert main([name, f"{sheet.name}=@{tmp_path}/none.csv"]) == 2
    assert "cannot be read: No such file" in capsys.readouterr().err
    assert main([name, "--help"]) == 0
    assert f"{sheet.name}=@FILE" in capsys.readouterr().out


@every_sheet
def test_a_case_with_a_long_table_is_kept_and_taken_away_whole(name, sheet):
    """Side by side, in words, in a spreadsheet and as a program that runs; a command names the file."""
    case = case_of(name, {sheet.name: longer(sheet)})
    kept = cases.draw(case, {"does": "keep"})
    assert "Case A has no answer" not in kept
    both = cases.compare(name, {sheet.name: longer(sheet)}, {})
    assert [row.name for row in both.inputs if row.differs] == [sheet.name]
    assert "lines" in take.export(name, {sheet.name: longer(sheet)}, "answer")
    assert sheet.default.splitlines()[-1] in take.export(name, {sheet.name: longer(sheet)}, "csv")
    assert f"{sheet.name}=@{sheet.name}.csv" in take.export(name, {sheet.name: longer(sheet)}, "command")
    program = take.export(name, {sheet.name: longer(sheet)}, "python")
    compile(program, "program", "exec")
    assert repr(longer(sheet).splitlines()[1])[1:-1] in program
