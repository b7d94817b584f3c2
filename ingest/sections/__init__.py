"""A document cut into the parts that a reader of its kind sees."""
