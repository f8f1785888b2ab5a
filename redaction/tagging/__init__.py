"""A small trained model that reads names, addresses and numbers in context, told to by no label."""
