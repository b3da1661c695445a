"""An official text step by step: lines, paragraphs and tables, markers, places."""
