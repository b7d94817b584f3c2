"""How near answers come to the reference answers of a collection from elsewhere."""
