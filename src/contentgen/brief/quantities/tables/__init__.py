"""What the grammar knows about the world, as data: words, currencies, units, qualifiers, names."""
