"""What agents report about redaction, and the cases for evaluation that this gives."""
