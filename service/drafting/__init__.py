"""Write replies in which every sentence is proven."""
