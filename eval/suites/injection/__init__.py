"""The injection suite: whatever tickets and articles order a model to do, nothing leaves."""
