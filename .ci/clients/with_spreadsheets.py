"""Opens the API's CSV where analysts do: pandas, and LibreOffice, which keeps every cell as it was."""

import csv
import subprocess
import sys
import tempfile
from datetime import date, datetime
from io import StringIO
from pathlib import Path

import httpx
import openpyxl
import pandas as pd

LISTS = ("equipment-deals", "agreements", "statements", "people", "claims")
# Comma, quotation mark, UTF-8, from the first line, and then what its dialogue proposes: columns and language as found,
# quoted text not kept from being a number, and no guessing of days written in words.
LIKE_THE_DIALOGUE = "CSV:44,34,76,1,,0,false,false"


def open_with_pandas(server: str) -> None:
    """Counts and sums are numbers, days are days, flags are booleans and texts are texts, with no word about types."""
    days = ["signed_on", "first_reported_on", "last_reported_on"]
    deals = pd.read_csv(f"{server}/v1/equipment-deals?buyer=PE&format=csv", parse_dates=days)

    assert len(deals) > 1
    assert set(deals["buyer_id"]) == {"PE"}
    for column in ("quantity_best", "quantity_low", "value_amount", "value_high", "sources", "citation_count"):
        assert pd.api.types.is_numeric_dtype(deals[column]), column
    for column in days:
        assert pd.api.types.is_datetime64_any_dtype(deals[column]), column
    for column in ("id", "equipment", "equipment_quote", "category", "value_currency", "status"):
        assert pd.api.types.is_string_dtype(deals[column]), column
    assert pd.api.types.is_bool_dtype(deals["background"])
    assert deals.loc[deals["value_currency"] == "USD", "value_amount"].max() > 10**9
    assert deals["first_reported_on"].min() > pd.Timestamp(2025, 1, 1)


def converted(text: str, folder: Path) -> list[list[object]]:
    """Return the cells that LibreOffice makes of a CSV *text*, row by row."""
    (folder / "list.csv").write_text(text, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += [f"--infilter={LIKE_THE_DIALOGUE}", "--convert-to", "xlsx", "--outdir", str(folder), "list.csv"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    sheet = openpyxl.load_workbook(folder / "list.xlsx").worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def means(cell: object, text: str) -> bool:
    """Tell whether a *cell* of a spreadsheet holds what the CSV's *text* says."""
    match cell:
        case None:
            return text == ""
        case bool():
            return text == str(cell).lower()
        case datetime() | date():
            return text == cell.strftime("%Y-%m-%d")
        case int() | float():
            return float(text) == cell
        case _:
            return text == cell


def open_with_libreoffice(server: str) -> None:
    """Every cell says what the CSV says: no text became a formula, a number or another text."""
    for name in LISTS:
        text = httpx.get(f"{server}/v1/{name}?format=csv").raise_for_status().text
        written = list(csv.reader(StringIO(text, newline="")))
        with tempfile.TemporaryDirectory() as folder:
            read = converted(text, Path(folder))
        assert len(read) == len(written) > 1
        assert any(isinstance(cell, datetime) for row in read for cell in row) or name == "people", name
        for cells, texts in zip(read, written, strict=True):
            for cell, one in zip(cells, texts, strict=True):
                assert means(cell, one), (name, cell, one)


if __name__ == "__main__":
    open_with_pandas(sys.argv[1])
    open_with_libreoffice(sys.argv[1])
