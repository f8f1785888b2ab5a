"""Call a language model within bounds: one endpoint, its failures, retries, and a memory."""
