"""Speed and scale, side by side with others."""
