"""Published tables: what may be shown, in files of our own and of others."""
