"""The writer's desk: an edition in the browser as it is written, and the proof-reader's list."""
