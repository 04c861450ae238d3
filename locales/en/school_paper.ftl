# The school on two pages, as .docx.

button-school-paper = About the school, .docx
school-paper-file = about-{ $school }.docx
