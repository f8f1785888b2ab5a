"""The pages of agents and managers."""
