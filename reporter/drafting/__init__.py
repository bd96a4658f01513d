"""Begins new editions: a folder that builds as it stands, for a person to go on with."""
