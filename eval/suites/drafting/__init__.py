"""The drafting suite: does an extractive draft hold the answer, and little else?"""
