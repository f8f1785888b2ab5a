"""Say a draft again in another manner, its proofs kept, and sum a ticket up."""
