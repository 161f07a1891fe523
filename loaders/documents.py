"""The text of a release's file: what a reader sees of a page, a document or a PDF, in its order.

The text is the source's text from then on: all offsets are into it. PDF pages are parted by a form feed, so that
the page of an offset is one more than the form feeds before it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator

from graph.errors import SourceError
from loaders.tables.encoding import decode
from loaders.zips import part

# a page of a few kilobytes may say that it unpacks to gigabytes
LARGEST = 256 << 20
# what a browser does not show, and what stands on every page of a site
UNSEEN = "head, script, style, noscript, template, svg, nav, footer, form, button, select, iframe"
BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|h[1-6]|header|hr|li"
    "|main|ol|p|pre|section|table|tbody|tfoot|thead|tr|ul"
)
# where sites put the article itself: HTML5, schema.org, Joomla, WordPress
ARTICLES = "article, [itemprop=articleBody], .item-page, .entry-content, .post-content, main"
ENOUGH = 200
BREAK = "\n"
# a line of a PDF that ends near the right edge goes on in the next
FULL = 0.85
# PDFs of browsers give a consonant with two marks a second time, a little later and without its end: ตั้งตั้
AGAIN = re.compile(r"([ก-ฮ][\u0e31\u0e34\u0e36\u0e37][\u0e47-\u0e4e])(.)(.{0,8}?) ?\1(?!\2)")
NEW_LINE = re.compile(r"\s*(?:[-•●▪*o]\s|[(\[]?[0-9๐-๙]{1,2}[.)\]]\s)")


def text_of(data: bytes, name: str) -> str:
    """The text of a file by the suffix of its name.

    Raises SourceError for a file that is broken, locked, or holds pictures of text only.
    """
    suffix = "." + name.rpartition(".")[2].lower()
    if suffix not in READERS:
        return decode(data, name)[0]
    try:
        return READERS[suffix](data, name)
    except SourceError:
        raise
    # the three libraries tell of a broken file by whatever failed first
    except Exception as wrong:
        th = f"{name}: เปิดไฟล์ {suffix} ไม่ได้ ({wrong}) ลองเปิดแล้วบันทึกใหม่"
        raise SourceError(name, f"{wrong}", f"a {suffix} file", "Open it and save it again.", th=th) from wrong


def page_text(data: bytes, name: str) -> str:
    """A web page: its article where it marks one, else all of it."""
    from bs4 import BeautifulSoup, Tag

    page = BeautifulSoup(decode(data, name)[0], "html.parser")
    for unseen in page.select(UNSEEN):
        unseen.decompose()
    articles = [a for a in page.select(ARTICLES) if len(a.get_text(strip=True)) >= ENOUGH]
    root = max(articles, key=lambda a: len(a.get_text(strip=True)), default=page.body or page)
    return lines_of("".join(pieces(root))) if isinstance(root, Tag) else ""


def pieces(tag: object) -> Iterator[str]:
    """The texts below an element, with a break around each block."""
    from bs4 import Comment, Tag
    from bs4.element import NavigableString

    if isinstance(tag, NavigableString):
        if not isinstance(tag, Comment):
            yield re.sub(r"[ \t\r\n]+", " ", str(tag))
    elif isinstance(tag, Tag):
        edge = BREAK if BLOCK.fullmatch(tag.name) else "\t" if tag.name in ("td", "th") else ""
        yield BREAK if tag.name == "br" else edge
        for child in tag.children:
            yield from pieces(child)
        yield edge


def lines_of(text: str) -> str:
    """The lines without space at their ends, at most one of them empty in a row."""
    lines = (re.sub(r"\t+", " ", line).strip(" ") for line in text.split(BREAK))
    return re.sub(r"\n{3,}", "\n\n", BREAK.join(lines)).strip() + BREAK


def document_text(data: bytes, name: str) -> str:
    """A Word document: a line a paragraph, a line a row of a table."""
    from docx import Document
    from docx.table import Table

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(one.file_size for one in archive.infolist())
        for one in archive.infolist() if size <= LARGEST else ():
            # one that holds more than it says ends here
            part(archive, one)
    if size > LARGEST:
        th = f"{name}: ไฟล์นี้ขยายออกได้ {size:,} ไบต์ ใหญ่เกินกว่าจะเป็นข่าว"
        raise SourceError(name, f"{size:,} bytes when unpacked", f"at most {LARGEST:,}", "Save its text apart.", th=th)
    lines: list[str] = []
    for block in Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            # a merged cell comes once for each of its columns
            lines += [" ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in block.rows]
        else:
            lines.append(block.text)
    return lines_of(BREAK.join(lines))


def pdf_text(data: bytes, name: str) -> str:
    """A PDF: its pages, with lines that were broken at the edge of the page joined."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        pages = [unwrapped(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        todo = "Make its text readable with a program for text recognition (OCR)."
        th = f"{name}: PDF นี้เป็นภาพ ไม่มีตัวอักษร โปรดแปลงเป็นข้อความด้วยโปรแกรม OCR ก่อน"
        raise SourceError(name, "pictures of pages", "text", todo, th=th)
    return "\f".join(pages)


def unwrapped(page: str) -> str:
    """A page's text with its paragraphs in one line each."""
    # U+FFFE marks a hyphen or a break that the layout made
    lines = page.replace("\ufffe", "").replace("\r\n", BREAK).split(BREAK)
    width = max(map(len, lines), default=0)
    out = ""
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        goes_on = len(line) >= FULL * width and after.strip() and not NEW_LINE.match(after)
        out += line if goes_on else line.rstrip() + BREAK
    return AGAIN.sub(r"\1\2\3", out).strip() + BREAK


READERS: dict[str, Callable[[bytes, str], str]] = {
    ".html": page_text,
    ".htm": page_text,
    ".docx": document_text,
    ".pdf": pdf_text,
}
SUFFIXES = (".txt", *READERS)


def first_line(text: str) -> str:
    """The first line that says something, at most 200 characters."""
    return next((line.strip()[:200] for line in text.splitlines() if line.strip()), "")
