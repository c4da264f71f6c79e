"""The declared pictures: figures drawn as marks, bars and lines in HTML. They know no page and no figure by name."""
