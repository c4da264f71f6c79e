"""XML as events and as a stream, without the parts of it that can harm."""
