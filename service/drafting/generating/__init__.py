"""Let a language model write, within bounds of time and cost, and believe nothing unchecked."""
