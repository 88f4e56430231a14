"""Word's styles as the institution's profile wants them: pandoc's own, changed in place."""

from __future__ import annotations

import re
from html import escape

from thesis.citations.pandoc import convert
from thesis.exporting.elements import FORMULA, FRONT_PAGE
from thesis.exporting.headings import LEVELS, NO_NUMBER, word_level, word_list
from thesis.exporting.package import changed
from thesis.profiles.model import Layout

#: Twentieths of a point in a millimetre.
_TWIPS = 56.6929
#: Single line spacing, in Word's 240ths of a line (ECMA-376, 17.3.1.33).
_SINGLE = 240
_PAGE_WIDTH = 210
"""In millimetres: A4."""
_PAGE = '<w:pgSz w:w="11906" w:h="16838"/>'  # A4


def reference_docx(layout: Layout, tag: str, *, counted: bool = False) -> bytes:
    """Return the document that pandoc takes its styles from.

    With `counted`, Word numbers the headings.

    Raises:
        PandocError: pandoc could not give its own.
    """
    data, _ = convert(["--print-default-data-file", "reference.docx"], b"")

    def change(name: str, content: bytes) -> bytes:
        match name:
            case "word/styles.xml":
                xml = _styles(content.decode(), layout, tag)
                return (_counted(xml) if counted else xml).encode()
            case "word/numbering.xml" if counted:
                return word_list(content.decode()).encode()
            case "word/document.xml":
                return _page(content.decode(), layout).encode()
            case "word/_rels/document.xml.rels":
                return content.replace(b"</Relationships>", _RELATION + b"</Relationships>")
            case "[Content_Types].xml":
                return content.replace(b"</Types>", _TYPE + b"</Types>")
        return content

    return changed(data, change, {"word/footer1.xml": _footer(layout).encode()})


_OFFICE = "http://schemas.openxmlformats.org"
_RELATION = (
    f'<Relationship Id="rIdFooter" Type="{_OFFICE}/officeDocument/2006/relationships/footer" '
    'Target="footer1.xml"/>'
).encode()
_TYPE = (
    b'<Override PartName="/word/footer1.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>'
)


def _footer(layout: Layout) -> str:
    """Return the foot of each page: its number."""
    side = layout.page_number_position
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:ftr xmlns:w="{_OFFICE}/wordprocessingml/2006/main">'
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="{side}"/></w:pPr>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>'
    )


def _styles(xml: str, layout: Layout, tag: str) -> str:
    half_points = round(layout.font_size_pt * 2)
    line = round(_SINGLE * layout.line_spacing)
    after = round(layout.paragraph_skip * layout.font_size_pt * 20 * layout.line_spacing)
    font = escape(layout.font)
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
    xml = re.sub(r"<w:rFonts\s[^>]*Theme[^>]*/>", fonts, xml)
    xml = re.sub(r'<w:lang w:val="[^"]*"', f'<w:lang w:val="{tag}"', xml)
    xml = re.sub(r"<w:color\s[^>]*themeColor[^>]*/>", '<w:color w:val="000000"/>', xml)
    defaults = re.search(r"<w:docDefaults>.*?</w:docDefaults>", xml, re.DOTALL)
    if defaults:
        sized = re.sub(r'(<w:sz(?:Cs)? w:val=)"\d+"', rf'\1"{half_points}"', defaults[0])
        xml = xml.replace(defaults[0], sized)
    xml = _spaced(xml, "BodyText", f'w:before="0" w:after="{after}" w:line="{line}"')
    quote = round(_SINGLE * layout.quote_spacing)
    xml = _spaced(xml, "BlockText", f'w:before="120" w:after="240" w:line="{quote}"')
    xml = _in_style(xml, "Caption", r"<w:spacing[^>]*/>", '<w:spacing w:before="0" w:after="180"/>')
    xml = _spaced(xml, "Compact", f'w:before="0" w:after="0" w:line="{_SINGLE}"')
    for level, size in ((1, half_points + 8), (2, half_points + 4), (3, half_points)):
        xml = _heading(xml, level, size, new_page=layout.chapter_new_page and level == 1)
    xml = _in_style(xml, "TOCHeading", r'<w:b w:val="0"\s*/>\s*<w:bCs w:val="0"\s*/>', "")
    # Norsk APA-manual, «Referanseliste»: hanging indent.
    hanging = f'<w:pPr><w:spacing w:after="{after}"/><w:ind w:left="720" w:hanging="720"/></w:pPr>'
    xml = _in_style(xml, "Bibliography", r"<w:pPr\s*/>", hanging)
    own = f"{_contents(layout)}{_front_page()}{_formula(layout)}"
    return xml.replace("</w:styles>", f"{own}</w:styles>")


#: A paragraph of running text right below a table or a list, which end without a space.
_BELOW = re.compile(
    r"((?:</w:tbl>|<w:numId [^>]*/></w:pPr>(?:(?!</?w:p>|<w:p ).)*</w:p>)\s*"
    r'<w:p><w:pPr><w:pStyle w:val="(?:BodyText|FirstParagraph)" ?/>)(</w:pPr>)',
    re.DOTALL,
)


def with_room(xml: str) -> str:
    """Return a document where text keeps off the table or list above it."""
    return _BELOW.sub(r'\1<w:spacing w:before="160"/>\2', xml)


def _counted(xml: str) -> str:
    for level in range(1, LEVELS + 1):
        xml = _in_style(xml, f"Heading{level}", "<w:spacing ", f"{word_level(level)}<w:spacing ")
    # It is based on the heading of a chapter.
    return _in_style(xml, "TOCHeading", "<w:spacing ", f"{NO_NUMBER}<w:spacing ")


def _contents(layout: Layout) -> str:
    """Return the styles of the lines of the table of contents: dots, and the page at the right."""
    edge = _line(layout)
    kinds = [(f"TOC{level}", f"toc {level}", 240 * (level - 1)) for level in range(1, LEVELS + 1)]
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="39"/><w:unhideWhenUsed/><w:pPr><w:tabs>'
        f'<w:tab w:val="right" w:leader="dot" w:pos="{edge}"/></w:tabs>'
        f'<w:spacing w:before="0" w:after="60"/><w:ind w:left="{left}"/></w:pPr></w:style>'
        for style, name, left in [*kinds, ("TableofFigures", "table of figures", 0)]
    )


def _line(layout: Layout) -> int:
    """Return how wide a line is, in twentieths of a point."""
    margins = layout.margins_mm
    return round((_PAGE_WIDTH - margins.left - margins.right) * _TWIPS)


def _formula(layout: Layout) -> str:
    """Return the style of a formula: itself in the middle, its number at the right."""
    edge = _line(layout)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{FORMULA}">'
        f'<w:name w:val="{FORMULA}"/><w:basedOn w:val="BodyText"/><w:qFormat/><w:pPr><w:tabs>'
        f'<w:tab w:val="center" w:pos="{edge // 2}"/><w:tab w:val="right" w:pos="{edge}"/>'
        "</w:tabs></w:pPr></w:style>"
    )


def _front_page() -> str:
    """Return the style of what the front page states below title and names."""
    return (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="FrontPage">'
        f'<w:name w:val="{FRONT_PAGE}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>'
        '<w:spacing w:before="480" w:after="0" w:line="300" w:lineRule="auto"/>'
        '<w:jc w:val="center"/></w:pPr></w:style>'
    )


def _spaced(xml: str, style: str, spacing: str) -> str:
    return _in_style(xml, style, r"<w:spacing[^>]*/>", f'<w:spacing {spacing} w:lineRule="auto"/>')


def _heading(xml: str, level: int, half_points: int, *, new_page: bool) -> str:
    style = f"Heading{level}"
    # The order of a style's properties is fixed (ECMA-376, 17.3.1.26 and 17.3.2.28).
    xml = _in_style(xml, style, r"<w:color ", "<w:b/><w:color ")
    xml = _in_style(xml, style, r'<w:sz w:val="\d+"\s*/>', f'<w:sz w:val="{half_points}"/>')
    if new_page:
        xml = _in_style(xml, style, r"<w:keepLines\s*/>", "<w:keepLines/><w:pageBreakBefore/>")
    return xml


def _in_style(xml: str, style: str, pattern: str, replacement: str) -> str:
    """Return the styles with the first match of a pattern in one of them replaced."""
    found = re.search(rf'<w:style [^>]*w:styleId="{style}".*?</w:style>', xml, re.DOTALL)
    if found is None:
        return xml
    changed = re.sub(pattern, lambda _: replacement, found[0], count=1)
    return xml[: found.start()] + changed + xml[found.end() :]


def _page(xml: str, layout: Layout) -> str:
    margins = layout.margins_mm
    sides = " ".join(
        f'w:{side}="{round(getattr(margins, side) * _TWIPS)}"'
        for side in ("top", "right", "bottom", "left")
    )
    page = f'{_PAGE}<w:pgMar {sides} w:header="708" w:footer="708" w:gutter="0"/><w:titlePg/>'
    footer = '<w:footerReference w:type="default" r:id="rIdFooter"/>'
    xml = re.sub(r"<w:sectPr>", f"<w:sectPr>{footer}", xml, count=1)
    return re.sub(r"</w:sectPr>", f"{page}</w:sectPr>", xml, count=1)
