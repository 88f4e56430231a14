"""Word documents written part by part, in the form that Word (in Norwegian) gives them."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    )
)
#: Id, name and run properties: Word's names are English, its ids those of the user's language.
STYLES = (
    ("Normal", "Normal", '<w:sz w:val="24"/>'),
    ("Overskrift1", "heading 1", '<w:b/><w:sz w:val="32"/>'),
    ("Overskrift2", "heading 2", '<w:b/><w:sz w:val="28"/>'),
    ("Sitat", "Quote", "<w:i/>"),
    ("Bildetekst", "caption", "<w:i/>"),
    ("INNH1", "toc 1", ""),
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, style: str = "", about: str = "", look: str = "") -> str:
    """Return a paragraph; `look` are run properties for plain text."""
    inner = content if content.startswith("<") else run(content, look)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{about}</w:pPr>{inner}</w:p>"


def sign(kind: str, data: str = "") -> str:
    packed = f'<w:fldData xml:space="preserve">{data}</w:fldData>' if data else ""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{packed}</w:fldChar></w:r>'


def field(instruction: str, shown: str) -> str:
    """Return a complex field (ECMA-376, part 1, 17.16.18)."""
    text = f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'
    return f"{sign('begin')}<w:r>{text}</w:r>{sign('separate')}{run(shown)}{sign('end')}"


def control(about: str, content: str) -> str:
    """Return a content control."""
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def word(*body: str, parts: dict[str, str] | None = None) -> bytes:
    """Return a document with these paragraphs, and other parts by their names."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{own}"'
        f"{' w:default=' + chr(34) + '1' + chr(34) if own == 'Normal' else ''}>"
        f'<w:name w:val="{name}"/><w:rPr>{look}</w:rPr></w:style>'
        for own, name, look in STYLES
    )
    relations = "".join(
        f'<Relationship Id="{own}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for own, kind, target in (("rId1", "styles", "styles.xml"),)
    )
    packaged = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    )
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'{packaged}<Relationship Id="rId1" Type="{_RELATION}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{packaged}{relations}</Relationships>",
        "word/document.xml": f"<w:document {SPACES}><w:body>{''.join(body)}<w:sectPr/></w:body>"
        "</w:document>",
        "word/styles.xml": f"<w:styles {SPACES}>{styles}</w:styles>",
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return out.getvalue()
