"""Hold what was read against the rules: values in, problems out."""
