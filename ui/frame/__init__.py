"""Around every page: the app, its shell, the menu, the feed."""
