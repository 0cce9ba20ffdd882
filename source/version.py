"""The version of the distribution; the lowest layer holds it because annotations record who made them."""

VERSION = "0.1.0"
