"""The looks: what can be opened, what is filtered, how a thing is shown."""
