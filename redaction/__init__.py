"""Hide people: find personal data in text, put placeholders in its place, and put it back."""
