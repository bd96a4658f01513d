"""Read the structure of a PDF back, the way a screen reader goes through it."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf


class Structure:
    """The structure tree of a finished PDF, with the text that each tag holds."""

    def __init__(self, content: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(content))
        self.root = self.pdf.Root.StructTreeRoot.K[0]
        self.pages = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        self.marked = [marked_text(page) for page in self.pdf.pages]

    def texts(self, element: pikepdf.Object) -> Iterator[str]:
        """Yield the text of every mark below ``element``, in the order of reading."""
        for kid in kids(element):
            if isinstance(kid, int):
                yield self.marked[self.pages[element.Pg.objgen]][kid]
            elif kid.get("/Type") == "/MCR":
                yield self.marked[self.pages[kid.Pg.objgen]][int(kid.MCID)]
            elif kid.get("/Type") != "/OBJR":
                yield from self.texts(kid)

    def text(self, element: pikepdf.Object) -> str:
        return "".join(self.texts(element))

    def find(self, role: str, under: pikepdf.Object | None = None) -> list[pikepdf.Object]:
        """Return every element of the role, in the order of reading."""
        return [each for each in walk(under or self.root) if f"/{role}" == each.S]

    def lines(self, element: pikepdf.Object | None = None, indent: int = 0) -> Iterator[str]:
        """Yield the tree as indented lines: roles with what matters of their attributes, text."""
        element = element if element is not None else self.root
        yield "  " * indent + " ".join((str(element.S)[1:], *details(element)))
        for kid in kids(element):
            if isinstance(kid, int) or kid.get("/Type") == "/MCR":
                number, page = (
                    (kid, element.Pg) if isinstance(kid, int) else (int(kid.MCID), kid.Pg)
                )
                yield "  " * (indent + 1) + repr(self.marked[self.pages[page.objgen]][number])
            elif kid.get("/Type") == "/OBJR":
                yield "  " * (indent + 1) + f"-> {kid.Obj.Contents}"
            else:
                yield from self.lines(kid, indent + 1)

    def tree(self, element: pikepdf.Object | None = None) -> str:
        return "\n".join(self.lines(element))


def kids(element: pikepdf.Object) -> Iterator[int | pikepdf.Object]:
    for kid in element.K:
        yield int(kid) if not isinstance(kid, pikepdf.Object) else kid


def walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kid in kids(element):
        if not isinstance(kid, int) and kid.get("/Type") not in ("/MCR", "/OBJR"):
            yield from walk(kid)


def details(element: pikepdf.Object) -> Iterator[str]:
    for key in ("/Alt", "/E", "/Lang", "/ID"):
        if key in element:
            yield f"{key[1:]}={element[key]}"
    for key, value in element.A.items() if "/A" in element else ():
        if key == "/Headers":
            yield f"Headers={','.join(str(each) for each in value)}"
        elif key not in ("/O", "/BBox"):
            yield f"{key[1:]}={str(value).lstrip('/')}"


def marked_text(page: pikepdf.Page) -> dict[int, str]:
    """Return the text drawn under each mark of a page; artifacts and bare content are left out."""
    maps = {name: unicode_map(font) for name, font in page.Resources.Font.items()}
    texts: dict[int, str] = {}
    stack: list[int | None] = []
    current: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                number = (
                    operands[1].get("/MCID")
                    if isinstance(operands[1], pikepdf.Dictionary)
                    else None
                )
                stack.append(None if number is None else int(number))
                if number is not None:
                    assert int(number) not in texts, "a mark is used twice"
                    texts[int(number)] = ""
            case "BMC":
                stack.append(None)
            case "EMC":
                stack.pop()
            case "Tf":
                current = maps[str(operands[0])]
            case "TJ" if stack and stack[-1] is not None:
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        codes = bytes(part)
                        texts[stack[-1]] += "".join(
                            current[int.from_bytes(codes[i : i + 2], "big")]
                            for i in range(0, len(codes), 2)
                        )
    assert not stack
    return texts


def unicode_map(font: pikepdf.Object) -> dict[int, str]:
    entries: dict[int, str] = {}
    for line in font.ToUnicode.read_bytes().decode().splitlines():
        if line.startswith("<"):
            glyph, text = line.replace("<", "").replace(">", "").split()
            entries[int(glyph, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return entries
