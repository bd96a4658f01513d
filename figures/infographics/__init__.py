"""Infographics: few numbers shown large, each kind with the height that its texts need."""
