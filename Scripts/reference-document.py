#!/usr/bin/env python3
"""Makes Templates/reference.docx, whose page and styles pandoc gives to packs unless a house document takes its place.

A4 landscape, because tables of a pack have up to twelve columns; small type and thin lines in tables. The styles are those that
pandoc asks for by name. The same run gives the same bytes. Standard library only.
"""

import pathlib
import zipfile

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraph(name, title, size, before, after, based="Normal", bold=False, colour=None, keep=False, outline=None):
    """A style of paragraphs: size in half points, space in twentieths of a point."""
    level = "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
    run = f'{"<w:b/>" if bold else ""}{f"""<w:color w:val="{colour}"/>""" if colour else ""}<w:sz w:val="{size}"/>'
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    default = "" if based else ' w:default="1"'
    return (f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{title}"/>{parent}<w:qFormat/>'
            f'<w:pPr>{"<w:keepNext/>" if keep else ""}<w:spacing w:before="{before}" w:after="{after}"/>{level}</w:pPr>'
            f"<w:rPr>{run}</w:rPr></w:style>")


LINE = " ".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>'
                for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
STYLES = "".join([
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>',
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/><w:sz w:val="20"/><w:szCs w:val="20"/>',
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"80\"/></w:pPr></w:pPrDefault></w:docDefaults>",
    paragraph("Normal", "Normal", 20, 0, 80, based=None),
    paragraph("BodyText", "Body Text", 20, 60, 80), paragraph("FirstParagraph", "First Paragraph", 20, 60, 80, "BodyText"),
    paragraph("Compact", "Compact", 16, 10, 10),
    paragraph("Title", "Title", 36, 0, 120, bold=True),
    paragraph("Heading1", "heading 1", 36, 0, 120, bold=True, keep=True, outline=0),
    paragraph("Heading2", "heading 2", 26, 280, 80, bold=True, colour="1F3864", keep=True, outline=1),
    paragraph("Heading3", "heading 3", 22, 200, 60, bold=True, colour="1F3864", keep=True, outline=2),
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>',
    "</w:style>",
    '<w:style w:type="character" w:styleId="VerbatimChar"><w:name w:val="Verbatim Char"/><w:rPr>',
    '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/><w:sz w:val="18"/></w:rPr></w:style>',
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0550AE"/></w:rPr></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>',
    f"<w:tblBorders>{LINE}</w:tblBorders><w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/>",
    '</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>',
    '<w:shd w:val="clear" w:color="auto" w:fill="EDEFF2"/></w:tcPr></w:tblStylePr></w:style></w:styles>',
])
# Twentieths of a point: 297 by 210 mm, with 15 mm around.
DOCUMENT = (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{MAIN}"><w:body>'
            '<w:p><w:r><w:t>Styles for packs</w:t></w:r></w:p><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
            '<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/>'
            "</w:sectPr></w:body></w:document>")
PARTS = {
    "[Content_Types].xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="{PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{TYPES}.styles+xml"/></Types>',
    "_rels/.rels": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": DOCUMENT,
    "word/styles.xml": STYLES,
    "word/_rels/document.xml.rels": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>'
    "</Relationships>",
}


def main():
    path = pathlib.Path(__file__).resolve().parent.parent / "Templates/reference.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in PARTS.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text.encode(), zipfile.ZIP_DEFLATED)
    print(path)


main()
