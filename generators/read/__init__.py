"""Read what people write: content, rosters, returned forms, official texts."""
