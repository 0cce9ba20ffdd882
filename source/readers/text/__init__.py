"""Readers of text as people type it: plain text and Markdown."""
