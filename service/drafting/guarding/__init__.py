"""Keep hostile text from giving orders, and what it wants from leaving."""
