"""Danish descriptions of the indicators, made of the objects they are computed from."""
