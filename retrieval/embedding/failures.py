"""What can be wrong with an embedding model, in a sentence for whoever chose it."""


class ModelUnusableError(Exception):
    """The embedding model that was chosen cannot be used."""


class ModelMissingError(ModelUnusableError):
    """The model is not there, or not whole, or nothing that can embed."""


class ModelDamagedError(ModelUnusableError):
    """The packaged weights are not the published ones, so nothing they compute can be trusted."""
