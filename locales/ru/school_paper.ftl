# Справка о школе: две страницы, .docx.

button-school-paper = Справка о школе, .docx
school-paper-file = справка-{ $school }.docx
