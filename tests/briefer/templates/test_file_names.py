"""Names that Windows keeps for devices, as a file and in a template."""

from __future__ import annotations

import pytest

from briefer import templates
from briefer.errors import TemplateError
from briefer.templates.file_names import is_device


@pytest.mark.parametrize("name", ["CON", "con.docx", "Aux .png", "nul.tar.gz", "LPT9.docx", "com1", "COM¹", "conin$"])
def test_a_name_of_a_device_is_known_whatever_its_ending_and_case(name: str) -> None:
    assert is_device(name)


@pytest.mark.parametrize("name", ["Contact.docx", "con_1.docx", "lpt10", "my con.docx", "", ".con"])
def test_any_other_name_is_no_device(name: str) -> None:
    assert not is_device(name)


@pytest.mark.parametrize(
    "line",
    ["base: CON.docx", "file_name: aux", "logo: {file: prn.png, description: Seal}"],
    ids=["base", "name", "logo"],
)
def test_no_file_of_a_template_may_be_called_like_a_device(line: str) -> None:
    with pytest.raises(TemplateError) as caught:
        templates.loads(f"id: office\nname: Office\n{line}\nsections:\n  - {{kind: timeline}}\n")
    [mistake] = caught.value.mistakes
    assert "keeps this name for a device" in mistake.message
    assert mistake.line == 3
