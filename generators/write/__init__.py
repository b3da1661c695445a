"""Write what views hold into build/: whole or not at all, and only what changed."""
