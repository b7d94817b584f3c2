"""The invented sample corpus: readable sources, and the builder that makes real files of them."""
