"""Find passages: keep articles and their passages, and search them by words and by meaning."""
