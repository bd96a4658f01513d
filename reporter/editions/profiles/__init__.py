"""What a municipality's sheet may know: its own numbers, what they are held against, its place."""
