"""What is counted: the definitions of the ten goals, and their computation from the registers."""
