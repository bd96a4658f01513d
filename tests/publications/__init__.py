"""The editions of this repository, finished: what is published is right, whole and repeatable."""
