"""Construction-safety policies, encoded once as YAML, and everything generated from them."""
