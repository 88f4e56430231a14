"""LibreOffice's styles as the institution's profile wants them: pandoc's own, changed in place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from thesis.citations.pandoc import convert
from thesis.exporting.elements import FORMULA, FRONT_PAGE
from thesis.exporting.headings import LEVELS, libre_outline
from thesis.exporting.package import changed
from thesis.profiles.model import Layout

#: What a line of single spacing is in word processors, in font sizes.
_LINE = 1.15
_PAGE_WIDTH = 210
"""In millimetres: A4."""


def reference_odt(layout: Layout, tag: str) -> bytes:
    """Return the document that pandoc takes its styles from.

    Raises:
        PandocError: pandoc could not give its own.
    """
    data, _ = convert(["--print-default-data-file", "reference.odt"], b"")
    return changed(
        data,
        lambda name, content: (
            _styles(content.decode(), layout, tag).encode() if name == "styles.xml" else content
        ),
    )


def _styles(xml: str, layout: Layout, tag: str) -> str:
    font, size = escape(layout.font), layout.font_size_pt
    language, _, country = tag.partition("-")
    xml = re.sub(r'style:font-name="(Arial|Times New Roman)"', f'style:font-name="{font}"', xml)
    face = f'<style:font-face style:name="{font}" svg:font-family="&apos;{font}&apos;"/>'
    if f'<style:font-face style:name="{font}"' not in xml:
        xml = xml.replace("</office:font-face-decls>", f"{face}</office:font-face-decls>")
    xml = re.sub(
        r'fo:font-size="12pt"(\s+)fo:language="en"(\s+)fo:country="US"',
        rf'fo:font-size="{size}pt"\1fo:language="{language}"\2fo:country="{country}"',
        xml,
    )
    after = layout.paragraph_skip * size * _LINE * layout.line_spacing
    body = f'fo:margin-top="0pt" fo:margin-bottom="{after:.1f}pt" {_spacing(layout.line_spacing)}'
    xml = _styled(xml, "Text_20_body", "Standard", body, name="Text body")
    quote = f'fo:margin-left="10mm" fo:margin-right="0mm" {_spacing(layout.quote_spacing)}'
    room = 'fo:margin-top="6pt" fo:margin-bottom="12pt"'
    xml = _styled(xml, "Quotations", "Standard", f"{quote} {room}")
    # Norsk APA-manual, «Referanseliste»: hanging indent.
    hanging = f'fo:margin-left="12.7mm" fo:text-indent="-12.7mm" fo:margin-bottom="{after:.1f}pt"'
    hanging += f" {_spacing(layout.line_spacing)}"
    xml = _styled(xml, "Bibliography", "Standard", hanging)
    for level, larger in ((1, 4), (2, 2), (3, 0)):
        xml = _heading(xml, level, size + larger, new_page=layout.chapter_new_page and level == 1)
    room = 'fo:margin-top="24pt" fo:line-height="125%" fo:text-align="center"'
    name = FRONT_PAGE.replace(" ", "_20_")
    xml = _styled(xml, name, "Standard", room, name=FRONT_PAGE)
    xml = _formula(_contents(libre_outline(xml), layout), layout)
    link = '<style:style style:name="Internet_20_link" style:display-name="Internet link" '
    xml = _replaced(xml, "Internet_20_link", f'{link}style:family="text"/>')
    return _page(xml, layout)


def _contents(xml: str, layout: Layout) -> str:
    """Return the styles with those of the table of contents: dots, and the page at the right."""
    page = 'fo:break-before="page"' if layout.chapter_new_page else ""
    text = '<style:text-properties fo:font-weight="bold"/>'
    name = "Contents Heading"
    room = f'fo:margin-bottom="6pt" {page}'
    xml = _styled(xml, "Contents_20_Heading", "Heading", room, name=name, text=text)
    margins = layout.margins_mm
    edge = _PAGE_WIDTH - margins.left - margins.right
    for level in range(1, LEVELS + 1):
        left = 4 * (level - 1)
        tab = (
            f'<style:tab-stops><style:tab-stop style:position="{edge - left}mm" '
            'style:type="right" style:leader-style="dotted" style:leader-text="."/>'
            "</style:tab-stops>"
        )
        room = f'fo:margin-left="{left}mm" fo:margin-bottom="3pt"'
        xml = _styled(
            xml, f"Contents_20_{level}", "Standard", room, name=f"Contents {level}", inside=tab
        )
    return xml


def _formula(xml: str, layout: Layout) -> str:
    """Return the styles with that of a formula: itself in the middle, its number at the right."""
    margins = layout.margins_mm
    edge = _PAGE_WIDTH - margins.left - margins.right
    tabs = (
        f'<style:tab-stops><style:tab-stop style:position="{edge / 2}mm" style:type="center"/>'
        f'<style:tab-stop style:position="{edge}mm" style:type="right"/></style:tab-stops>'
    )
    return _styled(xml, FORMULA, "Text_20_body", "", inside=tabs)


def _spacing(lines: float) -> str:
    return f'fo:line-height="{round(lines * 100)}%"'


def _heading(xml: str, level: int, points: float, *, new_page: bool) -> str:
    page = 'fo:break-before="page"' if new_page else ""
    room = f'fo:margin-top="12pt" fo:margin-bottom="6pt" fo:keep-with-next="always" {page}'
    text = f'<style:text-properties fo:font-size="{points}pt" fo:font-weight="bold"/>'
    name, shown = f"Heading_20_{level}", f"Heading {level}"
    more = f'style:default-outline-level="{level}" style:next-style-name="Text_20_body"'
    return _styled(xml, name, "Heading", room, name=shown, more=more, text=text)


def _styled(
    xml: str, style: str, parent: str, paragraph: str, *, name: str = "", more: str = "",
    text: str = "", inside: str = "",
) -> str:  # fmt: skip
    """Return the styles with one of their own, in the place of pandoc's where it has one."""
    shown = f'style:display-name="{name}"' if name else ""
    element = (
        f'<style:style style:name="{style}" {shown} style:family="paragraph" '
        f'style:parent-style-name="{parent}" {more} style:class="text">'
        f"<style:paragraph-properties {paragraph}>{inside}</style:paragraph-properties>"
        f"{text}</style:style>"
    )
    return _replaced(xml, style, element)


def _replaced(xml: str, style: str, element: str) -> str:
    pattern = rf'<style:style\s+style:name="{style}"(?:[^>]*/>|.*?</style:style>)'
    changed, count = re.subn(pattern, lambda _: element, xml, count=1, flags=re.DOTALL)
    return changed if count else xml.replace("</office:styles>", f"{element}</office:styles>")


def _page(xml: str, layout: Layout) -> str:
    margins = layout.margins_mm
    xml = re.sub(
        r'fo:page-width="8.5in"(\s+)fo:page-height="11in"',
        r'fo:page-width="210mm"\1fo:page-height="297mm"',
        xml,
    )
    page = re.search(r'<style:page-layout-properties fo:page-width="210mm".*?>', xml, re.DOTALL)
    if page is None:
        return xml
    changed = page[0]
    for side in ("top", "bottom", "left", "right"):
        margin = f'fo:margin-{side}="{getattr(margins, side)}mm"'
        changed = re.sub(rf'fo:margin-{side}="[^"]*"', margin, changed)
    return xml.replace(page[0], changed)


_FRAME = re.compile(r'<draw:frame draw:name="img\d+".*?</draw:frame>', re.DOTALL)


def described(xml: str, descriptions: Sequence[str]) -> str:
    """Return a document whose pictures, in their order, have their alternative texts.

    Pandoc writes none (OpenDocument 1.3, part 3, 10.3.18: `svg:desc`).
    """
    frames = _FRAME.findall(xml)
    if len(frames) != len(descriptions):
        return xml
    left = iter(descriptions)

    def frame(found: re.Match[str]) -> str:
        desc = f"<svg:desc>{escape(next(left), quote=False)}</svg:desc>"
        return found[0].replace("</draw:frame>", f"{desc}</draw:frame>")

    return _FRAME.sub(frame, xml)
