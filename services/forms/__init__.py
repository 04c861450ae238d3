"""The form engine: reading, walking and checking any form; it knows no particular one."""
