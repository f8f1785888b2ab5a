"""Polite HTTP to one site: paced, bounded, cached, and never to a private address."""
