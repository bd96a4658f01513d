"""The fields that every figure and table of an ``edition.yaml`` has."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from reporter.editions.fields import Identifier, Text


class Strict(BaseModel):
    """Fields that are never changed once read, and no others than those named."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Captioned(Strict):
    """What stands above a figure or table, and beneath it."""

    id: Identifier
    title: Text
    notes: tuple[Text, ...] = ()
    remark: Text | None = None
    source: Text | None = None
