"""What the tests of changes share: both texts out of one, by our marks and by other programs."""

from __future__ import annotations

import json

from tests import libreoffice
from thesis.changes.elements import text_of, without
from thesis.changes.flow import units_of
from thesis.citations.pandoc import convert
from thesis.examine import read


def accepted(merged):
    """Return marked blocks as they are when all changes are accepted."""
    return without(merged, "deletion")


def rejected(merged):
    """Return marked blocks as they are when all changes are rejected."""
    return without(merged, "insertion")


def words_of_thesis(folder):
    """Return all words of a thesis as they are compared."""
    given, _ = read(folder.resolve())
    units, _ = units_of(given, given.context.rendered[0])
    return " ".join(text_of(unit.element) for unit in units).split()


def words_of_docx(data, changes):
    """Return all words of a Word file, as pandoc reads it with its changes settled."""
    output, _ = convert(["-f", "docx", "-t", "json", f"--track-changes={changes}"], data)
    document = json.loads(output)
    # Pandoc takes paragraphs of these styles for metadata.
    facts = [document["meta"].get(name) for name in ("title", "subtitle", "author")]
    return " ".join(map(text_of, [*filter(None, facts), *document["blocks"]])).split()


#: Opens a file, does one command, and saves it. LibreOffice makes the module's place itself.
_MACRO = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Settle(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  file = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  Dim none(0) As New com.sun.star.beans.PropertyValue
  dispatcher.executeDispatch(file.CurrentController.Frame, ".uno:" &amp; command, "", 0, none())
  Dim word(0) As New com.sun.star.beans.PropertyValue
  word(0).Name = "FilterName"
  word(0).Value = "MS Word 2007 XML"
  file.storeToURL(ConvertToURL(target), word())
  file.close(True)
End Sub
</script:module>
"""


def settled_by_libreoffice(docx, folder):
    """Return a Word file after LibreOffice accepted, and after it rejected, all changes."""
    # The first start lays out the profile; what lies there before that is replaced.
    libreoffice.converted(docx, "txt", folder)
    (libreoffice.profile(folder) / "user" / "basic" / "Standard" / "Module1.xba").write_text(
        _MACRO, encoding="utf-8"
    )
    made = []
    for command in ("AcceptAllTrackedChanges", "RejectAllTrackedChanges"):
        target = folder / f"{command}.docx"
        call = f'Standard.Module1.Settle("{docx}", "{target}", "{command}")'
        libreoffice.run(folder, f"macro:///{call}")
        made.append(target.read_bytes())
    return made
