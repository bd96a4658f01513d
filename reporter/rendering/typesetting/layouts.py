"""Lines of text for WeasyPrint, set up once for each style that text can have.

WeasyPrint describes font, language and features to Pango anew for every line that it tries, and
never gives back the list of features: both the time and some megabytes of every document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from weasyprint.css.functions import check_math
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import FontConfiguration, font_features, get_font_description
from weasyprint.text.line_break import Layout

from reporter.rendering.typesetting.showing import Shown, show
from reporter.rendering.typesetting.styles import KeptStyles

_FEATURES = (
    "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps",
    "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian",
    "font_feature_settings",
)  # fmt: skip
_DECIDING = (
    "direction", "lang", "font_language_override", "font_family", "font_style", "font_stretch",
    "font_weight", "font_size", "font_variation_settings", *_FEATURES,
    "white_space", "overflow_wrap", "word_break", "hyphens", "hyphenate_character",
    "hyphenate_limit_chars", "hyphenate_limit_zone",
)  # fmt: skip
"""All that a plain text's set-up depends on, and where its lines end."""


class KeptFonts(FontConfiguration):  # type: ignore[misc]  # WeasyPrint is untyped
    """Registered fonts, how text of each style is set up for them, and lines of it set before."""

    def __init__(self) -> None:
        super().__init__()
        self.settings: dict[str, Setting] = {}
        self.lines: dict[tuple[Any, ...], Any] = {}
        self.styles = KeptStyles()


@dataclass(frozen=True, eq=False, slots=True)
class Setting:
    """What Pango is told of a style, whether its text may wrap, and whether its spaces collapse."""

    context: Any
    language: Any
    description: Any
    attributes: Any
    wraps: bool
    collapses: bool


class QuickLayout(Layout):  # type: ignore[misc]
    """A layout of one style's text that is set up from what is known of the style.

    Text that is spaced, justified or decorated is set up as WeasyPrint does it.
    """

    def setup(self, style: Any) -> None:
        """Make a Pango layout for text of a style."""
        setting = None if self.justification_spacing else setting_of(style)
        self.setting: Setting | None = setting
        self._kept = self
        self._shown: tuple[Shown | None] | tuple[()] = ()
        if setting is None:
            super().setup(style)
            return
        self.style = style
        self.language = setting.language
        self.first_line_direction = 0
        self.ascent = self.underline_position = self.strikethrough_position = None
        self.layout = ffi.gc(pango.pango_layout_new(setting.context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(self.layout, False)
        pango.pango_layout_set_font_description(self.layout, setting.description)
        pango.pango_layout_set_attributes(self.layout, setting.attributes)

    def set_text(self, text: str, justify: bool = False) -> None:
        """Set the text; of several lines, only as much as shows that there is a second."""
        if self.setting is None or "\t" in text:
            super().set_text(text, justify)
            return
        end = text.find("\n")
        self.text = text if end == -1 else text[: end + 2]
        characters, _ = unicode_to_char_p(self.text)
        pango.pango_layout_set_text(self.layout, characters, -1)
        # As it is drawn: set only then, it would have the line laid out once more.
        pango.pango_layout_set_single_paragraph_mode(self.layout, end == -1)

    def deactivate(self) -> None:
        """Keep a plain text's layout for the drawing, which is soon; a book would not."""
        if self.setting is None:
            super().deactivate()

    def lent(self, max_width: float | None) -> QuickLayout:
        """Return a layout for one document, to be changed there; this one is to be kept."""
        copy: QuickLayout = object.__new__(QuickLayout)
        copy.__dict__.update(self.__dict__, max_width=max_width)
        return copy

    def shown(self) -> Shown | None:
        """Return what shows the line, wherever it was lent; found out once and kept instead."""
        kept = self._kept
        if not kept._shown:
            kept._shown = (show(kept),)
            del kept.layout
        return kept._shown[0]


def setting_of(style: Any) -> Setting | None:
    """Return the setting of a plain style; None for text that is spaced or decorated."""
    try:
        found: Setting | None = style._setting
    except AttributeError:
        found = style._setting = _setting(style) if _plain(style) else None
    return found


def _plain(style: Any) -> bool:
    spaced = style["word_spacing"] or style["letter_spacing"] not in ("normal", 0)
    decorated = style["text_decoration_line"] != "none"
    return not (spaced or decorated or check_math(style["hyphenate_limit_zone"]))


def _setting(style: Any) -> Setting:
    key = str([style[name] for name in _DECIDING])
    known: dict[str, Setting] = style.font_config.settings
    if key not in known:
        known[key] = _described(style)
    return known[key]


def _described(style: Any) -> Setting:
    context = ffi.gc(
        pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref
    )
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    override = style["font_language_override"]
    name = style["lang"] if override == "normal" else LST_TO_ISO.get(override.lower(), override)
    language = pango.pango_language_get_default()
    if name:
        characters, _ = unicode_to_char_p(name)
        language = pango.pango_language_from_string(characters)
        pango.pango_context_set_language(context, language)
    attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    features = font_features(*(style[name] for name in _FEATURES))
    # The list owns its attributes, which are for any text however long.
    if features:
        listed = ",".join(f"{tag} {value}" for tag, value in features.items())
        pango.pango_attr_list_insert(
            attributes, pango.pango_attr_font_features_new(listed.encode())
        )
    if style["overflow_wrap"] in ("anywhere", "break-word"):
        pango.pango_attr_list_insert(attributes, pango.pango_attr_insert_hyphens_new(False))
    space = style["white_space"]
    return Setting(
        context,
        language,
        get_font_description(style),
        attributes,
        wraps=space in ("normal", "pre-wrap", "pre-line"),
        collapses=space in ("normal", "nowrap", "pre-line"),
    )
