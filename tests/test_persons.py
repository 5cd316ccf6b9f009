"""`persons`: the user's list of persons."""

from pathlib import Path

import pytest

from tei_tools.errors import InputError
from tei_tools.persons import Person, read_persons

LIST = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
<person xml:id="ahab" sex="M"><persName>Captain <surname>Ahab</surname></persName><persName>Ahab</persName>
<idno type="VIAF">1</idno></person>
<person xml:id="ishmael" role="narrator"><persName>Ishmael</persName></person>
</listPerson></standOff></TEI>"""
AHAB = Person("ahab", ("Captain Ahab", "Ahab"), (("VIAF", "1"),), sex="M")
ISHMAEL = Person("ishmael", ("Ishmael",), role="narrator")


def written(tmp_path: Path, name: str, text: str) -> Path:
    """A file with this text."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_tei_and_csv_say_the_same(tmp_path: Path) -> None:
    """Forms, identifiers, role and sex, in either."""
    tei = read_persons(written(tmp_path, "p.xml", LIST))
    csv = read_persons(
        written(tmp_path, "p.csv", "id,forms,role,sex,VIAF\nahab,Captain Ahab|Ahab,,M,1\nishmael,Ishmael,narrator,,\n")
    )
    assert tei.entries == csv.entries == (AHAB, ISHMAEL)


def test_a_form_of_two_persons_is_ambiguous(tmp_path: Path) -> None:
    """Both are found by it, and the narrator is known by role."""
    persons = read_persons(written(tmp_path, "p.csv", "id,forms,role\na,Anna|Bennet,narrator\nb,Bennet,\n"))
    assert [person.id for person in persons.by_form["Bennet"]] == ["a", "b"]
    assert persons.narrator is persons.by_id["a"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("p.xml", "<TEI>", "cannot be read as XML"),
        ("p.xml", "<TEI/>", "no person in it. Give TEI with listPerson/person"),
        ("p.xml", LIST.replace(' xml:id="ishmael"', ""), "p.xml:4: a person needs an xml:id and a persName"),
        ("p.xml", LIST.replace('"ishmael"', '"ahab"'), "the id 'ahab' stands twice"),
        ("p.csv", "name\nAnna\n", "p.csv:2: a person needs 'id' and 'forms'"),
        ("p.csv", "id,forms\na b,Anna\n", "the id 'a b' cannot be an xml:id"),
        ("p.csv", "id,forms\na,Anna,Berta\n", "p.csv:2"),
        ("p.csv", "id,forms,VIAF no.\na,Anna,1\n", "'VIAF no.' of 'a' is not one word"),
        ("p.csv", "id,forms\na,An\x01na\n", "what is said of 'a' has a character that XML cannot hold"),
    ],
)
def test_a_wrong_list_says_what_and_where(tmp_path: Path, name: str, text: str, message: str) -> None:
    """File, line, and what it should be."""
    with pytest.raises(InputError) as error:
        read_persons(written(tmp_path, name, text))
    assert message in str(error.value)


def test_columns_may_have_spaces_round_their_names(tmp_path: Path) -> None:
    """As spreadsheets write them; and one name stands once."""
    persons = read_persons(written(tmp_path, "p.csv", "id, forms, role\na,Anna,narrator\n"))
    assert persons.narrator is not None
    with pytest.raises(InputError, match="the column 'forms' stands twice"):
        read_persons(written(tmp_path, "p.csv", "id,forms,forms\na,Anna,Anne\n"))


def test_an_identifier_is_read_whole(tmp_path: Path) -> None:
    """Whatever stands within it: comments, entities of the file's own."""
    text = LIST.replace(">1</idno>", "><!-- c -->&x;<seg>2</seg></idno>").replace(
        "<TEI", '<!DOCTYPE TEI [<!ENTITY x "1">]><TEI', 1
    )
    assert read_persons(written(tmp_path, "p.xml", text)).entries[0].idnos == (("VIAF", "12"),)
