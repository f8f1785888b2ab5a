"""What a model costs by tenant and day, counted across processes and bounded."""
