"""The nouns: frozen, typed, free of I/O. Every stage imports them; they import none of the stages."""
