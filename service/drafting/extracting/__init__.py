"""Assemble a reply from the articles' own sentences, with no language model."""
