"""The proving suite: do verdicts agree with people's, and are planted errors found?"""
