"""Arrange what was read for one reader: pages, lists, forms. Pure: values in, views out."""
