"""A change of the records laid out for whoever is to agree to it."""
