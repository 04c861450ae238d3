"""A school's way through the stages of the standard procedure."""
