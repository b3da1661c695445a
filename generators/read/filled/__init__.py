"""How the fields of a form are found again in a file that came back."""
